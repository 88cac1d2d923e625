package dev.perennial.testing;

import static dev.perennial.testing.Samples.ADA;
import static dev.perennial.testing.Samples.NOON;
import static dev.perennial.testing.Samples.event;
import static dev.perennial.testing.Samples.purchase;
import static dev.perennial.testing.Samples.refund;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.document.CustomerDocument;
import dev.perennial.document.Document;
import dev.perennial.domain.entitlements.EarnedPoints;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.playbook.Playbook.Loyalty;
import dev.perennial.domain.record.Effect.Announcement;
import dev.perennial.domain.values.CustomerRef;
import dev.perennial.domain.values.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A point for a euro, half a point for a hundred yen; silver from 100, gold from 300 points. */
class LoyaltyTest {
    private static final Loyalty POINTS = rules(false, 100, 300);
    private static final Loyalty ORDERS = rules(true, 2, 4);
    private static final Duration DAY = Duration.ofDays(1);

    private final TestSystem house = house(POINTS);

    @Test
    void pointsAreRoundedDownPerCurrency() {
        buy("A-1", 4999, NOON);
        assertThat(earned().points()).isEqualTo(49);
        buy("A-2", 4999, NOON);
        assertThat(earned().points()).isEqualTo(99);
        house.record(event("y", NOON, new Fact.PurchaseCompleted("Y", new Money(399, "JPY"), List.of())));
        assertThat(earned().points()).isEqualTo(100);
    }

    @Test
    void aCurrencyWithoutARateGivesNoPoints() {
        house.record(event("d", NOON, new Fact.PurchaseCompleted("D", new Money(99_900, "USD"), List.of())));
        assertThat(earned().points()).isZero();
    }

    @Test
    void whoReachesATierIsToldOnTheBus() {
        buy("A-1", 12_000, NOON);
        assertThat(tiers()).containsExactly("TierReached silver");
        assertThat(earned().tier()).contains(new EarnedPoints.Tier("silver", NOON));
        assertThat(Samples.told(house)).contains("tier none → silver: 120 points in 12 months");
        buy("A-2", 100, NOON.plus(DAY));
        buy("A-3", 20_000, NOON.plus(DAY.multipliedBy(2)));
        assertThat(tiers()).containsExactly("TierReached silver", "TierReached gold");
        assertThat(announced().getLast().data()).containsEntry("from", "silver");
    }

    @Test
    void aRefundTakesPointsAndTier() {
        buy("A-1", 12_000, NOON);
        house.record(event("r", NOON.plus(DAY), refund("R-1", "A-1", 3_000)));
        house.settle(NOON.plus(DAY));
        assertThat(earned().points()).isEqualTo(90);
        assertThat(earned().tier()).isEmpty();
        assertThat(tiers()).containsExactly("TierReached silver", "TierLost silver");
    }

    @Test
    void anOrderThatIsRefundedAsAWholeIsNoOrder() {
        TestSystem byOrders = house(ORDERS);
        byOrders.record(event("1", NOON, purchase("A-1", 100)));
        byOrders.record(event("2", NOON, purchase("A-2", 100)));
        assertThat(byOrders.ada().entitlements().earned().tier()).isPresent();
        byOrders.record(event("r1", NOON, refund("R-1", "A-1", 50)));
        assertThat(byOrders.ada().entitlements().earned().tier()).isPresent();
        byOrders.record(event("r2", NOON, refund("R-2", "A-1", 50)));
        assertThat(byOrders.ada().entitlements().earned().tier()).isEmpty();
    }

    @Test
    void theRefundOfAnOrderThatNeverCountedTakesNoPoints() {
        Instant before = Instant.parse("2026-05-20T12:00:00Z");
        TestSystem withoutRules = new TestSystem(Samples.PLAYBOOK);
        withoutRules.record(event("1", before, purchase("OLD", 10_000)));
        withoutRules.settle(before);
        house.customers.save(withoutRules.ada());
        buy("NEW", 12_000, Instant.parse("2026-06-02T12:00:00Z"));
        house.record(event("r", Instant.parse("2026-06-10T12:00:00Z"), refund("R-1", "OLD", 10_000)));
        assertThat(earned().points()).isEqualTo(120);
        assertThat(earned().tier()).isPresent();
    }

    @Test
    void anOrderIsTakenBackOnce() {
        TestSystem byOrders = house(ORDERS);
        byOrders.record(event("1", NOON, purchase("A-1", 100)));
        byOrders.record(event("2", NOON, purchase("A-2", 100)));
        byOrders.record(event("3", NOON, purchase("A-3", 100)));
        byOrders.record(event("r1", NOON, refund("R-1", "A-1", 100)));
        byOrders.record(event("r2", NOON, refund("R-2", "A-1", 0)));
        assertThat(byOrders.ada().entitlements().earned().months().values())
                .extracting(EarnedPoints.Month::orders)
                .containsExactly(2L);
    }

    @Test
    void aTierIsLostWhenItsMonthsNoLongerCount() {
        buy("A-1", 12_000, Instant.parse("2026-01-31T23:00:00Z"));
        for (Instant day = Instant.parse("2026-02-01T00:00:00Z");
                day.isBefore(Instant.parse("2027-02-01T00:00:00Z"));
                day = day.plus(DAY)) {
            house.wake(day);
        }
        assertThat(earned().tier()).isPresent();
        assertThat(house.ada().agenda().orElseThrow().dueAt()).isEqualTo(Instant.parse("2027-02-01T00:00:00Z"));
        assertThat(house.ada().agenda().orElseThrow().dueFor()).isEqualTo("tier");
        house.wake(Instant.parse("2027-02-01T00:00:00Z"));
        assertThat(earned().tier()).isEmpty();
        assertThat(earned().points()).isZero();
        assertThat(tiers()).endsWith("TierLost silver");
    }

    @Test
    void aLowerTierMayBeLeftOfAHigherOne() {
        buy("A-1", 25_000, Instant.parse("2026-01-15T12:00:00Z"));
        buy("A-2", 10_000, Instant.parse("2026-03-15T12:00:00Z"));
        login(Instant.parse("2027-02-01T00:00:00Z"));
        assertThat(earned().tier().map(EarnedPoints.Tier::name)).contains("silver");
        assertThat(announced().getLast().data()).containsEntry("tier", "gold").containsEntry("to", "silver");
    }

    @Test
    void whateverTheOrderOfArrivalThePointsAreTheSame() {
        List<Event> facts = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Instant at = NOON.minus(DAY.multipliedBy(25L * i));
            facts.add(received(at, "A-" + i, purchase("A-" + i, 1_000 + i)));
            facts.add(received(at, "r" + i, refund("R-" + i, "A-" + i, i == 3 ? 1_003 : 10L + i)));
        }
        List<EarnedPoints> all = new ArrayList<>();
        for (int seed = 0; seed < 200; seed++) {
            TestSystem shuffled = house(POINTS);
            Collections.shuffle(facts, new Random(seed));
            facts.forEach(shuffled::record);
            all.add(shuffled.ada().entitlements().earned());
        }
        assertThat(all.stream().map(EarnedPoints::months).distinct()).hasSize(1);
        assertThat(all.stream().map(EarnedPoints::points).distinct()).containsExactly(49L);
    }

    @Test
    void twoRecordsOfOneCustomerEarnTogether() {
        buy("A-1", 6_000, NOON);
        house.record(new Event("p", NOON, NOON, false, CustomerRef.ofExternal("shop-7"), purchase("A-2", 6_000)));
        house.record(new Event(
                "login",
                NOON,
                NOON,
                false,
                new CustomerRef(Optional.empty(), Optional.of(ADA), Optional.of("shop-7")),
                new Fact.ActivityRecorded("login", Optional.empty())));
        house.settle(NOON);
        assertThat(earned().points()).isEqualTo(120);
        assertThat(earned().tier().map(EarnedPoints.Tier::name)).contains("silver");
    }

    @Test
    void historyMakesATierAndTellsNobody() {
        house.record(event("h", NOON, NOON, true, purchase("A-1", 12_000)));
        assertThat(earned().tier()).isPresent();
        assertThat(tiers()).isEmpty();
    }

    @Test
    void anOperatorReadsPointsAndTier() {
        buy("A-1", 12_050, NOON);
        assertThat(CustomerDocument.of(house.ada()))
                .containsEntry("points", 120L)
                .containsEntry("tier", "silver")
                .containsEntry("bought", Map.of("2026-11", "1 EUR120.50"));
    }

    @Test
    void nothingIsKeptWhereThereAreNoPoints() {
        TestSystem without = new TestSystem(Samples.PLAYBOOK);
        without.record(event("1", NOON, purchase("A-1", 100)));
        assertThat(CustomerDocument.of(without.ada())).doesNotContainKeys("points", "tier", "bought");
    }

    @Test
    void pointsAreRedeemedOnceAndTheTierStays() {
        buy("A-1", 12_000, NOON);
        redeem("P-1", 50, Optional.empty(), NOON.plus(DAY));
        redeem("P-1", 50, Optional.empty(), NOON.plus(DAY));
        assertThat(earned().points()).isEqualTo(70);
        assertThat(earned().tier()).isPresent();
        assertThat(Samples.told(house)).contains("70 points are left");
    }

    @Test
    void morePointsThanThereAreAreRefused() {
        buy("A-1", 12_000, NOON);
        redeem("P-1", 121, Optional.empty(), NOON.plus(DAY));
        assertThat(earned().points()).isEqualTo(120);
        assertThat(earned().redeemed()).isEmpty();
        assertThat(Samples.told(house)).contains("refused: points: 121 are more than the 120 that are left");
        redeem("P-2", 120, Optional.empty(), NOON.plus(DAY));
        assertThat(earned().points()).isZero();
    }

    @Test
    void aWholeRefundOfTheOrderBringsPointsBack() {
        buy("A-1", 12_000, NOON);
        buy("A-2", 1_000, NOON.plus(DAY));
        redeem("P-1", 100, Optional.of("A-2"), NOON.plus(DAY));
        assertThat(earned().points()).isEqualTo(30);
        house.record(event("r1", NOON.plus(DAY), refund("R-1", "A-2", 400)));
        assertThat(earned().points()).isEqualTo(26);
        house.record(event("r2", NOON.plus(DAY), refund("R-2", "A-2", 600)));
        assertThat(earned().points()).isEqualTo(120);
    }

    @Test
    void pointsAreNeverBelowZeroWhenWhatEarnedThemIsRefunded() {
        buy("A-1", 12_000, NOON);
        redeem("P-1", 100, Optional.empty(), NOON.plus(DAY));
        house.record(event("r", NOON.plus(DAY), refund("R-1", "A-1", 12_000)));
        assertThat(earned().points()).isZero();
    }

    @Test
    void pointsThatCountNoMoreTakeTheirRedemptionsWithThem() {
        buy("A-1", 12_000, NOON);
        redeem("P-1", 50, Optional.empty(), NOON.plus(DAY));
        buy("A-2", 3_000, NOON.plus(DAY.multipliedBy(200)));
        assertThat(earned().points()).isEqualTo(100);
        login(NOON.plus(DAY.multipliedBy(400)));
        assertThat(earned().points()).isEqualTo(30);
        assertThat(earned().redeemed()).isEmpty();
    }

    @Test
    void aRedemptionOfMonthsThatStillCountStays() {
        buy("A-1", 1_000, NOON);
        buy("A-2", 3_000, NOON.plus(DAY.multipliedBy(200)));
        redeem("P-1", 25, Optional.empty(), NOON.plus(DAY.multipliedBy(201)));
        login(NOON.plus(DAY.multipliedBy(400)));
        assertThat(earned().points()).isEqualTo(15);
        assertThat(earned().pointsRedeemed()).isEqualTo(15);
    }

    @Test
    void twoRecordsOfOneCustomerRedeemedTogether() {
        buy("A-1", 6_000, NOON);
        CustomerRef other = CustomerRef.ofExternal("shop-7");
        house.record(new Event("p", NOON, NOON, false, other, purchase("A-2", 6_000)));
        house.record(new Event("q", NOON, NOON, false, other, new Fact.PointsRedeemed("P-1", 50, Optional.empty())));
        redeem("P-2", 10, Optional.empty(), NOON);
        house.record(new Event(
                "login",
                NOON,
                NOON,
                false,
                new CustomerRef(Optional.empty(), Optional.of(ADA), Optional.of("shop-7")),
                new Fact.ActivityRecorded("login", Optional.empty())));
        house.settle(NOON);
        assertThat(earned().points()).isEqualTo(60);
    }

    @Test
    void aRedemptionIsReadAsItWasWritten() {
        buy("A-1", 12_000, NOON);
        redeem("P 1", 20, Optional.of("A 2"), NOON);
        redeem("- 2", 30, Optional.empty(), NOON);
        assertThat(CustomerDocument.read(new Document(CustomerDocument.of(house.ada()))))
                .isEqualTo(house.ada());
    }

    private void redeem(String id, long points, Optional<String> order, Instant at) {
        house.record(event("redemption-" + id, at, new Fact.PointsRedeemed(id, points, order)));
        house.settle(at);
    }

    private void buy(String order, long cents, Instant at) {
        house.record(event(order, at, purchase(order, cents)));
        house.settle(at);
    }

    private void login(Instant at) {
        house.record(event("l" + at, at, new Fact.ActivityRecorded("login", Optional.empty())));
        house.settle(at);
    }

    private static Event received(Instant at, String id, Fact fact) {
        return event(id, at, NOON, false, fact);
    }

    private EarnedPoints earned() {
        return house.ada().entitlements().earned();
    }

    private List<Announcement> announced() {
        return house.outbox.announcements().stream()
                .filter(it -> it.type().startsWith("Tier"))
                .toList();
    }

    private List<String> tiers() {
        return announced().stream()
                .map(it -> it.type() + " " + it.data().get("tier"))
                .toList();
    }

    private static TestSystem house(Loyalty loyalty) {
        return new TestSystem(Samples.PLAYBOOK.with(new Playbook.Rewards(Map.of(), Optional.of(loyalty))));
    }

    private static Loyalty rules(boolean byOrders, long silver, long gold) {
        return new Loyalty(
                Map.of("EUR", BigDecimal.ONE, "JPY", new BigDecimal("0.005")),
                12,
                byOrders,
                List.of(new Loyalty.Tier("silver", silver), new Loyalty.Tier("gold", gold)));
    }
}
