package dev.perennial.testing;

import static dev.perennial.testing.ContractTest.active;
import static dev.perennial.testing.ContractTest.contract;
import static dev.perennial.testing.Samples.event;
import static dev.perennial.testing.Samples.signUp;
import static dev.perennial.testing.Samples.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.entitlements.GrantedOffer;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.facts.Fact.ContractState;
import dev.perennial.domain.playbook.Condition;
import dev.perennial.domain.playbook.Journey;
import dev.perennial.domain.playbook.Journey.Goal;
import dev.perennial.domain.playbook.Journey.Settings;
import dev.perennial.domain.playbook.Journey.Trigger;
import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.playbook.RecordDate;
import dev.perennial.domain.playbook.Step;
import dev.perennial.domain.record.Effect.Message;
import dev.perennial.domain.record.Enrollments.Enrollment;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Journeys about a contract: a mail ten days before its end. Ada lives in Berlin. */
class ContractJourneyTest {
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    private static final LocalDate JUNE = LocalDate.parse("2026-06-30");
    private static final LocalDate JULY = LocalDate.parse("2026-07-31");
    private static final LocalDate NEXT_YEAR = LocalDate.parse("2027-06-30");

    private static final Step MAIL = new Step.Send("stay", "stay", Duration.ofDays(7), true);

    private static final Step TEN_DAYS = new Step.WaitUntil(
            "ten-days", RecordDate.CONTRACT_END, -10, false, LocalTime.of(10, 0), Optional.of(Step.END));

    private final TestSystem house = house("ContractChanged");
    private int ids;

    @BeforeEach
    void adaSignedUp() {
        house.record(event("signed-up", START, signUp(true)));
    }

    @Test
    void itWaitsForTheEndOfItsContractAndShowsIt() {
        says(0, active("K-1", JUNE));
        says(1, active("K-2", JULY));
        assertThat(house.ada().lifecycle().enrollments().active())
                .extracting(Enrollment::due)
                .containsExactly(before(JUNE), before(JULY));
        house.wake(before(JUNE));
        house.wake(before(JULY));
        assertThat(mails())
                .extracting(it -> it.data().get("contractEndsOn"))
                .containsExactly("2026-06-30", "2026-07-31");
        assertThat(mails().getFirst().data())
                .containsEntry("contract", "Tea every month")
                .containsEntry("contractTerms", "EUR 20 a month");
    }

    @Test
    void aRenewalEndsItAndBeginsItAnew() {
        says(0, active("K-1", JUNE));
        says(90, active("K-1", NEXT_YEAR));
        assertThat(told(house)).contains("path left: contract K-1 is active until 2027-06-30");
        assertThat(house.ada().lifecycle().enrollments().active())
                .extracting(Enrollment::due)
                .containsExactly(before(NEXT_YEAR));
        house.wake(before(JUNE));
        assertThat(mails()).isEmpty();
    }

    @Test
    void aCancellationEndsItAndTheOtherContractGoesOn() {
        says(0, active("K-1", JUNE));
        says(1, active("K-2", JULY));
        says(2, contract("K-1", ContractState.CANCELLED, JUNE, ""));
        assertThat(told(house)).contains("path left: contract K-1 is cancelled");
        assertThat(house.ada().lifecycle().enrollments().active())
                .extracting(Enrollment::due)
                .containsExactly(before(JULY));
    }

    @Test
    void aCorrectionMailsNobodyTwiceAndShowsInWhatComes() {
        says(0, active("K-1", JUNE));
        says(1, contract("K-1", ContractState.ACTIVE, JUNE, "EUR 18 a month"));
        assertThat(told(house)).contains("goes on as before: no journey hears of it");
        house.wake(before(JUNE));
        says(113, contract("K-1", ContractState.ACTIVE, JUNE, "EUR 17 a month"));
        assertThat(mails()).extracting(it -> it.data().get("contractTerms")).containsExactly("EUR 18 a month");
    }

    @Test
    void aCancellationTakenBackMailsNobodyTwice() {
        says(0, active("K-1", JUNE));
        house.wake(before(JUNE));
        says(112, contract("K-1", ContractState.CANCELLED, JUNE, ""));
        says(113, active("K-1", JUNE));
        house.wake(before(JUNE).plus(Duration.ofDays(9)));
        assertThat(mails()).hasSize(1);
    }

    @Test
    void aContractThatIsToldWhenItsDayIsOverIsLeftInPeace() {
        Instant since = before(JUNE).minus(Duration.ofDays(1));
        Instant now = before(JUNE).plus(Duration.ofDays(4));
        house.record(event("late", since, now, false, active("K-1", JUNE)));
        house.wake(now.plusSeconds(60));
        assertThat(mails()).isEmpty();
        assertThat(house.ada().lifecycle().enrollments().active()).isEmpty();
    }

    @Test
    void aRenewalCanBeTheGoalAndThatOfAnotherContractIsNot() {
        Trigger renewed = new Trigger("ContractChanged", Condition.ALWAYS);
        Settings terms = Settings.USUAL.with(new Goal(renewed, Duration.ofDays(400)));
        TestSystem other = house("ContractChanged", terms);
        other.record(event("signed-up", START, signUp(true)));
        other.record(event("k", START, active("K-1", JUNE)));
        other.record(event("l", START.plusSeconds(9), active("K-2", JULY)));
        other.settle(START.plusSeconds(9));
        assertThat(outcomes(other)).isEmpty();
        other.record(event("m", START.plusSeconds(99), active("K-1", NEXT_YEAR)));
        other.settle(START.plusSeconds(99));
        assertThat(outcomes(other)).containsExactly("GOAL");
    }

    @Test
    void ofTwoContractsEachShowsItsOwnCode() {
        Step reminder = new Step.WaitUntil(
                "five-days", RecordDate.CONTRACT_END, -5, false, LocalTime.of(10, 0), Optional.of(Step.END));
        Step mail = new Step.Send("stay", "stay", Duration.ofDays(7), true);
        Journey path =
                Samples.path("ContractChanged", List.of(TEN_DAYS, new Step.Grant("gift", "ten"), reminder, mail));
        TestSystem other = new TestSystem(Samples.PLAYBOOK
                .with(List.of(path))
                .with(new Playbook.Rewards(Map.of("ten", Duration.ofDays(30)), Optional.empty())));
        other.record(event("signed-up", START, signUp(true)));
        other.record(event("k", START, active("K-1", JUNE)));
        other.record(event("l", START.plusSeconds(9), active("K-2", JUNE.plusDays(3))));
        for (int day = 0; day < 5; day++) {
            other.wake(before(JUNE).plus(Duration.ofDays(day)));
        }
        List<String> granted = other.ada().entitlements().offers().stream()
                .map(GrantedOffer::code)
                .toList();
        assertThat(granted).hasSize(2);
        for (int day = 5; day < 10; day++) {
            other.wake(before(JUNE).plus(Duration.ofDays(day)));
        }
        assertThat(other.mailer.calls())
                .extracting(it -> it.data().get("offerCode"))
                .containsExactlyElementsOf(granted);
    }

    @Test
    void whoCancelsInAnotherYearIsAnsweredAgain() {
        TestSystem other =
                new TestSystem(Samples.PLAYBOOK.with(List.of(Samples.path("ContractChanged", List.of(MAIL)))));
        other.record(event("signed-up", START, signUp(true)));
        other.record(event("k", START, contract("K-1", ContractState.CANCELLED, JUNE, "")));
        other.record(event("l", START.plusSeconds(9), contract("K-1", ContractState.CANCELLED, NEXT_YEAR, "")));
        other.settle(START.plusSeconds(9));
        assertThat(other.mailer.calls()).hasSize(2);
    }

    @Test
    void historyThatRenewsItIsSeenBeforeItsMail() {
        says(0, active("K-1", JUNE));
        Instant at = START.plus(Duration.ofDays(5));
        house.record(event("history", at, at, true, active("K-1", NEXT_YEAR)));
        house.wake(before(JUNE));
        assertThat(mails()).isEmpty();
        assertThat(told(house)).contains("path left: contract K-1 is active until 2027-06-30");
    }

    @Test
    void whereItIsAboutNoContractItWaitsForTheNextThatEnds() {
        TestSystem other = house("CustomerSignedUp");
        other.record(event("k", START, active("K-2", JULY)));
        other.record(event("l", START, active("K-1", JUNE)));
        other.record(event("signed-up", START, signUp(true)));
        assertThat(due(other)).isEqualTo(before(JUNE));
        other.record(event("m", START.plusSeconds(9), active("K-1", NEXT_YEAR)));
        assertThat(due(other)).isEqualTo(before(JULY));
    }

    private static Instant due(TestSystem house) {
        return house.ada().lifecycle().enrollments().active().getFirst().due();
    }

    private static List<Object> outcomes(TestSystem house) {
        return house.outbox.announcements().stream()
                .filter(it -> it.type().equals("JourneyEnded"))
                .map(it -> it.data().get("outcome"))
                .toList();
    }

    private static TestSystem house(String on) {
        return house(on, Settings.USUAL);
    }

    private static TestSystem house(String on, Settings terms) {
        Journey path = new Journey(
                "path", on, Condition.ALWAYS, false, Duration.ofDays(7), List.of(), terms, List.of(TEN_DAYS, MAIL));
        return new TestSystem(Samples.PLAYBOOK.with(List.of(path)));
    }

    private static Instant before(LocalDate end) {
        return Instant.parse(end.minusDays(10) + "T08:00:00Z");
    }

    private List<Message> mails() {
        return house.mailer.calls();
    }

    private void says(int day, Fact fact) {
        Instant at = START.plus(Duration.ofDays(day));
        house.record(event("word-" + ids++, at, fact));
        house.settle(at);
    }
}
