package dev.perennial.testing;

import static dev.perennial.testing.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.flow.Brake;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BrakeTest {
    private static final Instant LATER = NOON.plus(Duration.ofHours(3));
    private final InMemoryReputation reputation = new InMemoryReputation();
    private final Brake brake = new Brake(reputation);

    @Test
    void sendingIsPausedWhenOneInTwentyComesBack() {
        brake.sent(401, NOON);
        bounces(20, LATER);
        assertThat(brake.pausedBecause()).isEmpty();
        brake.bounced(LATER);
        assertThat(brake.pausedBecause()).contains("of 401 mails within a day 21 came back");
        assertThat(reputation.state().since()).contains(LATER);
    }

    @Test
    void sendingIsPausedWhenThreeInAThousandAreReported() {
        brake.sent(2000, NOON);
        for (int i = 0; i < 5; i++) {
            brake.complained(LATER);
        }
        assertThat(brake.pausedBecause()).isEmpty();
        brake.complained(LATER);
        assertThat(brake.pausedBecause())
                .contains("of 2000 mails within a day 6 were reported as spam");
    }

    @Test
    void aFewAreChanceHoweverFewWereSent() {
        brake.sent(30, NOON);
        bounces(19, NOON);
        brake.complained(NOON);
        assertThat(brake.pausedBecause()).isEmpty();
    }

    @Test
    void whatIsOlderThanADayCountsNoMore() {
        brake.sent(100, NOON);
        bounces(19, NOON);
        Instant nextDay = NOON.plus(Duration.ofHours(26));
        brake.sent(100, nextDay);
        bounces(4, nextDay);
        assertThat(brake.pausedBecause()).isEmpty();
    }

    @Test
    void whoResumesBeginsAnew() {
        brake.sent(100, NOON);
        bounces(20, NOON);
        assertThat(brake.pausedBecause()).isPresent();
        reputation.resume(LATER);
        assertThat(brake.pausedBecause()).isEmpty();
        bounces(19, LATER);
        brake.sent(1000, LATER.plus(Duration.ofHours(1)));
        bounces(20, LATER.plus(Duration.ofHours(1)));
        assertThat(brake.pausedBecause()).isEmpty();
        bounces(30, LATER.plus(Duration.ofHours(1)));
        assertThat(brake.pausedBecause()).contains("of 1000 mails within a day 50 came back");
    }

    private void bounces(int many, Instant at) {
        for (int i = 0; i < many; i++) {
            brake.bounced(at);
        }
    }
}
