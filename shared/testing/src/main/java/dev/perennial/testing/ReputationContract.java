package dev.perennial.testing;

import static dev.perennial.testing.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.flow.mail.Reputation;
import dev.perennial.flow.mail.Reputation.Counts;
import dev.perennial.flow.mail.Reputation.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every memory of the mails of late does. */
public abstract class ReputationContract {
    /** The one under test; empty at the beginning of each test's own time. */
    protected abstract Reputation reputation();

    @Test
    void slotsAreSummedFromTheFirstToTheLast() {
        Reputation reputation = reputation();
        Instant noon = NOON.plus(Duration.ofDays(100));
        reputation.add(noon.minusSeconds(1), new Counts(1000, 0, 0));
        reputation.add(noon, new Counts(10, 1, 0));
        reputation.add(noon.plusSeconds(3599), new Counts(5, 0, 1));
        reputation.add(noon.plusSeconds(7199), new Counts(1, 1, 1));
        reputation.add(noon.plusSeconds(7200), new Counts(1000, 0, 0));
        assertThat(reputation.sum(noon.plusSeconds(60), noon.plusSeconds(7199))).isEqualTo(new Counts(16, 2, 2));
        assertThat(reputation.sum(NOON.minusSeconds(9000), NOON.minusSeconds(8000)))
                .isEqualTo(Counts.NONE);
    }

    @Test
    void eachJourneyIsPausedAndResumedForItself() {
        Reputation reputation = reputation();
        assertThat(reputation.pauseJourney("welcome", "by Grace: a broken link"))
                .isTrue();
        assertThat(reputation.pauseJourney("welcome", "by Ada: too")).isFalse();
        assertThat(reputation.pauseJourney("win-back", "by Ada: a sale")).isTrue();
        assertThat(reputation.state().holdsBack("welcome"))
                .contains("the journey welcome is paused: by Grace: a broken link");
        assertThat(reputation.state().holdsBack("birthday")).isEmpty();
        assertThat(reputation.resumeJourney("welcome")).isTrue();
        assertThat(reputation.resumeJourney("welcome")).isFalse();
        assertThat(reputation.state().holdsBack("welcome")).isEmpty();
        assertThat(reputation.state().holdsBack("win-back")).isPresent();
        assertThat(reputation.resumeJourney("win-back")).isTrue();
    }

    @Test
    void theFirstReasonToPauseStaysUntilAnOperatorResumesOnce() {
        Reputation reputation = reputation();
        assertThat(reputation.state()).isEqualTo(State.NEVER_PAUSED);
        reputation.pause("too many", NOON);
        reputation.pause("even more", NOON.plusSeconds(60));
        assertThat(reputation.state().paused()).isTrue();
        assertThat(reputation.state().since()).contains(NOON);
        assertThat(reputation.state().because()).isEqualTo("too many");
        Instant later = NOON.plus(Duration.ofHours(1));
        assertThat(reputation.resume("by Grace: mended", later)).isTrue();
        assertThat(reputation.state()).isEqualTo(new State(false, Optional.of(later), "by Grace: mended"));
        assertThat(reputation.resume("by Ada: again", later.plusSeconds(60))).isFalse();
        assertThat(reputation.state().because()).isEqualTo("by Grace: mended");
    }
}
