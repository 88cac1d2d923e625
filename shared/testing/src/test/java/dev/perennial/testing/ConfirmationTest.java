package dev.perennial.testing;

import static dev.perennial.testing.Samples.NOON;
import static dev.perennial.testing.Samples.event;
import static dev.perennial.testing.Samples.purchase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.playbook.Condition;
import dev.perennial.domain.playbook.Journey;
import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Effect;
import dev.perennial.flow.mail.LedgerEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Double opt-in. */
class ConfirmationTest {
    private static final Instant NIGHT = Instant.parse("2026-11-20T02:00:00Z");
    private final TestSystem house = new TestSystem(Samples.PLAYBOOK);

    @Test
    void aConsentThatWaitsIsAskedForAtAnyHour() {
        house.record(event("s", NIGHT, signUp()));
        house.settle(NIGHT);
        assertThat(house.mailed()).containsExactly("confirm.s");
        assertThat(house.ada().permission().asking().askedAt()).containsExactly(NIGHT);
        Effect.Message mail = house.mailer.calls().getFirst();
        assertThat(mail.template()).isEqualTo("confirm");
        assertThat(mail.expiresAt()).isEqualTo(NIGHT.plus(Duration.ofDays(7)));
    }

    @Test
    void untilThenEveryOtherMailIsRefused() {
        house.record(event("s", NOON, signUp()));
        house.record(event("p", NOON, purchase("A-1", 1000)));
        house.settle(NOON);
        assertThat(house.mailed()).containsExactly("confirm.s");
        assertThat(because("thank-you.A-1")).isEqualTo("marketing consent not yet confirmed");
    }

    @Test
    void theJourneysOfASignUpBeginWhenItIsConfirmedAndOnce() {
        house.record(event("s", NOON, signUp()));
        house.settle(NOON);
        assertThat(house.emails.rows()).hasSize(1);
        house.record(event("c", after(1), consent(true)));
        house.settle(after(1));
        house.record(event("c2", after(2), consent(true)));
        house.settle(after(2));
        assertThat(house.mailed()).containsExactly("confirm.s", "welcome");
        assertThat(house.ada().permission().asking().waiting()).isEmpty();
    }

    @Test
    void aConfirmationThatOvertakesTheSignUpIsNotAskedForAgain() {
        house.record(event("c", after(1), consent(true)));
        house.record(event("s", NOON, after(2), false, signUp()));
        house.settle(after(2));
        assertThat(house.mailed()).containsExactly("welcome");
    }

    @Test
    void nobodyIsAskedMoreThanOnceADayAndThreeTimesInThirtyDays() {
        for (int day = 0; day < 40; day++) {
            house.record(event("s" + day, after(day), signUp()));
            house.record(event("t" + day, after(day).plusSeconds(60), signUp()));
            house.settle(after(day).plusSeconds(60));
        }
        assertThat(house.mailed())
                .containsExactly("confirm.s0", "confirm.s1", "confirm.s2", "confirm.s30", "confirm.s31", "confirm.s32");
        assertThat(because("confirm.t0")).isEqualTo("asked often enough within a day");
        assertThat(because("confirm.s4")).isEqualTo("asked often enough within 30 days");
    }

    @Test
    void whatOvertookCountsForTheCapAsWell() {
        house.record(event("later", after(3), signUp()));
        house.record(event("w", after(2), consent(false)));
        house.record(event("late", after(4), after(3).minusSeconds(9), false, lead()));
        house.settle(after(3));
        assertThat(house.mailed()).containsExactly("confirm.later");
    }

    @Test
    void oneRequestIsAskedForOnceHoweverOftenItComes() {
        house.record(event("s", NOON, signUp()));
        house.record(event("s", NOON, signUp()));
        house.record(event("other", NOON, signUp()));
        house.record(event("p", after(2), purchase("A-1", 1000)));
        house.settle(after(2));
        assertThat(house.mailed()).containsExactly("confirm.s");
    }

    @Test
    void whoConfirmedOrWithdrewBeforeTheMailLeftIsNotAsked() {
        house.record(event("s", NOON, signUp()));
        house.record(event("w", after(1), consent(false)));
        house.settle(after(1));
        assertThat(house.mailed()).isEmpty();
        assertThat(because("confirm.s")).isEqualTo("marketing consent withdrawn");
        house.record(event("s2", after(2), signUp()));
        house.record(event("c", after(3), consent(true)));
        house.settle(after(3));
        assertThat(house.mailed()).containsExactly("welcome");
        assertThat(because("confirm.s2")).isEqualTo("marketing consent already confirmed");
    }

    @Test
    void whoAskedTooLateCannotConfirmAnyMore() {
        house.record(event("s", NOON, after(8), false, signUp()));
        house.settle(after(8));
        assertThat(house.mailed()).isEmpty();
        assertThat(because("confirm.s")).isEqualTo("it could not be confirmed any more");
    }

    @Test
    void aConsentThatComesLongAfterTheSignUpBeginsItsJourneysNoMore() {
        house.record(event("s", NOON, signUp()));
        house.settle(NOON);
        house.record(event("c", after(400), consent(true)));
        house.settle(after(400));
        assertThat(house.mailed()).containsExactly("confirm.s");
        assertThat(house.ada().permission().asking().waiting()).isEmpty();
        assertThat(Samples.told(house))
                .contains("journeys upon CustomerSignedUp of " + NOON + " do not begin any more");
    }

    @Test
    void historyAsksNobody() {
        house.record(event("s", NOON, NOON, true, signUp()));
        house.settle(NOON);
        assertThat(house.mailed()).isEmpty();
        assertThat(house.emails.rows()).isEmpty();
    }

    @Test
    void whoWasForgottenBeginsAnew() {
        house.record(event("s", NOON, signUp()));
        house.settle(NOON);
        house.record(event("e", after(1), new Fact.CustomerErased(Optional.empty())));
        house.settle(after(1));
        assertThat(house.ada().permission().asking().askedAt()).isEmpty();
        assertThat(house.ada().permission().asking().waiting()).isEmpty();
        house.record(event("s2", after(2), signUp()));
        house.settle(after(2));
        assertThat(house.mailed()).containsExactly("confirm.s", "confirm.s2");
    }

    @Test
    void whatALeadWasInterestedInIsRememberedUntilTheConfirmation() {
        TestSystem nurturing = new TestSystem(with(
                Samples.COURTESY.confirmation(),
                Journey.ofOneMail("nurture", "LeadCaptured", Condition.ALWAYS, false, "nurture", Duration.ofDays(3))));
        nurturing.record(event("l", NOON, lead()));
        nurturing.record(event("c", after(5), consent(true)));
        nurturing.settle(after(5));
        assertThat(nurturing.mailed()).contains("nurture.c");
        assertThat(nurturing.mailer.calls().getLast().data()).containsEntry("interest", "tea");
    }

    @Test
    void whereTheCompanyAsksItselfJourneysWaitAllTheSame() {
        TestSystem silent = new TestSystem(with(
                Playbook.Confirmation.NOT_ASKED, Samples.PLAYBOOK.journeys().getFirst()));
        silent.record(event("s", NOON, signUp()));
        silent.settle(NOON);
        assertThat(silent.emails.rows()).isEmpty();
        silent.record(event("c", after(1), consent(true)));
        silent.settle(after(1));
        assertThat(silent.mailed()).containsExactly("welcome");
    }

    @Test
    void noJourneyTakesTheNameOfTheMailThatNeedsNoConsent() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Journey.ofOneMail(
                        "confirmation", "LeadCaptured", Condition.ALWAYS, false, "offer", Duration.ofDays(3)));
    }

    private String because(String sendKey) {
        return house.emails.rows().stream()
                .filter(row -> row.sendKey().equals(sendKey))
                .map(LedgerEntry::because)
                .findFirst()
                .orElseThrow();
    }

    private static Playbook with(Playbook.Confirmation confirmation, Journey journey) {
        Playbook rules = Samples.PLAYBOOK;
        Playbook.Courtesy courtesy = rules.courtesy();
        return new Playbook(
                "test",
                rules.stages(),
                rules.inactivity(),
                rules.surveys(),
                new Playbook.Courtesy(
                        courtesy.quietFrom(),
                        courtesy.quietUntil(),
                        courtesy.timezone(),
                        courtesy.mailsPerDay(),
                        courtesy.mailsPerWeek(),
                        courtesy.holdoutPercent(),
                        confirmation,
                        courtesy.softBounces()),
                List.of(journey));
    }

    private static Instant after(int days) {
        return NOON.plus(Duration.ofDays(days));
    }

    private static Optional<Fact.ConsentGiven> toBeConfirmed() {
        return Optional.of(new Fact.ConsentGiven(true, "form", Optional.empty(), Optional.empty(), true));
    }

    private static Fact signUp() {
        return new Fact.CustomerSignedUp(
                Optional.of("Ada"), Optional.of("de"), Optional.of("Europe/Berlin"), toBeConfirmed(), Optional.empty());
    }

    private static Fact lead() {
        return new Fact.LeadCaptured(
                Optional.of("Ada"),
                Optional.of("de"),
                Optional.empty(),
                toBeConfirmed(),
                Optional.empty(),
                Optional.of("tea"));
    }

    private static Fact consent(boolean granted) {
        return new Fact.ConsentChanged(Customer.MARKETING, granted, "link", Optional.empty(), Optional.empty());
    }
}
