package dev.perennial.testing;

import static dev.perennial.testing.Samples.NOON;
import static dev.perennial.testing.Samples.event;
import static dev.perennial.testing.Samples.purchase;
import static dev.perennial.testing.Samples.signUp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.values.Attribution;
import dev.perennial.domain.values.Stage;
import dev.perennial.flow.mail.LedgerEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignUpTest {
    private static final Instant NEXT_DAY = NOON.plus(Duration.ofDays(1));
    private final TestSystem house = new TestSystem(Samples.PLAYBOOK);

    @Test
    void aSignUpStartsTheRecordAndWelcomesWhoConsented() {
        house.record(event("s-1", NOON, signUp(true)));
        house.settle(NOON);
        Customer ada = house.ada();
        assertThat(ada.profile().name()).contains("Ada");
        assertThat(ada.profile().signedUpAt()).contains(NOON);
        assertThat(ada.lifecycle().stage()).isEqualTo(Stage.ONBOARDING);
        assertThat(ada.lifecycle().stageBecause()).isEqualTo("signed up");
        assertThat(ada.permission().allows(Customer.MARKETING)).isTrue();
        assertThat(house.mailed()).containsExactly("welcome");
        assertThat(house.emails.rows()).extracting(LedgerEntry::status).containsExactly(LedgerEntry.Status.SENT);
        assertThat(house.announced()).containsExactly("StageChanged", "EmailSent");
    }

    @Test
    void whoDidNotConsentIsNotWrittenToAndTheLedgerSaysWhy() {
        house.record(event("s-1", NOON, signUp(false)));
        house.settle(NOON);
        assertThat(house.mailed()).isEmpty();
        assertThat(house.emails.rows()).singleElement().satisfies(row -> {
            assertThat(row.status()).isEqualTo(LedgerEntry.Status.SUPPRESSED);
            assertThat(row.because()).isEqualTo("no marketing consent");
        });
        assertThat(house.announced()).containsExactly("StageChanged", "EmailSuppressed");
    }

    @Test
    void aRefusalInAFormIsNoWithdrawal() {
        house.record(event("s-1", NOON, signUp(true)));
        house.record(event("s-2", NEXT_DAY, signUp(false)));
        assertThat(house.ada().permission().allows(Customer.MARKETING)).isTrue();
    }

    @Test
    void aSecondSignUpIsNotGreetedAgain() {
        house.record(event("s-1", NOON, signUp(true)));
        house.record(event("s-2", NEXT_DAY, signUp(true)));
        house.settle(NEXT_DAY);
        assertThat(house.mailed()).containsExactly("welcome");
        assertThat(house.ada().profile().signedUpAt()).contains(NOON);
    }

    @Test
    void theLatestSignUpTellsTheNameWhateverTheOrder() {
        house.record(event("s-2", NEXT_DAY, named("Ada Lovelace")));
        house.record(event("s-1", NOON, named("A.")));
        assertThat(house.ada().profile().name()).contains("Ada Lovelace");
        assertThat(house.ada().profile().signedUpAt()).contains(NOON);
    }

    @Test
    void theFirstAndTheLastTouchAreKept() {
        house.record(event("s-2", NEXT_DAY, from("newsletter")));
        house.record(event("s-1", NOON, from("google")));
        assertThat(house.ada().profile().firstTouch().flatMap(Attribution::source))
                .contains("google");
        assertThat(house.ada().profile().lastTouch().flatMap(Attribution::source))
                .contains("newsletter");
    }

    @Test
    void aPurchaseBeforeTheSignUpStartsTheRecordAndTheSignUpCompletesIt() {
        house.record(event("p", NOON, purchase("A-1", 1000)));
        assertThat(house.ada().lifecycle().stage()).isEqualTo(Stage.ACTIVE);
        house.record(event("s-1", NEXT_DAY, signUp(true)));
        house.settle(NEXT_DAY);
        assertThat(house.ada().profile().name()).contains("Ada");
        assertThat(house.ada().purchases().orders()).isEqualTo(1);
        assertThat(house.ada().lifecycle().stage()).isEqualTo(Stage.ACTIVE);
        assertThat(house.mailed()).contains("welcome");
    }

    private static Fact named(String name) {
        return new Fact.CustomerSignedUp(
                Optional.of(name), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Fact from(String source) {
        return new Fact.CustomerSignedUp(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Attribution(Optional.of(source), Optional.empty(), Optional.empty())));
    }
}
