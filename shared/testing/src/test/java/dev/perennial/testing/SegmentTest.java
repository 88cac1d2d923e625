package dev.perennial.testing;

import static dev.perennial.testing.Samples.NOON;
import static dev.perennial.testing.Samples.event;
import static dev.perennial.testing.Samples.purchase;
import static dev.perennial.testing.Samples.signUp;
import static dev.perennial.testing.Samples.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.perennial.document.CustomerDocument;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.playbook.Journey;
import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.playbook.Segment;
import dev.perennial.domain.playbook.Step;
import dev.perennial.domain.record.Effect.Announcement;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.CustomerRef;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who is in which segment, and who hears of it. */
class SegmentTest {
    private static final Segment BUYERS =
            new Segment("buyers", (it, event, type) -> it.purchases().orders() > 0);
    private static final Segment CONTENT = new Segment(
            "content", (it, event, type) -> it.feedback().openComplaints().isEmpty());
    private static final Fact COMPLAINT = new Fact.ComplaintRaised("C-1", Optional.empty());

    @Test
    void theRecordSaysInWhichSegmentsTheCustomerIsNow() {
        TestSystem house = house(BUYERS, CONTENT);
        house.record(event("s", NOON, signUp(true)));
        assertThat(house.ada().lifecycle().segments()).containsExactly("content");
        house.record(event("p", NOON, purchase("A-1", 100)));
        assertThat(house.ada().lifecycle().segments()).containsExactly("buyers", "content");
        house.record(event("c", NOON, COMPLAINT));
        assertThat(house.ada().lifecycle().segments()).containsExactly("buyers");
        assertThat(CustomerDocument.of(house.ada())).containsEntry("segments", List.of("buyers"));
    }

    @Test
    void othersHearWhoEntersAndWhoLeaves() {
        TestSystem house = house(BUYERS, CONTENT);
        house.record(event("p", NOON, purchase("A-1", 100)));
        house.record(event("c", NOON, COMPLAINT));
        house.settle(NOON);
        assertThat(house.outbox.announcements())
                .filteredOn(it -> it.type().startsWith("Segment"))
                .extracting(Announcement::eventId, Announcement::type, Announcement::data)
                .containsExactly(
                        tuple("purchase-A-1/SegmentEntered.buyers", "SegmentEntered", Map.of("segment", "buyers")),
                        tuple("purchase-A-1/SegmentEntered.content", "SegmentEntered", Map.of("segment", "content")),
                        tuple("complaint-C-1/SegmentLeft.content", "SegmentLeft", Map.of("segment", "content")));
        assertThat(told(house)).contains("enters the segment buyers", "leaves the segment content");
    }

    @Test
    void historyFillsASegmentSilently() {
        TestSystem house = house(BUYERS);
        house.record(event("p", NOON, NOON, true, purchase("A-1", 100)));
        house.settle(NOON);
        assertThat(house.ada().lifecycle().segments()).containsExactly("buyers");
        assertThat(house.announced()).doesNotContain("SegmentEntered");
    }

    @Test
    void aJourneyMayBeginWhereACustomerEntersThisSegmentAndNoOther() {
        TestSystem house = house(journeyOn("SegmentEntered", "buyers"), BUYERS, CONTENT);
        house.record(event("s", NOON, signUp(true)));
        house.settle(NOON);
        assertThat(house.mailed()).isEmpty();
        house.record(event("p", NOON, purchase("A-1", 100)));
        house.record(event("p2", NOON, purchase("A-2", 100)));
        house.settle(NOON);
        assertThat(house.mailed()).containsExactly("path.A-1");
    }

    @Test
    void aJourneyMayBeginWhereACustomerLeaves() {
        TestSystem house = house(journeyOn("SegmentLeft", "content"), BUYERS, CONTENT);
        house.record(event("s", NOON, signUp(true)));
        house.record(event("c", NOON, COMPLAINT));
        house.settle(NOON);
        assertThat(house.mailed()).containsExactly("path.complaint-C-1");
    }

    @Test
    void aSegmentThatIsNoLongerInThePlaybookIsLeft() {
        TestSystem before = house(CONTENT);
        before.record(event("s", NOON, signUp(true)));
        TestSystem after = house();
        before.customers.images().forEach(after.customers::save);
        after.record(event("p", NOON, purchase("A-1", 100)));
        assertThat(after.ada().lifecycle().segments()).isEmpty();
    }

    @Test
    void whoTurnsOutToBeTwoRecordsIsInTheSegmentsOfTheOne() {
        Segment two = new Segment("two", (it, event, type) -> it.purchases().orders() == 2);
        TestSystem house = house(two);
        house.record(event("p", NOON, purchase("A-1", 100)));
        house.record(of("q", CustomerRef.ofExternal("K-7"), purchase("A-2", 100)));
        CustomerRef both = new CustomerRef(Optional.empty(), Optional.of(Samples.ADA), Optional.of("K-7"));
        house.record(of("b", both, COMPLAINT));
        house.settle(NOON);
        assertThat(house.customer(CustomerId.of(Samples.ADA)).lifecycle().segments())
                .containsExactly("two");
    }

    private static Event of(String id, CustomerRef customer, Fact fact) {
        return new Event(id, NOON, NOON, false, customer, fact);
    }

    private static Journey journeyOn(String type, String segment) {
        Step mail = new Step.Send("hello", "hello", Duration.ofDays(7), true);
        return Samples.path(Segment.happening(type, segment), List.of(mail));
    }

    private static TestSystem house(Segment... segments) {
        return new TestSystem(Samples.PLAYBOOK.with(List.of()).withSegments(List.of(segments)));
    }

    private static TestSystem house(Journey journey, Segment... segments) {
        Playbook playbook = Samples.PLAYBOOK.with(List.of(journey));
        return new TestSystem(playbook.withSegments(List.of(segments)));
    }
}
