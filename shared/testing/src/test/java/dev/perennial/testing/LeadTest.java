package dev.perennial.testing;

import static dev.perennial.testing.Samples.ADA;
import static dev.perennial.testing.Samples.NOON;
import static dev.perennial.testing.Samples.answer;
import static dev.perennial.testing.Samples.event;
import static dev.perennial.testing.Samples.purchase;
import static dev.perennial.testing.Samples.signUp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Permission.State;
import dev.perennial.domain.values.Attribution;
import dev.perennial.domain.values.EmailAddress;
import dev.perennial.domain.values.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** From the first word to the customer, and on to the advocate: who it is and where they stand. */
class LeadTest {
    private static final Instant NEXT_DAY = NOON.plus(Duration.ofDays(1));
    private static final Instant THIRD_DAY = NOON.plus(Duration.ofDays(2));
    private static final EmailAddress NEW = new EmailAddress("ada@lovelace.example");

    private final TestSystem house = new TestSystem(Samples.PLAYBOOK);

    @Test
    void aLeadIsKnownAndNoCustomerYet() {
        house.record(event("l", NOON, lead("Ada", false)));
        Customer ada = house.ada();
        assertThat(ada.lifecycle().stage()).isEqualTo(Stage.LEAD);
        assertThat(ada.profile().name()).contains("Ada");
        assertThat(ada.profile().locale()).contains("de");
        assertThat(ada.profile().timezone()).contains("Europe/Berlin");
        assertThat(ada.profile().firstTouch().flatMap(Attribution::source)).contains("fair");
        assertThat(ada.profile().lastTouch().flatMap(Attribution::source)).contains("fair");
        assertThat(ada.lifecycle().lastSeenAt()).contains(NOON);
        assertThat(ada.permission().allows(Customer.MARKETING)).isTrue();
        house.record(event("s", NEXT_DAY, signUp(true)));
        assertThat(house.ada().lifecycle().stage()).isEqualTo(Stage.ONBOARDING);
    }

    @Test
    void theLaterWordOfEachFieldCountsAndOfTwoAtOnceTheGreater() {
        house.record(event("l2", NEXT_DAY, lead("Bea", false)));
        house.record(event("l1", NOON, lead("Zoe", false)));
        assertThat(house.ada().profile().name()).contains("Bea");
        house.record(event("l3", NEXT_DAY, lead("Cleo", false)));
        assertThat(house.ada().profile().name()).contains("Cleo");
        house.record(event("l4", NEXT_DAY, lead("Ada", false)));
        assertThat(house.ada().profile().name()).contains("Cleo");
    }

    @Test
    void consentThatWaitsForItsConfirmationAllowsNothing() {
        house.record(event("l", NOON, lead("Ada", true)));
        assertThat(state()).isEqualTo(State.REQUESTED);
        assertThat(house.ada().permission().allows(Customer.MARKETING)).isFalse();
        house.record(event("c", NEXT_DAY, consent(true)));
        assertThat(state()).isEqualTo(State.GRANTED);
        house.record(event("w", THIRD_DAY, consent(false)));
        assertThat(state()).isEqualTo(State.WITHDRAWN);
        house.record(event("l2", NEXT_DAY, lead("Ada", true)));
        assertThat(state()).isEqualTo(State.WITHDRAWN);
        house.record(event("l3", THIRD_DAY.plusSeconds(1), lead("Ada", true)));
        assertThat(state()).isEqualTo(State.REQUESTED);
        house.record(event("l4", NOON, lead("Ada", true)));
        assertThat(house.ada().owed().toString()).contains("a later request for confirmation counts");
    }

    @Test
    void mailGoesToTheLatestAddress() {
        house.record(event("s", NOON, signUp(true)));
        house.record(event("a", THIRD_DAY, new Fact.AddressChanged(NEW)));
        assertThat(house.ada().profile().email()).contains(NEW);
        assertThat(house.ada().owed().toString()).contains("mail goes to the new address from now on");
        house.record(event("b", NEXT_DAY, new Fact.AddressChanged(new EmailAddress("old@example.com"))));
        assertThat(house.ada().profile().email()).contains(NEW);
        assertThat(house.ada().owed().toString()).contains("a later word on the address counts");
    }

    @Test
    void anAddressThatWasLeftSuppressesOnlyItself() {
        house.record(event("s", NOON, signUp(true)));
        house.record(event("a", NEXT_DAY, new Fact.AddressChanged(NEW)));
        house.record(event("b", NEXT_DAY, new Fact.EmailBounced("w", true, "x", Optional.of(ADA))));
        assertThat(house.ada().suppression()).isEmpty();
        house.record(event("c", NEXT_DAY, new Fact.EmailBounced("v", true, "x", Optional.of(NEW))));
        assertThat(house.ada().suppression()).isPresent();
        assertThat(house.ada().permission().suppressions()).hasSize(2);
    }

    @Test
    void whoDoesNotBuyIsNoLongerNewAfterNinetyDays() {
        house.record(event("s", NOON, signUp(true)));
        for (int day = 30; day <= 80; day += 10) {
            house.record(event("d" + day, NOON.plus(Duration.ofDays(day)), activity()));
        }
        assertThat(house.ada().lifecycle().stage()).isEqualTo(Stage.ONBOARDING);
        house.record(event("d90", NOON.plus(Duration.ofDays(90)), activity()));
        assertThat(house.ada().lifecycle().stage()).isEqualTo(Stage.ACTIVE);
    }

    @Test
    void anAdvocateStaysOneUntilTheScoreIsLow() {
        orders(5);
        assertThat(house.ada().lifecycle().stage()).isEqualTo(Stage.LOYAL);
        house.record(event("n9", at(6), answer(9)));
        assertThat(house.ada().lifecycle().stage()).isEqualTo(Stage.ADVOCATE);
        assertThat(house.ada().lifecycle().stageBecause()).isEqualTo("5 orders and NPS score 9");
        house.record(event("n7", at(7), answer(7)));
        assertThat(house.ada().lifecycle().stage()).isEqualTo(Stage.ADVOCATE);
        house.record(event("n6", at(8), answer(6)));
        assertThat(house.ada().lifecycle().stage()).isEqualTo(Stage.LOYAL);
        assertThat(house.ada().lifecycle().stageBecause()).isEqualTo("NPS score 6");
    }

    @Test
    void whoHasNotBoughtForAYearIsNoLongerLoyal() {
        orders(5);
        Instant lapses = at(5).plus(Duration.ofDays(365));
        for (Instant at = at(6); at.isBefore(lapses); at = at.plus(Duration.ofDays(7))) {
            house.record(event("a " + at, at, activity()));
        }
        assertThat(house.ada().lifecycle().stage()).isEqualTo(Stage.LOYAL);
        house.record(event("last", lapses, activity()));
        assertThat(house.ada().lifecycle().stage()).isEqualTo(Stage.ACTIVE);
        assertThat(house.ada().lifecycle().stageBecause()).isEqualTo("no order for 365 days");
    }

    private void orders(int count) {
        for (int i = 1; i <= count; i++) {
            house.record(event("", at(i), purchase("A-" + i, 100)));
        }
    }

    private static Instant at(int day) {
        return NOON.plus(Duration.ofDays(day));
    }

    private State state() {
        return Optional.ofNullable(house.ada().permission().consent().get(Customer.MARKETING))
                .orElseThrow()
                .state();
    }

    private static Fact lead(String name, boolean toBeConfirmed) {
        return new Fact.LeadCaptured(
                Optional.of(name),
                Optional.of("de"),
                Optional.of("Europe/Berlin"),
                Optional.of(new Fact.ConsentGiven(true, "fair", Optional.empty(), Optional.empty(), toBeConfirmed)),
                Optional.of(new Attribution(Optional.of("fair"), Optional.empty(), Optional.empty())),
                Optional.of("green tea"));
    }

    private static Fact activity() {
        return new Fact.ActivityRecorded("login", Optional.empty());
    }

    private static Fact consent(boolean granted) {
        return new Fact.ConsentChanged("marketing", granted, "letter", Optional.empty(), Optional.empty());
    }
}
