package dev.perennial.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What few journeys say: what is compiled of it, and what is refused. */
class TermsTest {
    private static final String SOUND = """
            journeys:
              thank-you:
                on: PurchaseCompleted
                template: thanks
                freshFor: P3D
                again: { after: P90D, atMost: 3 }
                goal: { on: PurchaseCompleted, within: P30D }
                holdout: 10
                priority: 7
            """;

    private SmallPlaybook playbook;

    @BeforeEach
    void soundPlaybook(@TempDir Path directory) {
        playbook = new SmallPlaybook(directory).write("journeys.yaml", SOUND);
    }

    @Test
    void whatIsSoundIsCompiled() {
        assertThat(playbook.problems()).isEmpty();
        assertThat(playbook.output("playbook.json"))
                .contains("\"again\":{\"after\":\"PT2160H\",\"atMost\":3}")
                .contains(
                        "\"goal\":{\"on\":\"PurchaseCompleted\",\"within\":\"PT720H\"},\"holdoutPercent\":10,\"priority\":7");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    { after: P90D, atMost: 3 } | { after: P90D, most: 3 } | journeys.yaml:6: "most" is not known in again; there are [after, atMost]
                    { after: P90D, atMost: 3 } | {} | journeys.yaml:6: again says after, or atMost, or both; neither is there
                    { after: P90D, atMost: 3 } | { atMost: 1 } | journeys.yaml:6: atMost must be a number from 2 to 1000, not 1
                    { after: P90D, atMost: 3 } | { after: 90 } | journeys.yaml:6: after is not a duration such as P45D
                    { after: P90D, atMost: 3 } | often | journeys.yaml:6: again needs indented lines below it
                    goal: { on: PurchaseCompleted, within: P30D } | goal: { on: PurchaseComplete, within: P30D } | journeys.yaml:7: there is no event "PurchaseComplete"
                    goal: { on: PurchaseCompleted, within: P30D } | goal: { on: PurchaseCompleted } | journeys.yaml:7: within is missing in goal
                    goal: { on: PurchaseCompleted, within: P30D } | goal: { on: PurchaseCompleted, within: soon } | journeys.yaml:7: within is not a duration such as
                    goal: { on: PurchaseCompleted, within: P30D } | goal: PurchaseCompleted | journeys.yaml:7: goal needs indented lines below it
                    holdout: 10 | holdout: 60 | journeys.yaml:8: holdout must be a number from 1 to 50, not 60
                    priority: 7 | priority: high | journeys.yaml:9: priority must be a number from 0 to 100, not high
                    template: thanks | once: true\\n    template: thanks | journeys.yaml:7: a journey that is taken once is not taken again: leave out once or again
                    """)
    void whatCannotBeMeantIsToldWithItsLine(String sound, String wrong, String told) {
        playbook.replace("journeys.yaml", sound, wrong.replace("\\n", "\n"));
        assertThat(playbook.problems()).anyMatch(it -> it.startsWith(told));
        assertThat(playbook.wroteNothing()).isTrue();
    }
}
