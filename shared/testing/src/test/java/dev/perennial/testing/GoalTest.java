package dev.perennial.testing;

import static dev.perennial.testing.Samples.ADA;
import static dev.perennial.testing.Samples.NOON;
import static dev.perennial.testing.Samples.event;
import static dev.perennial.testing.Samples.purchase;
import static dev.perennial.testing.Samples.signUp;
import static dev.perennial.testing.Samples.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.playbook.Condition;
import dev.perennial.domain.playbook.Journey;
import dev.perennial.domain.playbook.Journey.Goal;
import dev.perennial.domain.playbook.Journey.Settings;
import dev.perennial.domain.playbook.Journey.Trigger;
import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.playbook.Step;
import dev.perennial.domain.record.Effect.Announcement;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.CustomerRef;
import dev.perennial.domain.values.EmailAddress;
import dev.perennial.flow.mail.LedgerEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a journey is for, and who takes it without getting anything by it. */
class GoalTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Trigger BOUGHT = new Trigger("PurchaseCompleted", Condition.ALWAYS);
    private static final Settings WITHIN_30_DAYS = Settings.USUAL.with(new Goal(BOUGHT, DAY.multipliedBy(30)));
    private static final Step MAIL = new Step.Send("hello", "hello", DAY.multipliedBy(7), false);
    private static final Step WAIT = new Step.Wait("pause", DAY.multipliedBy(14), Optional.of(LocalTime.of(10, 0)));

    @Test
    void theGoalEndsTheJourneyAndIsTold() {
        TestSystem house = house(WITHIN_30_DAYS, WAIT, MAIL);
        signUpAt(house, NOON);
        assertThat(begun(house))
                .containsExactly(Map.of("journey", "path", "group", "TREATED", "startedAt", NOON.toString()));
        buyAt(house, NOON.plus(DAY.multipliedBy(3)));
        assertThat(told(house)).contains("path reached its goal: PurchaseCompleted");
        assertThat(ended(house))
                .containsExactly(Map.of(
                        "journey", "path",
                        "group", "TREATED",
                        "outcome", "GOAL",
                        "because", "reached its goal: PurchaseCompleted",
                        "begunAt", NOON.toString()));
        house.wake(NOON.plus(DAY.multipliedBy(20)));
        assertThat(house.mailed()).isEmpty();
    }

    @Test
    void theGoalStillCountsWhenTheStepsAreDone() {
        TestSystem house = house(WITHIN_30_DAYS, MAIL);
        signUpAt(house, NOON);
        assertThat(house.mailed()).hasSize(1);
        assertThat(ended(house)).isEmpty();
        buyAt(house, NOON.plus(DAY.multipliedBy(30)));
        assertThat(outcomes(house)).containsExactly("GOAL");
        assertThat(house.ada().lifecycle().enrollments().active()).isEmpty();
    }

    @Test
    void whatIsTakenOnceIsBegunOnceAlsoIfItIsASingleMail() {
        Journey path = new Journey(
                "path",
                "ActivityRecorded",
                Condition.ALWAYS,
                true,
                DAY.multipliedBy(7),
                List.of(),
                WITHIN_30_DAYS,
                List.of(MAIL));
        TestSystem house = new TestSystem(Samples.PLAYBOOK.with(List.of(path)));
        house.record(event("a1", NOON, new Fact.ActivityRecorded("login", Optional.empty())));
        buyAt(house, NOON.plus(DAY));
        assertThat(outcomes(house)).containsExactly("GOAL");
        Instant later = NOON.plus(DAY.multipliedBy(2));
        house.record(event("a2", later, new Fact.ActivityRecorded("login", Optional.empty())));
        house.settle(later);
        assertThat(begun(house)).hasSize(1);
    }

    @Test
    void whenItsTimeIsOverTheJourneyEndsWithoutIt() {
        TestSystem house = house(WITHIN_30_DAYS, MAIL);
        signUpAt(house, NOON);
        assertThat(house.ada().agenda().orElseThrow().dueFor()).isEqualTo("path: end");
        house.wake(NOON.plus(DAY.multipliedBy(30)));
        assertThat(outcomes(house)).containsExactly("OVER");
        assertThat(told(house)).contains("path has come to its end without its goal");
        buyAt(house, NOON.plus(DAY.multipliedBy(30)));
        assertThat(outcomes(house)).containsExactly("OVER");
    }

    @Test
    void whatEndsTheJourneyOtherwiseIsNoGoal() {
        TestSystem house = house(WITHIN_30_DAYS, WAIT, MAIL);
        signUpAt(house, NOON);
        house.record(event("c", NOON.plus(DAY), new Fact.ComplaintRaised("C-1", Optional.empty())));
        house.settle(NOON.plus(DAY));
        assertThat(outcomes(house)).containsExactly("LEFT");
        assertThat(told(house)).contains("path left: ComplaintRaised");
    }

    @Test
    void aPurchaseFromBeforeTheJourneyNeitherReachesItsGoalNorEndsIt() {
        TestSystem house = house(WITHIN_30_DAYS, WAIT, MAIL);
        signUpAt(house, NOON);
        house.record(event("p", NOON.minus(DAY), NOON.plus(DAY), false, purchase("A-1", 100)));
        house.settle(NOON.plus(DAY));
        assertThat(outcomes(house)).isEmpty();
        assertThat(house.ada().lifecycle().enrollments().isOn("path")).isTrue();
    }

    @Test
    void theGoalOfAPostponedMailIsItsReasonInTheLedger() {
        TestSystem house = house(WITHIN_30_DAYS, MAIL);
        Instant evening = Instant.parse("2026-11-20T21:30:00Z");
        signUpAt(house, evening);
        buyAt(house, evening.plusSeconds(60));
        LedgerEntry row = house.emails.find(CustomerId.of(ADA), "path").orElseThrow();
        assertThat(row.status()).isEqualTo(LedgerEntry.Status.SUPPRESSED);
        assertThat(row.because()).isEqualTo("path reached its goal: PurchaseCompleted");
    }

    @Test
    void whoIsHeldOutGetsNothingAndTheGoalStillCounts() {
        Step gift = new Step.Publish("gift", "GiftDue", Map.of());
        TestSystem house = house(WITHIN_30_DAYS.heldOut(100), MAIL, gift);
        signUpAt(house, NOON);
        assertThat(house.mailed()).isEmpty();
        LedgerEntry row = house.emails.find(CustomerId.of(ADA), "path.hello").orElseThrow();
        assertThat(row.because()).isEqualTo("held out of path");
        assertThat(told(house)).contains("path begun and held out", "no GiftDue: held out of path");
        assertThat(house.announced()).doesNotContain("GiftDue");
        buyAt(house, NOON.plus(DAY));
        assertThat(ended(house).getFirst()).containsEntry("group", "HELD_OUT").containsEntry("outcome", "GOAL");
    }

    @Test
    void whoGetsNoMailAtAllIsHeldOutOfTheJourneyToo() {
        TestSystem house = house(globalHoldout(), WITHIN_30_DAYS, MAIL);
        signUpAt(house, NOON);
        assertThat(begun(house).getFirst()).containsEntry("group", "HELD_OUT");
        TestSystem offers = house(globalHoldout(), WITHIN_30_DAYS, new Step.Grant("gift", "gift"));
        signUpAt(offers, NOON);
        assertThat(begun(offers).getFirst()).containsEntry("group", "HELD_OUT");
        Step anytime = new Step.Send("hello", "hello", DAY, true);
        TestSystem answers = house(globalHoldout(), WITHIN_30_DAYS, anytime);
        signUpAt(answers, NOON);
        assertThat(begun(answers).getFirst()).containsEntry("group", "TREATED");
    }

    @Test
    void aboutAsManyAreHeldOutAsTheJourneySaysAndOthersByAnother() {
        TestSystem house = new TestSystem(Samples.PLAYBOOK.with(List.of(half("path"), half("road"))));
        IntStream.range(0, 1000).forEach(i -> house.record(signUpOf("c" + i + "@example.com")));
        house.settle(NOON);
        assertThat(sent(house, "path")).isBetween(450L, 550L);
        assertThat(sent(house, "road")).isBetween(450L, 550L);
        long both = house.mailer.calls().stream()
                .filter(it -> it.journey().equals("path"))
                .filter(path -> house.mailer.calls().stream()
                        .anyMatch(it ->
                                it.journey().equals("road") && it.customerId().equals(path.customerId())))
                .count();
        assertThat(both).isBetween(200L, 300L);
    }

    private static long sent(TestSystem house, String journey) {
        return house.mailer.calls().stream()
                .filter(it -> it.journey().equals(journey))
                .count();
    }

    private static Journey half(String name) {
        return new Journey(
                        name, "CustomerSignedUp", Condition.ALWAYS, true, DAY.multipliedBy(7), List.of(), List.of(MAIL))
                .on(Settings.USUAL.heldOut(50));
    }

    private static Playbook globalHoldout() {
        Playbook rules = Samples.PLAYBOOK;
        Playbook.Courtesy courtesy = rules.courtesy();
        return new Playbook(
                rules.version(),
                rules.stages(),
                rules.inactivity(),
                rules.surveys(),
                new Playbook.Courtesy(
                        courtesy.quietFrom(),
                        courtesy.quietUntil(),
                        courtesy.timezone(),
                        courtesy.mailsPerDay(),
                        courtesy.mailsPerWeek(),
                        100),
                List.of());
    }

    private static TestSystem house(Settings terms, Step... steps) {
        return house(Samples.PLAYBOOK, terms, steps);
    }

    private static TestSystem house(Playbook rules, Settings terms, Step... steps) {
        Journey path = new Journey(
                "path",
                "CustomerSignedUp",
                Condition.ALWAYS,
                true,
                DAY.multipliedBy(7),
                List.of(new Trigger("ComplaintRaised", Condition.ALWAYS)),
                terms,
                List.of(steps));
        return new TestSystem(rules.with(List.of(path)));
    }

    private static void signUpAt(TestSystem house, Instant at) {
        house.record(event("s", at, signUp(true)));
        house.settle(at);
    }

    private static Event signUpOf(String address) {
        return new Event("s-" + address, NOON, NOON, false, CustomerRef.of(new EmailAddress(address)), signUp(true));
    }

    private static void buyAt(TestSystem house, Instant at) {
        house.record(event("p" + at, at, purchase("A-" + at, 100)));
        house.settle(at);
    }

    private static List<Map<String, Object>> begun(TestSystem house) {
        return announced(house, "JourneyBegun");
    }

    private static List<Map<String, Object>> ended(TestSystem house) {
        return announced(house, "JourneyEnded");
    }

    private static List<Object> outcomes(TestSystem house) {
        return ended(house).stream().map(it -> it.get("outcome")).toList();
    }

    private static List<Map<String, Object>> announced(TestSystem house, String type) {
        return house.outbox.announcements().stream()
                .filter(it -> it.type().equals(type))
                .map(Announcement::data)
                .toList();
    }
}
