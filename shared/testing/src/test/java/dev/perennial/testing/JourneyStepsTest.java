package dev.perennial.testing;

import static dev.perennial.testing.Samples.ADA;
import static dev.perennial.testing.Samples.NOON;
import static dev.perennial.testing.Samples.event;
import static dev.perennial.testing.Samples.purchase;
import static dev.perennial.testing.Samples.signUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.playbook.Condition;
import dev.perennial.domain.playbook.Journey;
import dev.perennial.domain.playbook.Journey.Trigger;
import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.playbook.Step;
import dev.perennial.domain.record.Effect.Announcement;
import dev.perennial.domain.record.Effect.TimelineEntry;
import dev.perennial.domain.record.Enrollments;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.CustomerRef;
import dev.perennial.domain.values.EmailAddress;
import dev.perennial.flow.mail.LedgerEntry;
import dev.perennial.flow.mail.LedgerEntry.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What becomes of a customer on a journey of several steps. Ada signs up at one in the afternoon. */
class JourneyStepsTest {
    private static final Trigger BUYS = new Trigger("PurchaseCompleted", Condition.ALWAYS);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Condition BOUGHT =
            (customer, event, type) -> customer.purchases().orders() > 0;

    /** Ten at night in Berlin. */
    private static final Instant EVENING = Instant.parse("2026-11-20T21:00:00Z");

    private static final Instant MORNING = Instant.parse("2026-11-21T07:00:00Z");

    @Test
    void stepsFollowOneAnotherWithTimeInBetween() {
        TestSystem house = on(mail("hello"), wait("pause", 3), mail("tips"));
        signUpAt(house, NOON);
        assertThat(house.mailed()).containsExactly("path.hello");
        assertThat(enrollment(house).step()).isEqualTo("pause");
        house.wake(NOON.plus(DAY.multipliedBy(3)).minusSeconds(1));
        assertThat(house.mailed()).hasSize(1);
        house.wake(NOON.plus(DAY.multipliedBy(3)));
        assertThat(house.mailed()).containsExactly("path.hello", "path.tips");
        assertThat(enrollments(house).active()).isEmpty();
    }

    @Test
    void theClockShowsTheNextStepAndWhatItIsFor() {
        TestSystem house = on(wait("pause", 3), mail("tips"));
        signUpAt(house, NOON);
        assertThat(house.ada().agenda().orElseThrow().dueAt()).isEqualTo(NOON.plus(DAY.multipliedBy(3)));
        assertThat(house.ada().agenda().orElseThrow().dueFor()).isEqualTo("path: pause");
    }

    @Test
    void aSweepThatComesLateShiftsNoLaterStep() {
        TestSystem house = on(wait("one", 1), wait("two", 1), mail("tips"));
        signUpAt(house, NOON);
        house.wake(NOON.plus(Duration.ofHours(30)));
        assertThat(enrollment(house).due()).isEqualTo(NOON.plus(DAY.multipliedBy(2)));
    }

    @Test
    void aWaitMayEndAtATimeOfDayWhereTheCustomerLives() {
        Step nine = new Step.Wait("nine", DAY, Optional.of(LocalTime.of(9, 0)));
        TestSystem house = on(nine, mail("tips"));
        signUpAt(house, NOON);
        assertThat(enrollment(house).due()).isEqualTo(Instant.parse("2026-11-22T08:00:00Z"));
    }

    @Test
    void aBranchIsTakenByTheRecordAsItIsThen() {
        Step.Branch bought = new Step.Branch("bought", BOUGHT, Optional.of("thanks"), Optional.of("nudge"));
        TestSystem house = on(wait("pause", 1), bought, mail("nudge"), new Step.GoTo("done", Step.END), mail("thanks"));
        signUpAt(house, NOON);
        house.record(event("p", NOON.plusSeconds(60), purchase("A-1", 100)));
        house.wake(NOON.plus(DAY));
        assertThat(house.mailed()).containsExactly("path.thanks");
        TestSystem other = on(wait("pause", 1), bought, mail("nudge"), end(), mail("thanks"));
        signUpAt(other, NOON);
        other.wake(NOON.plus(DAY));
        assertThat(other.mailed()).containsExactly("path.nudge");
    }

    @Test
    void whoWaitsForAnEventGoesOnWhenItComesAndElsewhereWhenItDoesNot() {
        Step.Await purchase =
                new Step.Await("purchase", BUYS, DAY.multipliedBy(14), Optional.of("thanks"), Optional.empty());
        TestSystem house = on(purchase, mail("nudge"), end(), mail("thanks"));
        signUpAt(house, NOON);
        house.record(event("p", NOON.plus(DAY), purchase("A-1", 100)));
        house.settle(NOON.plus(DAY));
        assertThat(house.mailed()).containsExactly("path.thanks");
        TestSystem other = on(purchase, mail("nudge"), end(), mail("thanks"));
        signUpAt(other, NOON);
        other.wake(NOON.plus(DAY.multipliedBy(14)));
        assertThat(other.mailed()).containsExactly("path.nudge");
    }

    @Test
    void whatHappenedBeforeAWaitBeganDoesNotEndIt() {
        Step.Await purchase =
                new Step.Await("purchase", BUYS, DAY.multipliedBy(14), Optional.of("thanks"), Optional.empty());
        TestSystem house = on(wait("pause", 3), purchase, mail("nudge"), end(), mail("thanks"));
        signUpAt(house, NOON);
        house.wake(NOON.plus(DAY.multipliedBy(3)));
        Instant later = NOON.plus(DAY.multipliedBy(4));
        house.record(event("p", NOON.minus(DAY.multipliedBy(200)), later, false, purchase("A-1", 100)));
        house.record(event("p", NOON.plus(DAY), later, false, purchase("A-2", 100)));
        house.settle(later);
        assertThat(enrollment(house).step()).isEqualTo("purchase");
        house.record(event("p", later, purchase("A-3", 100)));
        house.settle(later);
        assertThat(house.mailed()).containsExactly("path.thanks");
    }

    @Test
    void whatHappenedBeforeAJourneyBeganDoesNotEndIt() {
        Trigger complaint = new Trigger("ComplaintRaised", Condition.ALWAYS);
        TestSystem house = house(path(List.of(complaint), wait("pause", 3), mail("tips")), 0);
        signUpAt(house, NOON);
        Fact raised = new Fact.ComplaintRaised("C-1", Optional.empty());
        house.record(event("c", NOON.minusSeconds(1), NOON.plus(DAY), false, raised));
        assertThat(enrollment(house).step()).isEqualTo("pause");
    }

    @Test
    void whatEndsAJourneyEndsItWhereverTheCustomerIs() {
        Trigger complaint = new Trigger("ComplaintRaised", Condition.ALWAYS);
        TestSystem house = house(path(List.of(complaint), wait("pause", 3), mail("tips")), 0);
        signUpAt(house, NOON);
        house.record(event("c", NOON.plus(DAY), new Fact.ComplaintRaised("C-1", Optional.empty())));
        house.wake(NOON.plus(DAY.multipliedBy(4)));
        assertThat(house.mailed()).isEmpty();
        assertThat(told(house)).contains("path left: ComplaintRaised");
    }

    @Test
    void aMailThatIsDueAtNightGoesOutInTheMorning() {
        TestSystem house = on(mail("hello"));
        signUpAt(house, EVENING);
        assertThat(house.mailed()).isEmpty();
        assertThat(row(house).status()).isEqualTo(Status.POSTPONED);
        assertThat(row(house).because()).contains("quiet hours in Europe/Berlin", "" + MORNING);
        house.wake(MORNING);
        assertThat(house.mailed()).containsExactly("path");
        assertThat(row(house).status()).isEqualTo(Status.SENT);
        assertThat(told(house)).contains("path mail postponed until " + MORNING);
    }

    @Test
    void theAnswerToWhatACustomerJustDidGoesOutAtAnyHour() {
        TestSystem house = on(new Step.Send("hello", "hello", DAY, true));
        signUpAt(house, EVENING);
        assertThat(house.mailed()).containsExactly("path");
        assertThat(enrollments(house).mailedAt()).isEmpty();
    }

    @Test
    void aPostponedMailWhoseJourneyIsLeftIsNotSentAndTheLedgerSaysWhy() {
        Trigger complaint = new Trigger("ComplaintRaised", Condition.ALWAYS);
        TestSystem house = house(path(List.of(complaint), mail("hello")), 0);
        signUpAt(house, EVENING);
        Fact raised = new Fact.ComplaintRaised("C-1", Optional.empty());
        house.record(event("c", EVENING.plusSeconds(60), raised));
        house.wake(MORNING);
        assertThat(house.mailed()).isEmpty();
        assertThat(row(house).status()).isEqualTo(Status.SUPPRESSED);
        assertThat(row(house).because()).isEqualTo("path left: ComplaintRaised");
    }

    @Test
    void aJourneyThatIsTakenOnceIsNotBegunAgainWhenItIsOver() {
        Journey once = new Journey(
                "path",
                "PurchaseCompleted",
                Condition.ALWAYS,
                true,
                Duration.ofDays(7),
                List.of(),
                List.of(mail("hello"), new Step.Publish("gift", "GiftDue", Map.of())));
        TestSystem house = house(once, 0);
        signUpAt(house, NOON);
        house.record(event("p1", NOON.plusSeconds(1), purchase("A-1", 100)));
        house.record(event("p2", NOON.plus(DAY.multipliedBy(9)), purchase("A-2", 100)));
        house.settle(NOON.plus(DAY.multipliedBy(9)));
        assertThat(house.announced()).containsOnlyOnce("GiftDue");
        assertThat(told(house)).contains("no path: it is taken once");
    }

    @Test
    void twoJourneysThatPublishTheSameAreBothHeard() {
        Step gift = new Step.Publish("gift", "GiftDue", Map.of());
        Step more = new Step.Publish("more", "GiftDue", Map.of());
        TestSystem house = on(gift, more);
        signUpAt(house, NOON);
        assertThat(house.outbox.announcements())
                .filteredOn(it -> it.type().equals("GiftDue"))
                .extracting(Announcement::eventId)
                .containsExactly("s/path.gift", "s/path.more");
    }

    @Test
    void aThirdMailOfADayWaitsForTheNextAndNoneIsLost() {
        TestSystem house = on(mail("a"), mail("b"), mail("c"));
        signUpAt(house, NOON);
        assertThat(house.mailed()).containsExactly("path.a", "path.b");
        assertThat(row(house, "path.c").because()).startsWith("2 mails within a day");
        house.wake(NOON.plus(DAY));
        assertThat(house.mailed()).containsExactly("path.a", "path.b", "path.c");
    }

    @Test
    void aMailThatWouldBeStaleBeforeItMayGoIsNotSentAtAll() {
        Step brief = new Step.Send("brief", "brief", Duration.ofHours(1), false);
        TestSystem house = on(mail("a"), mail("b"), brief);
        signUpAt(house, NOON);
        assertThat(row(house, "path.brief").status()).isEqualTo(Status.SUPPRESSED);
        assertThat(row(house, "path.brief").because()).endsWith("later it would be stale");
        assertThat(enrollments(house).active()).isEmpty();
    }

    @Test
    void whoIsHeldOutGetsNoneOfTheseMailsAndTheLedgerSaysSo() {
        TestSystem house = house(path(List.of(), mail("hello")), 100);
        signUpAt(house, NOON);
        assertThat(house.mailed()).isEmpty();
        assertThat(row(house).because()).contains("holdout");
    }

    @Test
    void aboutAsManyAreHeldOutAsThePlaybookSays() {
        TestSystem house = house(path(List.of(), mail("hello")), 5);
        IntStream.range(0, 2000).forEach(i -> house.record(signUpOf("c" + i + "@example.com")));
        house.settle(NOON);
        assertThat(house.mailed()).hasSizeBetween(1860, 1940);
    }

    @Test
    void aTimeZoneThatDoesNotExistIsSaidAndTheHousesOwnTaken() {
        TestSystem house = on(mail("hello"));
        Fact nowhere = new Fact.LeadCaptured(
                Optional.empty(),
                Optional.empty(),
                Optional.of("Mars/Olympus"),
                Optional.of(new Fact.ConsentGiven(true, "form", Optional.empty(), Optional.empty(), false)),
                Optional.empty(),
                Optional.empty());
        house.record(event("l", EVENING, nowhere));
        house.record(event("s", EVENING, signUpWithoutZone()));
        house.settle(EVENING);
        assertThat(told(house)).contains("the time zone Mars/Olympus does not exist: that of Europe/Berlin counts");
    }

    @Test
    void theArmsOfASplitAreStableAndAboutAsLargeAsSaid() {
        Step split = new Step.Split("which", List.of(new Step.Split.Arm(30, "b")));
        TestSystem house = on(split, mail("a"), end(), mail("b"));
        IntStream.range(0, 1000).forEach(i -> house.record(signUpOf("c" + i + "@example.com")));
        house.settle(NOON);
        assertThat(house.mailed()).hasSize(1000);
        assertThat(house.mailed().stream().filter("path.b"::equals).count()).isBetween(250L, 350L);
    }

    @Test
    void othersHearWhatAStepPublishes() {
        TestSystem house = on(new Step.Publish("gift", "GiftDue", Map.of("gift", "tea")));
        signUpAt(house, NOON);
        assertThat(house.announced()).contains("GiftDue");
    }

    @Test
    void whoWaitsAtAStepThatIsNoMoreLeavesTheJourneyWithThatReason() {
        TestSystem before = on(wait("pause", 1), mail("tips"));
        signUpAt(before, NOON);
        TestSystem after = on(wait("rest", 1), mail("tips"));
        before.customers.images().forEach(after.customers::save);
        after.wake(NOON.plus(DAY));
        assertThat(after.mailed()).isEmpty();
        assertThat(told(after)).contains("path left: its step pause is no longer in the playbook");
    }

    @Test
    void historyBeginsNoJourneyAndMovesNone() {
        TestSystem house = on(mail("hello"), wait("pause", 1), mail("tips"));
        house.record(event("s", NOON, NOON, true, signUp(true)));
        house.wake(NOON.plus(DAY.multipliedBy(2)));
        assertThat(house.mailed()).isEmpty();
        assertThat(enrollments(house).active()).isEmpty();
    }

    @Test
    void aJourneyThatLeadsNowhereCannotBeMade() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> on(new Step.GoTo("go", "nowhere")))
                .withMessageContaining("nowhere, which is no step");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> on(mail("a"), mail("a")))
                .withMessageContaining("two steps named a");
    }

    private static Step mail(String template) {
        return new Step.Send(template, template, Duration.ofDays(7), false);
    }

    private static Step wait(String name, int days) {
        return new Step.Wait(name, Duration.ofDays(days), Optional.empty());
    }

    private static Step end() {
        return new Step.GoTo("done", Step.END);
    }

    private static Journey path(List<Trigger> leave, Step... steps) {
        return new Journey(
                "path", "CustomerSignedUp", Condition.ALWAYS, true, Duration.ofDays(7), leave, List.of(steps));
    }

    private static TestSystem on(Step... steps) {
        return house(path(List.of(), steps), 0);
    }

    private static TestSystem house(Journey journey, int holdoutPercent) {
        Playbook rules = Samples.PLAYBOOK;
        return new TestSystem(new Playbook(
                "test",
                rules.stages(),
                rules.inactivity(),
                rules.surveys(),
                new Playbook.Courtesy(
                        LocalTime.of(22, 0),
                        LocalTime.of(8, 0),
                        ZoneId.of("Europe/Berlin"),
                        2,
                        4,
                        holdoutPercent,
                        Playbook.Confirmation.NOT_ASKED,
                        Playbook.SoftBounces.USUAL),
                List.of(journey)));
    }

    private static void signUpAt(TestSystem house, Instant at) {
        house.record(event("s", at, signUp(true)));
        house.settle(at);
    }

    private static Event signUpOf(String address) {
        return new Event("s-" + address, NOON, NOON, false, CustomerRef.of(new EmailAddress(address)), signUp(true));
    }

    private static Fact signUpWithoutZone() {
        return new Fact.CustomerSignedUp(
                Optional.of("Ada"), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Enrollments enrollments(TestSystem house) {
        return house.ada().lifecycle().enrollments();
    }

    private static Enrollments.Enrollment enrollment(TestSystem house) {
        return enrollments(house).active().getFirst();
    }

    private static LedgerEntry row(TestSystem house) {
        return row(house, "path");
    }

    private static LedgerEntry row(TestSystem house, String sendKey) {
        return house.emails.find(CustomerId.of(ADA), sendKey).orElseThrow();
    }

    private static String told(TestSystem house) {
        return house.timeline.of(CustomerId.of(ADA)).stream()
                .map(TimelineEntry::decisions)
                .toList()
                .toString();
    }
}
