package dev.perennial.domain.rules.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Lifecycle;
import dev.perennial.domain.record.Purchases;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.Money;
import dev.perennial.domain.values.Stage;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class InactivityTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Inactivity SILENCE = new Inactivity(new Playbook.Inactivity(
            Duration.ofDays(45), 2.0, 3, Duration.ofDays(30), Duration.ofDays(120), Duration.ofDays(180)));

    @Test
    void withoutARhythmTheFixedTimeIsTolerated() {
        assertThat(SILENCE.tolerated(bought(0, 0))).isEqualTo(Duration.ofDays(45));
        assertThat(SILENCE.tolerated(bought(2, 5))).isEqualTo(Duration.ofDays(45));
    }

    @Test
    void withARhythmSomeUsualIntervalsAreTolerated() {
        assertThat(SILENCE.tolerated(bought(3, 20))).isEqualTo(Duration.ofDays(40));
    }

    @Test
    void theRhythmCountsOnlyWithinItsBounds() {
        assertThat(SILENCE.tolerated(bought(3, 0))).isEqualTo(Duration.ofDays(30));
        assertThat(SILENCE.tolerated(bought(3, 5))).isEqualTo(Duration.ofDays(30));
        assertThat(SILENCE.tolerated(bought(3, 100))).isEqualTo(Duration.ofDays(120));
    }

    @Test
    void riskBeginsWhereToleranceEnds() {
        Customer customer = bought(1, 0);
        assertThat(SILENCE.isRisky(customer, NOON.plus(Duration.ofDays(45)).minusMillis(1)))
                .isFalse();
        assertThat(SILENCE.isRisky(customer, NOON.plus(Duration.ofDays(45)))).isTrue();
        assertThat(SILENCE.isForGood(customer, NOON.plus(Duration.ofDays(180)).minusMillis(1)))
                .isFalse();
        assertThat(SILENCE.isForGood(customer, NOON.plus(Duration.ofDays(180)))).isTrue();
    }

    @Test
    void aCustomerOfWhomNothingWasHeardIsNotSilent() {
        Customer unknown = Customer.unknown(CustomerId.ofExternal("7"));
        assertThat(SILENCE.isRisky(unknown, NOON)).isFalse();
        assertThat(SILENCE.nextCheck(unknown)).isEmpty();
    }

    @Test
    void theNextCheckFollowsTheStage() {
        Customer active = in(Stage.ACTIVE, bought(1, 0));
        assertThat(SILENCE.nextCheck(active)).contains(NOON.plus(Duration.ofDays(45)));
        assertThat(SILENCE.nextCheck(in(Stage.AT_RISK, active))).contains(NOON.plus(Duration.ofDays(180)));
        assertThat(SILENCE.nextCheck(in(Stage.DORMANT, active))).isEmpty();
    }

    @Test
    void theReasonTellsTheSilenceAndWhatIsUsual() {
        assertThat(SILENCE.because(bought(1, 0), NOON.plus(Duration.ofDays(46))))
                .isEqualTo("silent for 46 days, at risk after 45 days");
        assertThat(SILENCE.because(bought(3, 20), NOON.plus(Duration.ofDays(41))))
                .isEqualTo("silent for 41 days, usually buys every 20 days");
    }

    /** So many orders at equal distances, the last of them at noon. */
    private static Customer bought(int orders, long daysBetween) {
        Purchases purchases = Purchases.NONE;
        for (int i = 0; i < orders; i++) {
            purchases = purchases.bought(new Money(1000, "EUR"), NOON.minus(Duration.ofDays(i * daysBetween)));
        }
        return Customer.unknown(CustomerId.ofExternal("7")).with(purchases).with(Lifecycle.EMPTY.seen(NOON));
    }

    private static Customer in(Stage stage, Customer customer) {
        return customer.with(customer.lifecycle().in(stage, NOON, "test"));
    }
}
