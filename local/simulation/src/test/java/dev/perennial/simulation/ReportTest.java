package dev.perennial.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.values.Stage;
import dev.perennial.playbook.Playbooks;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class ReportTest {
    private static final Population PEOPLE = new Population(1, 60, 70);

    private final Tally tally = Simulation.run(Playbooks.load(), PEOPLE, _ -> {});

    @Test
    void whatIsDrawnCanBeRead() throws Exception {
        String page = page("ours");
        String chart = page.substring(page.indexOf("<svg"), page.indexOf("</svg>") + 6);
        assertThat(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(chart)))
                        .getElementsByTagName("rect")
                        .getLength())
                .isPositive();
    }

    @Test
    void aNameCannotBecomeMarkup() {
        assertThat(page("<script>alert(1)</script>")).contains("&lt;script&gt;").doesNotContain("<script");
    }

    @Test
    void nothingIsLoadedFromElsewhere() {
        assertThat(page("ours")).doesNotContain("src=", "href=", "url(", "@import");
    }

    @Test
    void twoPlaybooksAreDrawnToOneScale() {
        Map<String, long[]> few = Map.of("mails", days(1));
        Map<String, long[]> many = Map.of("mails", days(4));
        long most = Chart.most(many, Chart.Week.SUM, PEOPLE.days());
        assertThat(most).isEqualTo(28);
        assertThat(chart(many, most)).contains("height=\"240.0\"");
        assertThat(chart(few, most)).contains("height=\"60.0\"").doesNotContain("height=\"240.0\"");
    }

    @Test
    void theLastDayOfAWeekTellsWhoIsInAStage() {
        Tally counted = new Tally(PEOPLE);
        counted.moves(Optional.empty(), Stage.LEAD, PEOPLE.start());
        counted.moves(Optional.of(Stage.LEAD), Stage.ACTIVE, PEOPLE.start().plus(Duration.ofDays(3)));
        assertThat(counted.stages().get("LEAD")).startsWith(1, 1, 1, 0, 0);
        assertThat(counted.stages().get("ACTIVE")).startsWith(0, 0, 0, 1, 1);
        assertThat(Chart.most(counted.stages(), Chart.Week.LAST, PEOPLE.days())).isEqualTo(1);
    }

    private static String chart(Map<String, long[]> mails, long most) {
        return Chart.of("Mails", mails, List.of("mails"), Chart.Week.SUM, PEOPLE.days(), most);
    }

    private static long[] days(long each) {
        long[] days = new long[PEOPLE.days()];
        java.util.Arrays.fill(days, each);
        return days;
    }

    private String page(String name) {
        return Report.of(PEOPLE, List.of(new Trial(name, "1", tally), new Trial("b", "2", tally)));
    }
}
