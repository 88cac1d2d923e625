package dev.perennial.testing;

import static dev.perennial.testing.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.flow.mail.Reputation;
import dev.perennial.flow.mail.SendingBreaker;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SendingBreakerTest {
    private static final Instant LATER = NOON.plus(Duration.ofHours(3));
    private final InMemoryReputation reputation = new InMemoryReputation();
    private final SendingBreaker brake = new SendingBreaker(reputation);

    @Test
    void sendingIsPausedWhenOneInTwentyComesBack() {
        brake.sent(401, NOON);
        bounces(20, NOON);
        assertThat(brake.pausedBecause()).isEmpty();
        brake.bounced(NOON, LATER);
        assertThat(brake.pausedBecause()).contains("of 401 mails within a day 21 came back");
        assertThat(reputation.state().since()).contains(LATER);
    }

    @Test
    void sendingIsPausedWhenThreeInAThousandAreReported() {
        brake.sent(2000, NOON);
        for (int i = 0; i < 5; i++) {
            brake.complained(NOON, LATER);
        }
        assertThat(brake.pausedBecause()).isEmpty();
        brake.complained(NOON, LATER);
        assertThat(brake.pausedBecause()).contains("of 2000 mails within a day 6 were reported as spam");
    }

    @Test
    void aFewAreChanceHoweverFewWereSent() {
        brake.sent(30, NOON);
        bounces(19, NOON);
        brake.complained(NOON, NOON);
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
        reputation.resume("mended", LATER);
        assertThat(brake.pausedBecause()).isEmpty();
        bounces(19, LATER);
        brake.sent(1000, LATER.plus(Duration.ofHours(1)));
        bounces(20, LATER.plus(Duration.ofHours(1)));
        assertThat(brake.pausedBecause()).isEmpty();
        bounces(30, LATER.plus(Duration.ofHours(1)));
        assertThat(brake.pausedBecause()).contains("of 1000 mails within a day 50 came back");
    }

    @Test
    void lateNewsOfMailsThatWereSentBeforeTheResumeDoNotPauseAgain() {
        brake.sent(100, NOON);
        bounces(20, NOON);
        reputation.resume("mended", LATER);
        Instant next = LATER.plus(Duration.ofHours(2));
        brake.sent(30, next);
        for (int i = 0; i < 60; i++) {
            brake.bounced(i % 2 == 0 ? NOON : LATER.plusSeconds(60), next);
        }
        assertThat(brake.pausedBecause()).isEmpty();
        bounces(20, next);
        assertThat(brake.pausedBecause()).contains("of 30 mails within a day 20 came back");
    }

    @Test
    void theMailsThatWaitedForTheResumeCountAlso() {
        brake.sent(100, NOON);
        bounces(20, NOON);
        reputation.resume("mended", LATER.plusSeconds(120));
        Instant soon = LATER.plusSeconds(720);
        brake.sent(1000, soon);
        bounces(50, soon);
        assertThat(brake.pausedBecause()).contains("of 1000 mails within a day 50 came back");
    }

    @Test
    void newsThatComeDaysLaterCountBesideTheMailsOfTheirTime() {
        brake.sent(1000, NOON);
        Instant daysLater = NOON.plus(Duration.ofDays(3));
        brake.sent(10, daysLater);
        bounces(19, daysLater);
        late(49, daysLater);
        assertThat(brake.pausedBecause()).isEmpty();
        late(1, daysLater);
        assertThat(brake.pausedBecause()).contains("of 1000 mails within a day 50 came back");
        assertThat(reputation.sum(NOON, NOON)).isEqualTo(new Reputation.Counts(1000, 50, 0));
    }

    private void late(int many, Instant now) {
        for (int i = 0; i < many; i++) {
            brake.bounced(NOON, now);
        }
    }

    private void bounces(int many, Instant at) {
        for (int i = 0; i < many; i++) {
            brake.bounced(at, at);
        }
    }
}
