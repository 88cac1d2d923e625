package dev.perennial.testing;

import static dev.perennial.testing.Samples.NOON;
import static dev.perennial.testing.Samples.event;
import static dev.perennial.testing.Samples.purchase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.perennial.domain.decision.Decision;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Effect.TimelineEntry;
import dev.perennial.domain.record.ProcessedEvents.Recalled;
import dev.perennial.domain.record.ProcessedEvents.Seen;
import dev.perennial.domain.rules.Decider;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.flow.records.Customers;
import dev.perennial.flow.records.Recorder;
import dev.perennial.flow.records.Timeline;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecorderTest {
    private static final Decider DECIDER = new Decider(Samples.PLAYBOOK);
    private final InMemoryCustomers customers = new InMemoryCustomers();
    private final InMemoryTimeline timeline = new InMemoryTimeline();
    private int next;

    @Test
    void whoLosesAgainstAnotherWriteReadsAndDecidesAgain() {
        Recorder recorder = new Recorder(rivals(3), timeline, DECIDER);
        assertThat(recorder.record(event("p", NOON, purchase("A-1", 1000)))).isInstanceOf(Decision.Write.class);
        assertThat(ada().purchases().orders()).isEqualTo(4);
        assertThat(ada().version()).isEqualTo(4);
    }

    @Test
    void twoPurchasesInTheSameMillisecondBothCount() {
        Recorder recorder = new Recorder(rivals(1), timeline, DECIDER);
        recorder.record(event("p", NOON, purchase("A-1", 1000)));
        assertThat(ada().purchases().spent().get("EUR")).hasToString("EUR 11.00");
    }

    @Test
    void theSameEventTakenInTwiceAtOnceCountsOnce() {
        Event purchase = event("p", NOON, purchase("A-1", 1000));
        Recorder plain = new Recorder(customers, timeline, DECIDER);
        Recorder slow = new Recorder(before(1, () -> plain.record(purchase)), timeline, DECIDER);
        assertThat(slow.record(purchase)).isEqualTo(new Decision.Write(ada()));
        assertThat(ada().purchases().orders()).isEqualTo(1);
        assertThat(customers.images()).hasSize(1);
    }

    @Test
    void theSameEventTakenInTwiceWithAnotherInBetweenCountsOnce() {
        Event purchase = event("p", NOON, purchase("A-1", 1000));
        Recorder plain = new Recorder(customers, timeline, DECIDER);
        Runnable first = () -> {
            plain.record(purchase);
            plain.record(event("q", NOON, purchase("A-2", 500)));
        };
        Recorder slow = new Recorder(before(1, first), timeline, DECIDER);
        assertThat(slow.record(purchase)).isEqualTo(new Decision.Nothing("already applied"));
        assertThat(ada().purchases().orders()).isEqualTo(2);
    }

    @Test
    void whoLosesAgainAndAgainGivesUpSoThatTheEventComesLater() {
        Recorder recorder = new Recorder(rivals(1000), timeline, DECIDER);
        Event event = event("p", NOON, purchase("A-1", 1000));
        assertThatIllegalStateException()
                .isThrownBy(() -> recorder.record(event))
                .withMessageContaining(event.customer().key().value())
                .withMessageContaining("10 times in a row");
    }

    @Test
    void aYoungRecordCostsOneReadAndOneWriteAndNoLookAtTheTimeline() {
        Recorder recorder = new Recorder(
                customers,
                new Timeline() {
                    @Override
                    public Map<String, Recalled> recall(CustomerId customer, Set<String> eventIds) {
                        throw new AssertionError("asked for " + eventIds);
                    }

                    @Override
                    public void file(CustomerId customer, List<Seen> events) {
                        throw new AssertionError("files " + events);
                    }

                    @Override
                    public void add(CustomerId customer, List<TimelineEntry> entries) {
                        throw new AssertionError("the relay alone writes the timeline");
                    }

                    @Override
                    public Page read(CustomerId customer, Optional<String> after, int rows) {
                        throw new AssertionError("no story is read");
                    }

                    @Override
                    public void erase(CustomerId customer, Instant until) {
                        throw new AssertionError("the relay alone writes the timeline");
                    }
                },
                DECIDER);
        IntStream.range(0, 12).forEach(i -> recorder.record(event("p", NOON, purchase("A-" + i, 1000))));
        assertThat(ada().version()).isEqualTo(12);
    }

    /** Before each of so many writes, somebody else records a purchase of their own. */
    private Customers rivals(int times) {
        Recorder rival = new Recorder(customers, timeline, DECIDER);
        return before(times, () -> rival.record(event("p", NOON, purchase("rival-" + next++, 100))));
    }

    private Customers before(int times, Runnable rival) {
        return new Customers() {
            private int left = times;

            @Override
            public Found find(CustomerId id) {
                return customers.find(id);
            }

            @Override
            public boolean save(Customer record) {
                if (left-- > 0) {
                    rival.run();
                }
                return customers.save(record);
            }

            @Override
            public boolean link(CustomerId from, CustomerId leadsTo) {
                return customers.link(from, leadsTo);
            }

            @Override
            public Optional<Customer> own(CustomerId id) {
                return customers.own(id);
            }

            @Override
            public void dissolve(Customer closed) {
                customers.dissolve(closed);
            }

            @Override
            public void due(String shard, Instant until, Consumer<List<Due>> page) {
                customers.due(shard, until, page);
            }
        };
    }

    private Customer ada() {
        return customers.load(CustomerId.of(Samples.ADA));
    }
}
