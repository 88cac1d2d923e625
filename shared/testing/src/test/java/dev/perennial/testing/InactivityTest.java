package dev.perennial.testing;

import static dev.perennial.testing.Samples.NOON;
import static dev.perennial.testing.Samples.event;
import static dev.perennial.testing.Samples.purchase;
import static dev.perennial.testing.Samples.signUp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.decision.Decision;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.record.Customer.Agenda;
import dev.perennial.domain.record.Effect.TimelineEntry;
import dev.perennial.domain.record.Lifecycle.ChurnRisk;
import dev.perennial.domain.values.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InactivityTest {
    private final TestSystem house = new TestSystem(Samples.PLAYBOOK);

    @BeforeEach
    void adaBoughtAtNoon() {
        house.record(event("s", NOON, signUp(true)));
        house.record(event("p", NOON, purchase("A-1", 1000)));
        house.settle(NOON);
    }

    @Test
    void beforeTheDeadlineTheSweepFindsNobody() {
        assertThat(house.sweep(day(45).minusSeconds(1))).isZero();
        assertThat(house.sweep(day(45))).isEqualTo(1);
    }

    @Test
    void whoIsSilentForTooLongIsFlaggedWithAReasonAndWonBack() {
        house.wake(day(45));
        assertThat(house.ada().lifecycle().churnRisk()).isEqualTo(ChurnRisk.HIGH);
        assertThat(house.ada().lifecycle().churnBecause()).isEqualTo("silent for 45 days, at risk after 45 days");
        assertThat(house.ada().lifecycle().stage()).isEqualTo(Stage.AT_RISK);
        assertThat(house.mailed()).endsWith("win-back.2027-01-04");
        assertThat(house.mailer.calls().getLast().data()).containsEntry("daysSilent", "45");
        assertThat(house.announced()).contains("ChurnRiskRaised");
    }

    @Test
    void aPurchaseClearsTheFlag() {
        house.wake(day(45));
        house.record(event("p", day(46), purchase("A-2", 1000)));
        house.settle(day(46));
        assertThat(house.ada().lifecycle().churnRisk()).isEqualTo(ChurnRisk.LOW);
        assertThat(house.ada().lifecycle().stage()).isEqualTo(Stage.ACTIVE);
        assertThat(house.announced()).contains("ChurnRiskCleared");
        assertThat(house.ada().agenda().map(Agenda::dueAt)).contains(day(46 + 45));
    }

    @Test
    void whoBuysOftenIsMissedSooner() {
        house.record(event("p", day(16), purchase("A-2", 1000)));
        house.record(event("p", day(32), purchase("A-3", 1000)));
        house.wake(day(63));
        assertThat(house.ada().lifecycle().churnRisk()).isEqualTo(ChurnRisk.LOW);
        house.wake(day(64));
        assertThat(house.ada().lifecycle().churnBecause()).isEqualTo("silent for 32 days, usually buys every 16 days");
    }

    @Test
    void afterHalfAYearACustomerIsDormantAndNoLongerDue() {
        house.wake(day(45));
        house.wake(day(179));
        assertThat(house.ada().lifecycle().stage()).isEqualTo(Stage.AT_RISK);
        house.wake(day(180));
        assertThat(house.ada().lifecycle().stage()).isEqualTo(Stage.DORMANT);
        assertThat(house.ada().agenda()).isEmpty();
        assertThat(house.sweep(day(10_000))).isZero();
    }

    @Test
    void aDormantCustomerWhoBuysIsActiveAgainAndOnTheClock() {
        house.wake(day(45));
        house.wake(day(180));
        house.record(event("p", day(200), purchase("A-2", 1000)));
        assertThat(house.ada().lifecycle().stage()).isEqualTo(Stage.ACTIVE);
        assertThat(house.ada().agenda()).isPresent();
    }

    @Test
    void aSignOfLifeMovesTheClockOnlyWhenItFires() {
        house.record(event("l", day(10), activity()));
        assertThat(house.ada().agenda().map(Agenda::dueAt)).contains(day(45));
        house.wake(day(45));
        assertThat(house.ada().lifecycle().churnRisk()).isEqualTo(ChurnRisk.LOW);
        assertThat(house.ada().agenda().map(Agenda::dueAt)).contains(day(55));
        house.wake(day(55));
        assertThat(house.ada().lifecycle().churnRisk()).isEqualTo(ChurnRisk.HIGH);
    }

    @Test
    void theSameFindingOfTheSameSweepCountsOnceThoughTheClockWasPutBack() {
        house.wake(day(45));
        house.record(event("late", NOON, new Fact.ActivityRecorded("login", Optional.empty())));
        assertThat(house.ada().agenda().map(Agenda::dueAt)).contains(day(45));
        house.wake(day(45));
        assertThat(house.timeline.of(house.ada().id()))
                .flatExtracting(TimelineEntry::decisions)
                .contains("win-back mail owed: win-back.2027-01-04");
        assertThat(house.ada().lifecycle().churnRisk()).isEqualTo(ChurnRisk.LOW);
        house.wake(day(45).plusSeconds(3600));
        assertThat(house.ada().lifecycle().churnRisk()).isEqualTo(ChurnRisk.HIGH);
    }

    @Test
    void beingDueTwiceChangesNothing() {
        Event due = due(day(45), day(45));
        house.record(due);
        long version = house.ada().version();
        assertThat(house.record(due)).isInstanceOf(Decision.Nothing.class);
        assertThat(house.ada().version()).isEqualTo(version);
    }

    @Test
    void aFindingThatIsNoLongerTrueChangesNothing() {
        assertThat(house.record(due(day(44), day(45)))).isEqualTo(new Decision.Nothing("no longer due at " + day(44)));
    }

    @Test
    void aFindingAboutNobodyChangesNothing() {
        TestSystem empty = new TestSystem(Samples.PLAYBOOK);
        assertThat(empty.record(due(day(44), day(45)))).isInstanceOf(Decision.Nothing.class);
    }

    @Test
    void aClockThatComesToStandAtTheSameMomentAgainStillFires() {
        house.record(event("l", day(15), activity()));
        house.wake(day(45));
        assertThat(house.ada().agenda().map(Agenda::dueAt)).contains(day(60));
        // Two late purchases show a rhythm: now thirty days are tolerated, and the clock is back.
        house.record(event("p", day(1), day(46), false, purchase("A-2", 1000)));
        house.record(event("p", day(2), day(46), false, purchase("A-3", 1000)));
        assertThat(house.ada().agenda().map(Agenda::dueAt)).contains(day(45));
        house.wake(day(47));
        assertThat(house.ada().lifecycle().churnRisk()).isEqualTo(ChurnRisk.HIGH);
    }

    @Test
    void fractionsOfASecondDoNotKeepACustomerFromBeingFound() {
        house.record(event("p", NOON.plusMillis(250), purchase("A-2", 1000)));
        house.wake(day(45));
        house.wake(day(45).plusSeconds(1));
        assertThat(house.ada().lifecycle().churnRisk()).isEqualTo(ChurnRisk.HIGH);
    }

    @Test
    void anImportedSilenceIsFlaggedWithoutMail() {
        TestSystem imported = new TestSystem(Samples.PLAYBOOK);
        imported.record(event("s", NOON, day(100), true, signUp(true)));
        imported.record(event("p", NOON, day(100), true, purchase("A-1", 1000)));
        imported.wake(day(100));
        assertThat(imported.ada().lifecycle().churnRisk()).isEqualTo(ChurnRisk.HIGH);
        assertThat(imported.mailed()).isEmpty();
    }

    @Test
    void aLateFactDoesNotClearTheFlag() {
        house.wake(day(60));
        house.record(event("l", day(5), day(60), false, activity()));
        assertThat(house.ada().lifecycle().churnRisk()).isEqualTo(ChurnRisk.HIGH);
    }

    @Test
    void aFollowedLinkIsASignOfLife() {
        house.wake(day(45));
        house.record(event("c", day(46), new Fact.EmailClicked("win-back.2027-01-04")));
        assertThat(house.ada().lifecycle().churnRisk()).isEqualTo(ChurnRisk.LOW);
    }

    private static Fact activity() {
        return new Fact.ActivityRecorded("login", Optional.empty());
    }

    private static Event due(Instant dueAt, Instant now) {
        return event("d", now, new Fact.CustomerDue(dueAt, "inactivity"));
    }

    private static Instant day(int number) {
        return NOON.plus(Duration.ofDays(number));
    }
}
