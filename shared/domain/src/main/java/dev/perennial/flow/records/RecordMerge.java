package dev.perennial.flow.records;

import dev.perennial.domain.decision.Decision;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Effect.TimelineEntry;
import dev.perennial.domain.record.ProcessedEvents;
import dev.perennial.domain.record.ProcessedEvents.Recalled;
import dev.perennial.domain.rules.Decider;
import dev.perennial.domain.rules.MergeRules;
import dev.perennial.domain.values.CustomerId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes two records one, after one of them was closed. Every step may be repeated: events that the survivor has taken
 * in already change nothing, and the closed record goes last of all.
 */
public final class RecordMerge {
    /** Rows taken over by one write: what it owes has to fit into the record. */
    private static final int ROWS = 10;

    private final Customers customers;
    private final Timeline timeline;
    private final EarlierEvents earlier;
    private final MergeRules mergeRules;

    public RecordMerge(Customers customers, Timeline timeline, Decider decider) {
        this.customers = customers;
        this.timeline = timeline;
        this.earlier = new EarlierEvents(timeline);
        this.mergeRules = decider.merges();
    }

    /**
     * Takes a closed record over into the one that it leads to.
     *
     * @throws IllegalStateException where the relay has not yet told the whole story of the closed record, or others
     *     kept writing the survivor; the event is to be delivered again
     */
    public void merge(CustomerId from, Event merged) {
        Optional<Customer> found = customers.own(from);
        if (found.isEmpty()) {
            return; // It was done before.
        }
        Customer closed = found.get();
        if (closed.identity().mergedInto().isEmpty()) {
            throw new IllegalStateException("the record " + from + " is not closed");
        }
        attempt(from, survivor -> mergeRules.forgetToo(survivor, closed, merged.receivedAt()));
        requireWhole(closed, takeOver(closed, merged.receivedAt()));
        settle(closed, merged);
        customers.dissolve(closed);
    }

    /** Goes through the story of the closed record; returns the ids that it tells. */
    private Set<String> takeOver(Customer closed, Instant now) {
        Set<String> told = new HashSet<>();
        Optional<String> after = Optional.empty();
        do {
            Timeline.Page page = timeline.read(closed.id(), after, ROWS);
            page.rows().forEach(row -> told.add(row.eventId()));
            takeOver(closed.id(), page.rows(), now);
            after = page.next();
        } while (after.isPresent());
        return told;
    }

    private void takeOver(CustomerId from, List<TimelineEntry> rows, Instant now) {
        copyNotes(from, rows);
        attempt(from, survivor -> {
            List<Event> events = MergeRules.events(rows, survivor.id(), now);
            Map<String, Recalled> known = earlier.before(survivor, events);
            return mergeRules.takeOver(survivor, from, rows, known, now);
        });
    }

    /** Rows that only tell have nothing to be taken in: they go over as they are. */
    private void copyNotes(CustomerId from, List<TimelineEntry> rows) {
        Customer survivor = customers.load(from);
        List<TimelineEntry> notes = new ArrayList<>();
        for (TimelineEntry row : rows) {
            if (row.fact().isEmpty() && !survivor.identity().isForgotten(row.at())) {
                notes.add(MergeRules.takenOver(row, from));
            }
        }
        timeline.add(survivor.id(), notes);
    }

    /** A record that was forgotten took the rows of those that lead to it with it. */
    private void requireWhole(Customer closed, Set<String> told) {
        Customers.Found way = customers.find(closed.id());
        for (ProcessedEvents.Seen seen : closed.processed().recent()) {
            if (!told.contains(seen.eventId()) && !way.isForgotten(seen.at())) {
                throw new IllegalStateException(
                        "the timeline does not yet tell all of " + closed.id() + "; the relay has to catch up first");
            }
        }
    }

    private void settle(Customer closed, Event merged) {
        attempt(
                closed.id(),
                survivor -> mergeRules.merge(survivor, closed, merged, earlier.before(survivor, List.of(merged))));
    }

    private void attempt(CustomerId from, Step step) {
        for (int attempt = 0; attempt < Recorder.ATTEMPTS; attempt++) {
            Decision decision = step.decide(customers.load(from));
            if (!(decision instanceof Decision.Write write) || customers.save(write.next())) {
                return;
            }
        }
        throw new IllegalStateException("the record that " + from + " leads to is being written by many others");
    }

    private interface Step {
        Decision decide(Customer survivor);
    }
}
