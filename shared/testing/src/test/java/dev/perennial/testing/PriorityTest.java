package dev.perennial.testing;

import static dev.perennial.testing.Samples.ADA;
import static dev.perennial.testing.Samples.NOON;
import static dev.perennial.testing.Samples.event;
import static dev.perennial.testing.Samples.purchase;
import static dev.perennial.testing.Samples.signUp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.playbook.Condition;
import dev.perennial.domain.playbook.Journey;
import dev.perennial.domain.playbook.Journey.Settings;
import dev.perennial.domain.playbook.Step;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.flow.mail.LedgerEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which mail goes where there is room for two a day. */
class PriorityTest {
    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void ofMailsUponTheSameEventTheHigherPriorityGoesFirst() {
        TestSystem house = house(path("low", 0), path("middle", 1), path("high", 2));
        signUpAt(house, NOON);
        assertThat(house.mailed()).containsExactly("high", "middle");
        assertThat(row(house, "low").because()).startsWith("2 mails within a day");
    }

    @Test
    void withoutPriorityTheOrderOfThePlaybookCounts() {
        TestSystem house = house(path("b", 0), path("a", 0), path("c", 0));
        signUpAt(house, NOON);
        assertThat(house.mailed()).containsExactly("b", "a");
    }

    @Test
    void ofMailsThatAreDueAtTheSameMomentTheHigherPriorityGoesFirst() {
        TestSystem house = house(later("low", 0), later("middle", 1), later("high", 2));
        signUpAt(house, NOON);
        house.wake(NOON.plus(DAY));
        assertThat(house.mailed()).containsExactly("high.mail", "middle.mail");
    }

    @Test
    void whoBeginsMayGoBeforeWhoIsOnTheWay() {
        Step bought = new Step.Await(
                "bought",
                new Journey.Trigger("PurchaseCompleted", Condition.ALWAYS),
                DAY.multipliedBy(9),
                Optional.empty(),
                Optional.empty());
        TestSystem house = house(
                path("low", "CustomerSignedUp", 0, bought, mail("mail")),
                path("one", "PurchaseCompleted", 1, mail("one")),
                path("two", "PurchaseCompleted", 1, mail("two")));
        signUpAt(house, NOON);
        house.record(event("p", NOON, purchase("A-1", 100)));
        house.settle(NOON);
        assertThat(house.mailed()).containsExactly("one.A-1", "two.A-1");
    }

    @Test
    void aPlaceThatBecomesFreeIsKeptForAMailOfHigherPriorityThatWaits() {
        TestSystem house = dayFullAndOneMoreThatWaits(2);
        Instant tomorrow = NOON.plus(DAY);
        visitAt(house, tomorrow.plusSeconds(60));
        assertThat(house.mailed()).hasSize(3);
        visitAt(house, tomorrow.plusSeconds(120));
        assertThat(house.mailed()).hasSize(3);
        house.wake(tomorrow.plusSeconds(600));
        assertThat(house.mailed()).hasSize(4).last().isEqualTo("order.A-3");
    }

    @Test
    void aPlaceThatBecomesFreeIsNotKeptForOneOfTheSamePriority() {
        TestSystem house = dayFullAndOneMoreThatWaits(0);
        Instant tomorrow = NOON.plus(DAY);
        visitAt(house, tomorrow.plusSeconds(60));
        visitAt(house, tomorrow.plusSeconds(120));
        assertThat(house.mailed()).hasSize(4).allMatch(it -> !it.equals("order.A-3"));
    }

    @Test
    void noPlaceIsKeptForAMailThatMakesNoSenseAnyMore() {
        TestSystem house = dayFullAndOneMoreThatWaits(2);
        Instant nextWeek = NOON.plus(DAY.multipliedBy(8));
        visitAt(house, nextWeek);
        visitAt(house, nextWeek.plusSeconds(60));
        assertThat(house.mailed()).hasSize(4);
    }

    /** After two orders at noon the mail of the third waits for tomorrow. */
    private static TestSystem dayFullAndOneMoreThatWaits(int priority) {
        TestSystem house = house(
                path("order", "PurchaseCompleted", priority, mail("order")),
                path("visit", "ActivityRecorded", 0, mail("visit")));
        signUpAt(house, NOON);
        for (int order = 1; order <= 3; order++) {
            house.record(event("purchase-A-" + order, NOON, purchase("A-" + order, 100)));
        }
        house.settle(NOON);
        assertThat(house.mailed()).containsExactly("order.A-1", "order.A-2");
        return house;
    }

    private static void visitAt(TestSystem house, Instant at) {
        house.record(event("v" + at, at, visit()));
        house.settle(at);
    }

    private static Fact visit() {
        return new Fact.ActivityRecorded("login", Optional.empty());
    }

    private static Journey path(String name, int priority) {
        return path(name, "CustomerSignedUp", priority, mail(name));
    }

    private static Journey later(String name, int priority) {
        Step wait = new Step.Wait("wait", DAY, Optional.empty());
        return path(name, "CustomerSignedUp", priority, wait, mail("mail"));
    }

    private static Journey path(String name, String on, int priority, Step... steps) {
        return new Journey(
                        name,
                        on,
                        Condition.ALWAYS,
                        on.equals("CustomerSignedUp"),
                        DAY.multipliedBy(7),
                        List.of(),
                        List.of(steps))
                .on(Settings.USUAL.withPriority(priority));
    }

    private static Step mail(String template) {
        return new Step.Send(template, template, DAY.multipliedBy(7), false);
    }

    private static TestSystem house(Journey... journeys) {
        return new TestSystem(Samples.PLAYBOOK.with(Stream.of(journeys).toList()));
    }

    private static void signUpAt(TestSystem house, Instant at) {
        house.record(event("s", at, signUp(true)));
        house.settle(at);
    }

    private static LedgerEntry row(TestSystem house, String sendKey) {
        return house.emails.find(CustomerId.of(ADA), sendKey).orElseThrow();
    }
}
