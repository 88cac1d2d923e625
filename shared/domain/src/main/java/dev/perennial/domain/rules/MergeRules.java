package dev.perennial.domain.rules;

import dev.perennial.domain.decision.Decision;
import dev.perennial.domain.decision.Draft;
import dev.perennial.domain.decision.Rule.Pass;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Effect;
import dev.perennial.domain.record.Effect.TimelineEntry;
import dev.perennial.domain.record.Identity;
import dev.perennial.domain.record.ProcessedEvents;
import dev.perennial.domain.record.ProcessedEvents.Recalled;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.CustomerRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The merge of two records: the survivor takes in the events of the other, each as it takes in an event that may have
 * come before. So nothing is counted twice, whatever came to both of them; and an event that still comes to the other
 * finds the survivor, which knows whether it is new.
 */
public final class MergeRules {
    private static final String OF = "-of-";

    private final RuleList rules;

    MergeRules(RuleList rules) {
        this.rules = rules;
    }

    /** The events told by rows of a closed record, as the survivor takes them in. */
    public static List<Event> events(List<TimelineEntry> rows, CustomerId survivor, Instant now) {
        return rows.stream()
                .filter(row -> row.fact().isPresent())
                .map(row -> event(row, survivor, now))
                .toList();
    }

    /**
     * Takes in events of a closed record. What they allowed is settled by {@link #merge}.
     *
     * @param rows as the timeline tells them; those without a fact change nothing
     * @param timeline what the survivor's timeline knows of them
     */
    public Decision takeOver(
            Customer survivor, CustomerId from, List<TimelineEntry> rows, Map<String, Recalled> timeline, Instant now) {
        Customer customer = survivor;
        List<Effect> owed = new ArrayList<>();
        for (TimelineEntry row : rows) {
            if (row.fact().isEmpty() || customer.identity().isForgotten(row.at())) {
                continue;
            }
            Event event = customer.processed().identified(event(row, survivor.id(), now), timeline);
            String id = event.maySayItAgain() ? event.id() : row.eventId();
            if (customer.processed().recall(id, timeline).isPresent()) {
                continue;
            }
            Draft draft = new Draft(customer, event, timeline);
            rules.run(Pass.TAKEOVER, draft);
            customer = draft.customer.with(customer.processed()
                    .and(new ProcessedEvents.Seen(row.at(), id, row.fingerprint(), row.amount()), timeline));
            owed.add(takenOver(row, from, id));
        }
        return owed.isEmpty() ? new Decision.Nothing("all of it is known") : new Decision.Write(customer.written(owed));
    }

    /**
     * A row of a closed record as the survivor's timeline tells it. An event keeps its id, whichever record it came to.
     * A note is about the closed record alone and gets a key of its own, for the sweep may have looked at both records
     * at the same moment.
     */
    public static TimelineEntry takenOver(TimelineEntry row, CustomerId from) {
        return takenOver(row, from, row.eventId());
    }

    private static TimelineEntry takenOver(TimelineEntry row, CustomerId from, String id) {
        List<String> decisions = new ArrayList<>(row.decisions());
        decisions.add("taken over from " + from);
        boolean ownKey = row.fact().isPresent() || id.contains(OF);
        String key = ownKey ? id : id + OF + from;
        return new TimelineEntry(row.at(), key, row.what(), decisions, row.fingerprint(), row.amount(), row.fact());
    }

    /** An erasure that named both records forgets both, whichever of them it found. */
    public Decision forgetToo(Customer survivor, Customer closed, Instant now) {
        return ErasureRules.forgetToo(survivor, closed, now);
    }

    /**
     * Settles what does not follow from single events, when all of them are taken over.
     *
     * @param closed the other record as it was closed
     * @param merged the event that says so
     */
    public Decision merge(Customer survivor, Customer closed, Event merged, Map<String, Recalled> timeline) {
        Identity identity = IdentityRules.joined(survivor, closed);
        if (survivor.isErased()) {
            Instant until = identity.erasedAt().orElseThrow();
            return identity.equals(survivor.identity())
                    ? new Decision.Nothing("already joined")
                    : new Decision.Write(
                            survivor.with(identity).written(List.of(new Effect.Erasure(identity.erasedIds(), until))));
        }
        if (survivor.processed().recall(merged.id(), timeline).isPresent()) {
            return new Decision.Nothing("already joined");
        }
        Draft draft = new Draft(survivor, merged, timeline);
        Customer other =
                identity.erasedAt().map(at -> ErasureRules.since(closed, at)).orElse(closed);
        draft.customer = survivor.with(identity);
        rules.merge(draft, other);
        identity.erasedAt().ifPresent(until -> draft.owe(new Effect.Erasure(identity.erasedIds(), until)));
        draft.decided("joined: its events count here, of consents the stricter ones");
        rules.run(Pass.MERGE, draft);
        return new Decision.Write(draft.finish());
    }

    private static Event event(TimelineEntry row, CustomerId survivor, Instant now) {
        Fact fact = row.fact().orElseThrow();
        return new Event(fact.naturalKey().orElse(row.eventId()), row.at(), now, true, CustomerRef.of(survivor), fact);
    }
}
