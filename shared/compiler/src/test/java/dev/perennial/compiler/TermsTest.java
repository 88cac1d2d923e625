package dev.perennial.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.playbook.Condition;
import dev.perennial.domain.playbook.Journey.Goal;
import dev.perennial.domain.playbook.Journey.Settings;
import dev.perennial.domain.playbook.Journey.Trigger;
import dev.perennial.domain.playbook.ReentryRule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
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
        assertThat(playbook.compiled().journeys().getFirst().terms())
                .isEqualTo(Settings.USUAL
                        .with(new ReentryRule(Duration.ofDays(90), Optional.of(3)))
                        .with(new Goal(new Trigger("PurchaseCompleted", Condition.ALWAYS), Duration.ofDays(30)))
                        .heldOut(10)
                        .withPriority(7));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    { after: P90D, atMost: 3 } | { after: P90D, most: 3 } | journeys.yaml:6:27: "most" is not known in again; there are [after, atMost]
                    { after: P90D, atMost: 3 } | {} | journeys.yaml:6:12: again says after, or atMost, or both; neither is there
                    { after: P90D, atMost: 3 } | { atMost: 1 } | journeys.yaml:6:22: atMost must be a number from 2 to 1000, not 1
                    { after: P90D, atMost: 3 } | { after: 90 } | journeys.yaml:6:21: after is not a duration such as P45D
                    { after: P90D, atMost: 3 } | often | journeys.yaml:6:12: again needs indented lines below it
                    goal: { on: PurchaseCompleted, within: P30D } | goal: { on: PurchaseComplete, within: P30D } | journeys.yaml:7:17: there is no event "PurchaseComplete"
                    goal: { on: PurchaseCompleted, within: P30D } | goal: { on: PurchaseCompleted } | journeys.yaml:7:11: within is missing in goal
                    goal: { on: PurchaseCompleted, within: P30D } | goal: { on: PurchaseCompleted, within: soon } | journeys.yaml:7:44: within is not a duration such as
                    goal: { on: PurchaseCompleted, within: P30D } | goal: PurchaseCompleted | journeys.yaml:7:11: goal needs indented lines below it
                    holdout: 10 | holdout: 60 | journeys.yaml:8:14: holdout must be a number from 1 to 50, not 60
                    priority: 7 | priority: high | journeys.yaml:9:15: priority must be a number from 0 to 100, not high
                    template: thanks | once: true\\n    template: thanks | journeys.yaml:7:12: a journey that is taken once is not taken again: leave out once or again
                    """)
    void whatCannotBeMeantIsToldWithItsLine(String sound, String wrong, String told) {
        playbook.replace("journeys.yaml", sound, wrong.replace("\\n", "\n"));
        assertThat(playbook.problems()).anyMatch(it -> it.startsWith(told));
        assertThat(playbook.wroteNothing()).isTrue();
    }
}
