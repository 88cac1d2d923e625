package dev.perennial.domain.record;

import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.facts.LegacyFingerprint;
import dev.perennial.domain.values.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which events a record has taken in, so that each counts once. The recent ones stand in the record; the others have a
 * row in the timeline. An id leaves the record only when its row has been seen there: until the relay has written it,
 * nothing else remembers it.
 *
 * @param recent in the order of arrival, oldest first
 * @param whole true while nothing has left {@code recent}: an id that is not in it is new
 */
public record ProcessedEvents(List<Seen> recent, boolean whole) {
    /** Ids kept in the record; at about 60 bytes each they are most of a small record. */
    static final int WINDOW = 12;

    /** Where the relay is behind by this much, taking in more would make the record ever larger. */
    static final int LIMIT = 5 * WINDOW;

    static final ProcessedEvents EMPTY = new ProcessedEvents(List.of(), true);

    public ProcessedEvents {
        recent = List.copyOf(recent);
    }

    /** One event taken in; {@code amount} is that of a purchase. */
    public record Seen(Instant at, String eventId, String fingerprint, Optional<Money> amount) {}

    /** What the timeline knows of an event. */
    public record Recalled(Instant at, String fingerprint, Optional<Money> amount) {}

    /**
     * The ids which the timeline must be asked for before this event can be decided. Empty for most events: that is
     * what keeps an event at one read and one write.
     */
    public Set<String> doubts(Event event) {
        return doubts(List.of(event));
    }

    /** The same for several events that are decided together. */
    public Set<String> doubts(Collection<Event> events) {
        Set<String> doubts = new HashSet<>();
        if (!whole) {
            events.forEach(event -> doubts.addAll(relevantTo(event)));
            recent.forEach(seen -> doubts.remove(seen.eventId()));
        }
        if (recent.size() >= WINDOW) {
            leaving().forEach(seen -> doubts.add(seen.eventId()));
        }
        return doubts;
    }

    /** Whether the event was taken in, by this memory or by the timeline. */
    public boolean holds(String eventId, Map<String, Recalled> timeline) {
        return recall(eventId, timeline).isPresent();
    }

    /** Whether an event of that very moment was taken in, by this memory or by the timeline. */
    public boolean took(String eventId, Instant at, Map<String, Recalled> timeline) {
        return recent.stream()
                        .anyMatch(it -> it.eventId().equals(eventId) && it.at().equals(at))
                || Optional.ofNullable(timeline.get(eventId))
                        .filter(it -> it.at().equals(at))
                        .isPresent();
    }

    public Optional<Recalled> recall(String eventId, Map<String, Recalled> timeline) {
        return recent.stream()
                .filter(seen -> seen.eventId().equals(eventId))
                .map(seen -> new Recalled(seen.at(), seen.fingerprint(), seen.amount()))
                .findFirst()
                .or(() -> Optional.ofNullable(timeline.get(eventId)));
    }

    /** The event under the id of its own: of what may be said again, another time makes it another event. */
    public Event identified(Event event, Map<String, Recalled> timeline) {
        boolean another = event.maySayItAgain()
                && recall(event.fact().naturalKey().orElseThrow(), timeline)
                        .filter(first -> !first.at().equals(event.occurredAt()))
                        .isPresent();
        return another ? event.again() : event;
    }

    /** The ids under which it may be remembered. */
    public static Set<String> idsOf(Event event) {
        return new HashSet<>(List.of(event.id(), event.again().id()));
    }

    /** This memory with one more event, and without the old ones that the timeline is known to hold. */
    public ProcessedEvents and(Seen seen, Map<String, Recalled> timeline) {
        List<Seen> next = new ArrayList<>(recent);
        boolean all = whole;
        if (recent.size() >= WINDOW) {
            all &= !next.removeAll(leaving().stream()
                    .filter(old -> timeline.containsKey(old.eventId()))
                    .toList());
        }
        next.add(seen);
        if (next.size() > LIMIT && next.size() > recent.size()) {
            throw new IllegalStateException("the timeline is "
                    + next.size()
                    + " events behind this customer's record; the relay has to catch up first");
        }
        return new ProcessedEvents(next, all);
    }

    /** This memory with one more event, and without forgetting any. */
    public ProcessedEvents with(Seen seen) {
        List<Seen> next = new ArrayList<>(recent);
        next.add(seen);
        return new ProcessedEvents(next, whole);
    }

    /** The id under which a repetition with another content is remembered. */
    public static String changedRepetition(Event event) {
        return event.id() + "!" + event.fingerprint();
    }

    /** The same, as builds up to commit 790c43c remembered it. */
    static String legacyChangedRepetition(Event event) {
        return event.id() + "!" + LegacyFingerprint.of(event.fact());
    }

    /** Whether the event came with this content before, when another one counted already. */
    public boolean holdsChanged(Event event, Map<String, Recalled> timeline) {
        return holds(changedRepetition(event), timeline) || holds(legacyChangedRepetition(event), timeline);
    }

    private List<Seen> leaving() {
        return recent.subList(0, Math.min(LIMIT, recent.size() - WINDOW / 2));
    }

    private static Set<String> relevantTo(Event event) {
        Set<String> ids = idsOf(event);
        for (Event it : List.of(event, event.again())) {
            ids.addAll(List.of(changedRepetition(it), legacyChangedRepetition(it)));
        }
        switch (event.fact()) {
            case Fact.PurchaseRefunded refund -> ids.add(Fact.PurchaseCompleted.keyOf(refund.orderId()));
            case Fact.ComplaintRaised raised -> ids.add(Fact.ComplaintResolved.keyOf(raised.complaintId()));
            case Fact.ComplaintResolved resolved -> ids.add(Fact.ComplaintRaised.keyOf(resolved.complaintId()));
            default -> {}
        }
        return ids;
    }
}
