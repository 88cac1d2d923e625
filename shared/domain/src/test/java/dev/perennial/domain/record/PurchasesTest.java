package dev.perennial.domain.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.values.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PurchasesTest {
    private static final Instant MONDAY = Instant.parse("2026-11-16T09:00:00Z");
    private static final Instant TUESDAY = MONDAY.plus(Duration.ofDays(1));
    private static final Instant THURSDAY = MONDAY.plus(Duration.ofDays(3));

    @Test
    void theOrderOfArrivalDoesNotMatter() {
        Purchases forward = Purchases.NONE.bought(euro(1000), MONDAY).bought(euro(500), THURSDAY);
        Purchases backward = Purchases.NONE.bought(euro(500), THURSDAY).bought(euro(1000), MONDAY);
        assertThat(forward).isEqualTo(backward);
        assertThat(forward.orders()).isEqualTo(2);
        assertThat(forward.spent()).containsEntry("EUR", euro(1500));
        assertThat(forward.firstAt()).contains(MONDAY);
        assertThat(forward.lastAt()).contains(THURSDAY);
    }

    @Test
    void eachCurrencyHasItsOwnSum() {
        Purchases both = Purchases.NONE.bought(euro(1000), MONDAY).bought(new Money(300, "JPY"), TUESDAY);
        assertThat(both.spent()).containsOnly(Map.entry("EUR", euro(1000)), Map.entry("JPY", new Money(300, "JPY")));
    }

    @Test
    void aRefundTakesBackMoneyAndNotTheOrder() {
        Purchases after = Purchases.NONE.bought(euro(1000), MONDAY).refunded("A-1", euro(400), MONDAY);
        assertThat(after.orders()).isEqualTo(1);
        assertThat(after.spent()).containsEntry("EUR", euro(600));
        assertThat(after.refundedOf("A-1", "EUR")).isEqualTo(euro(400));
        assertThat(after.refunded("A-1", euro(100), MONDAY).refundedOf("A-1", "EUR"))
                .isEqualTo(euro(500));
    }

    @Test
    void aWaitingRefundTakesNothingYet() {
        Purchases waiting = Purchases.NONE.waiting("A-1", refund(300)).waiting("A-1", refund(100));
        assertThat(waiting.spent()).isEmpty();
        assertThat(waiting.waitingFor("A-1")).containsExactly(refund(300), refund(100));
        assertThat(waiting.waitingFor("A-2")).isEmpty();
        assertThat(waiting.notWaiting("A-1").waitingFor("A-1")).isEmpty();
    }

    @Test
    void theUsualIntervalIsTheMeanTimeBetweenOrders() {
        Purchases one = Purchases.NONE.bought(euro(1), MONDAY);
        assertThat(one.usualInterval()).isEmpty();
        assertThat(one.bought(euro(1), TUESDAY).usualInterval()).contains(Duration.ofDays(1));
        assertThat(one.bought(euro(1), TUESDAY).bought(euro(1), THURSDAY).usualInterval())
                .contains(Duration.ofHours(36));
    }

    private static Purchases.Waiting refund(long cents) {
        return new Purchases.Waiting(euro(cents), Optional.empty());
    }

    private static Money euro(long cents) {
        return new Money(cents, "EUR");
    }
}
