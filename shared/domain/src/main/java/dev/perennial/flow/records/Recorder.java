package dev.perennial.flow.records;

import dev.perennial.domain.decision.Decision;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.ProcessedEvents;
import dev.perennial.domain.record.ProcessedEvents.Recalled;
import dev.perennial.domain.rules.Decider;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Takes an event into the customer's record: read, decide, one conditional write. */
public final class Recorder {
    /** Each attempt loses against another event of the same customer, so few are ever needed. */
    static final int ATTEMPTS = 10;

    private final Customers customers;
    private final EarlierEvents earlier;
    private final Function<Instant, Decider> deciders;

    public Recorder(Customers customers, Timeline timeline, Decider decider) {
        this(customers, timeline, _ -> decider);
    }

    /**
     * One whose decider changes, as a newer model comes into use.
     *
     * @param deciders the decider for an event that is received at that time
     */
    public Recorder(Customers customers, Timeline timeline, Function<Instant, Decider> deciders) {
        this.customers = customers;
        this.earlier = new EarlierEvents(timeline);
        this.deciders = deciders;
    }

    /**
     * Records the event, whatever the number of times it comes.
     *
     * @throws IllegalStateException where others kept writing the same record; the event is to be delivered again
     */
    public Decision record(Event event) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Decision decision = decide(customers.find(event.customer().key()), event);
            if (!(decision instanceof Decision.Write write) || customers.save(write.next())) {
                return decision;
            }
        }
        throw new IllegalStateException(
                "the record of " + event.customer().key() + " was written by others " + ATTEMPTS + " times in a row");
    }

    private Decision decide(Customers.Found found, Event event) {
        if (found.joining().stream().anyMatch(closed -> knows(closed, event))) {
            return new Decision.Nothing("already applied; its record is being joined");
        }
        if (found.joining().stream().anyMatch(it -> forgot(it, event))) {
            return new Decision.Nothing("what happened until then is forgotten");
        }
        Customer record = found.customer();
        return deciders.apply(event.receivedAt()).decide(record, event, earlier.before(record, List.of(event)));
    }

    private static boolean forgot(Customer closed, Event event) {
        return closed.identity().isForgotten(event.occurredAt());
    }

    /** What a closed record knows, the survivor is about to take over. */
    private boolean knows(Customer closed, Event event) {
        Map<String, Recalled> known = earlier.recall(closed, ProcessedEvents.idsOf(event));
        return closed.processed()
                .holds(closed.processed().identified(event, known).id(), known);
    }
}
