package dev.perennial.bench.core;

import dev.perennial.domain.Customer;
import dev.perennial.domain.Decider;
import dev.perennial.domain.Decision;
import dev.perennial.domain.Event;
import dev.perennial.domain.Fact;
import dev.perennial.domain.Memory.Recalled;
import dev.perennial.domain.Owed;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One customer's record while events come in, with what the rest of the system would do about it:
 * the timeline remembers, and the sweep calls when the record says so.
 */
final class Life {
    /** Hears of each decision before it is made. */
    interface Witness {
        void decides(Customer record, Event event, Map<String, Recalled> timeline);
    }

    private final Decider decider;
    private final Witness witness;
    private final Map<String, Recalled> timeline = new HashMap<>();
    private Customer record;
    private long decisions;
    private long messages;

    private Life(Decider decider, Witness witness, Customer record) {
        this.decider = decider;
        this.witness = witness;
        this.record = record;
    }

    /**
     * What came of a life.
     *
     * @param messages that were owed
     */
    record Sum(long decisions, long messages) {
        static final Sum NONE = new Sum(0, 0);

        Sum plus(Sum other) {
            return new Sum(decisions + other.decisions, messages + other.messages);
        }
    }

    /** Lives through the events, which are in order, and what falls due until a year is over. */
    static Sum live(Decider decider, List<Event> events, Witness witness) {
        Event first = events.getFirst();
        Life life = new Life(decider, witness, Customer.unknown(first.customer().key()));
        for (Event event : events) {
            life.fallsDueUntil(event.receivedAt(), event);
            life.takes(event);
        }
        life.fallsDueUntil(first.receivedAt().plus(Duration.ofDays(365)), first);
        return new Sum(life.decisions, life.messages);
    }

    private void fallsDueUntil(Instant until, Event any) {
        while (record.agenda().filter(it -> it.dueAt().isBefore(until)).isPresent()) {
            Instant dueAt = record.agenda().orElseThrow().dueAt();
            takes(
                    new Event(
                            "",
                            dueAt,
                            dueAt,
                            false,
                            any.customer(),
                            new Fact.CustomerDue(dueAt, "inactivity")));
        }
    }

    private void takes(Event event) {
        Map<String, Recalled> known = known(record.memory().doubts(event));
        witness.decides(record, event, known);
        decisions++;
        if (decider.decide(record, event, known) instanceof Decision.Write write) {
            record = write.next();
            record.owed().forEach(this::carryOut);
        }
    }

    private Map<String, Recalled> known(Set<String> doubts) {
        if (doubts.isEmpty()) {
            return Map.of();
        }
        Map<String, Recalled> known = new HashMap<>(timeline);
        known.keySet().retainAll(doubts);
        return known;
    }

    private void carryOut(Owed owed) {
        switch (owed) {
            case Owed.TimelineEntry row ->
                    timeline.put(
                            row.eventId(),
                            new Recalled(row.at(), row.fingerprint(), row.amount()));
            case Owed.Message _ -> messages++;
            default -> {}
        }
    }
}
