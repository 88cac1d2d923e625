package dev.perennial.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BroadcastFilesTest {
    private static final String FILE = "broadcasts/news.yaml";

    private static final String NEWS = """
        at: 2027-03-01T10:00
        clock: customer
        freshFor: P2D
        perHour: 100
        template: thanks
        holdout: 10
        goal: { on: PurchaseCompleted, within: P7D }
        """;

    private SmallPlaybook playbook;

    @BeforeEach
    void aSmallPlaybook(@TempDir Path directory) {
        playbook = new SmallPlaybook(directory)
                .replace("emails/texts.en.yaml", "order {{orderId}}", "your order")
                .write(FILE, NEWS);
    }

    @Test
    void aSoundBroadcastIsCompiled() {
        assertThat(playbook.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
        2027-03-01T10:00 | 1 March | broadcasts/news.yaml:1:5: at is not a time such as 2026-12-04T09:00
        clock: customer | clock: shop | broadcasts/news.yaml:2:8:
        freshFor: P2D | freshFor: soon | broadcasts/news.yaml:3:11: freshFor is not a duration such as P45D (45 days) or PT12H (12 hours)
        perHour: 100 | perHour: 0 | broadcasts/news.yaml:4:10:
        template: thanks | template: thank | broadcasts/news.yaml:5:11: there is no mail "thank"; there are [
        template: thanks | variants: { a: thanks, b: thanks } | broadcasts/news.yaml:5:11: variants and trial go together
        template: thanks | tempalte: thanks | broadcasts/news.yaml:5:1: "tempalte" is not known
        holdout: 10 | holdout: 60 | broadcasts/news.yaml:6:10:
        holdout: 10 | segment: nobody | broadcasts/news.yaml:6:10: there is no segment "nobody"; segments.yaml has []
        on: PurchaseCompleted | on: Purchase | broadcasts/news.yaml:7:13:
        perHour: 100 | incident: a recall | broadcasts/news.yaml:6:1: holdout makes no sense for an incident, of which everybody affected hears
        """)
    void whatIsWrongIsToldWithItsPlace(String part, String mistake, String problem) {
        assertThat(NEWS).contains(part);
        playbook.write(FILE, NEWS.replace(part, mistake));
        assertThat(playbook.problems()).anyMatch(it -> it.startsWith(problem));
    }

    @Test
    void aBroadcastNamedLikeAJourneyIsRefused() {
        playbook.delete(FILE);
        playbook.write("broadcasts/thank-you.yaml", NEWS);
        assertThat(playbook.problems())
                .containsExactly("broadcasts/thank-you.yaml:1:1: there is a journey named thank-you; give the broadcast"
                        + " another name");
    }

    @Test
    void aFileOfAnotherKindIsRefused() {
        playbook.write("broadcasts/News.yml", NEWS);
        assertThat(playbook.problems())
                .containsExactly("broadcasts/News.yml:1:1: a broadcast is a file named <name>.yaml; its name is at most"
                        + " 30 small letters, digits and hyphens");
    }
}
