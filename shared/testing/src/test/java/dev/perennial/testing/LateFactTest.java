package dev.perennial.testing;

import static dev.perennial.testing.Samples.ADA;
import static dev.perennial.testing.Samples.NOON;
import static dev.perennial.testing.Samples.answer;
import static dev.perennial.testing.Samples.event;
import static dev.perennial.testing.Samples.purchase;
import static dev.perennial.testing.Samples.refund;
import static dev.perennial.testing.Samples.signUp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.decision.Decision;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.playbook.Step;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.values.CustomerRef;
import dev.perennial.domain.values.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LateFactTest {
    private static final Instant WEEKS_LATER = NOON.plus(Duration.ofDays(20));
    private final TestSystem house = new TestSystem(Samples.PLAYBOOK);

    @Test
    void aLateFactCountsAndSendsNoStaleMail() {
        house.record(event("s", NOON, WEEKS_LATER, false, signUp(true)));
        house.record(event("p", NOON, WEEKS_LATER, false, purchase("A-1", 1000)));
        house.settle(WEEKS_LATER);
        assertThat(house.ada().purchases().orders()).isEqualTo(1);
        assertThat(house.mailed()).isEmpty();
        assertThat(house.timeline.of(house.ada().id()).getFirst().decisions())
                .anyMatch(it -> it.endsWith("20 days later it would be stale"));
    }

    @Test
    void aMailThatWaitedTooLongInTheQueueIsNotSent() {
        house.record(event("s", NOON, signUp(true)));
        house.settle(NOON.plus(Duration.ofDays(7)).plusSeconds(1));
        assertThat(house.mailed()).isEmpty();
        assertThat(house.emails.rows().getFirst().because()).startsWith("expired on ");
    }

    @Test
    void historyIsAppliedAndSendsAndAnnouncesNothing() {
        List<Fact> facts = List.of(
                signUp(true), purchase("A-1", 1000), answer(2), new Fact.ComplaintRaised("C-1", Optional.empty()));
        for (Fact fact : facts) {
            house.record(event(fact.type(), NOON, NOON, true, fact));
        }
        house.settle(NOON);
        assertThat(house.ada().purchases().orders()).isEqualTo(1);
        assertThat(house.ada().lifecycle().stage()).isEqualTo(Stage.ACTIVE);
        assertThat(house.ada().feedback().openComplaints()).containsExactly("C-1");
        assertThat(house.outbox.messages()).isEmpty();
        assertThat(house.outbox.announcements()).isEmpty();
        assertThat(house.timeline.of(house.ada().id())).hasSize(4);
    }

    @Test
    void aResolutionThatArrivesBeforeItsComplaintClosesIt() {
        house.record(event("c", WEEKS_LATER, new Fact.ComplaintResolved("C-1", Optional.empty())));
        house.record(event("c", NOON, new Fact.ComplaintRaised("C-1", Optional.empty())));
        house.record(event("c", NOON, new Fact.ComplaintRaised("C-2", Optional.empty())));
        assertThat(house.ada().feedback().openComplaints()).containsExactly("C-2");
    }

    @Test
    void aRefundThatWaitedForItsOrderIsAnsweredWhenTheOrderComes() {
        TestSystem answering = refunding(false);
        assertThat(answering.mailed()).containsExactly(refunding(true).mailed().getFirst());
        assertThat(refunding(true).mailed()).hasSize(1);
    }

    private static TestSystem refunding(boolean orderFirst) {
        TestSystem answering = new TestSystem(Samples.PLAYBOOK.with(List.of(
                Samples.path("PurchaseRefunded", List.of(new Step.Send("sorry", "sorry", Duration.ofDays(7), true))))));
        answering.record(event("s", NOON, signUp(true)));
        Event order = event("p", NOON, purchase("RB-1", 1000));
        Event refund = event("r", NOON.plusSeconds(1), refund("RB-1", "RB-1", 300));
        for (Event each : orderFirst ? List.of(order, refund) : List.of(refund, order)) {
            answering.record(each);
            answering.settle(NOON.plusSeconds(2));
        }
        return answering;
    }

    @Test
    void everyOrderOfArrivalLeadsToTheSameRecord() {
        List<Event> events = List.of(
                event("s", NOON, signUp(true)),
                event("p", NOON.plusSeconds(1), purchase("A-1", 1000)),
                event("p", NOON.plusSeconds(2), purchase("A-2", 500)),
                event("r", NOON.plusSeconds(3), refund("R-1", "A-1", 300)),
                event("n-2", NOON.plusSeconds(5), answer(3)),
                event("c", NOON.plusSeconds(6), withdrawal()));
        Customer expected = after(events);
        List<List<Event>> orders = permutations(events);
        assertThat(orders).hasSize(720);
        assertThat(orders).allSatisfy(order -> {
            Customer ada = after(order);
            assertThat(ada.purchases()).isEqualTo(expected.purchases());
            assertThat(ada.feedback().nps()).isEqualTo(expected.feedback().nps());
            assertThat(ada.permission()).isEqualTo(expected.permission());
            assertThat(ada.profile()).isEqualTo(expected.profile());
            assertThat(ada.lifecycle().stage()).isEqualTo(expected.lifecycle().stage());
            assertThat(ada.lifecycle().lastSeenAt())
                    .isEqualTo(expected.lifecycle().lastSeenAt());
        });
    }

    @Test
    void anotherNameOfTheCustomerLeadsToTheSameRecord() {
        Event both = new Event(
                "s",
                NOON,
                NOON,
                false,
                new CustomerRef(Optional.empty(), Optional.of(ADA), Optional.of("K-7")),
                signUp(true));
        house.record(both);
        house.settle(NOON);
        Decision second =
                house.record(new Event("p", NOON, NOON, false, CustomerRef.ofExternal("K-7"), purchase("A-1", 1000)));
        assertThat(second).isInstanceOf(Decision.Write.class);
        assertThat(house.ada().purchases().orders()).isEqualTo(1);
    }

    private static Customer after(List<Event> events) {
        TestSystem house = new TestSystem(Samples.PLAYBOOK);
        events.forEach(house::record);
        return house.ada();
    }

    private static Fact withdrawal() {
        return new Fact.ConsentChanged(Customer.MARKETING, false, "link", Optional.empty(), Optional.empty());
    }

    private static <T> List<List<T>> permutations(List<T> items) {
        if (items.isEmpty()) {
            return List.of(List.of());
        }
        List<List<T>> all = new ArrayList<>();
        for (T first : items) {
            List<T> rest = new ArrayList<>(items);
            rest.remove(first);
            for (List<T> order : permutations(rest)) {
                List<T> next = new ArrayList<>(List.of(first));
                next.addAll(order);
                all.add(next);
            }
        }
        return all;
    }
}
