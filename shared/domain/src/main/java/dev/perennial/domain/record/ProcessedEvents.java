package dev.perennial.domain.record;

import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.values.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which events a record has taken in, so that each counts once. The recent ones stand in the record; the others are
 * filed in the timeline, each under its id. An id leaves the record only after it was filed.
 *
 * @param recent in the order of arrival, oldest first
 * @param whole true while nothing has left {@code recent}: an id that is not in it is new
 * @param filed whether all that has left {@code recent} is filed under its id. Builds up to commit 55fe5d2 left ids to
 *     the story alone; whoever goes on with such a record files them first
 */
public record ProcessedEvents(List<Seen> recent, boolean whole, boolean filed) {
    /** With so many ids a record is full; at about 60 bytes each they are much of a small record. */
    static final int WINDOW = 12;

    /** As many stay when the others leave. The fewer, the seldomer a record is full, and the smaller it is. */
    static final int KEPT = 2;

    static final ProcessedEvents EMPTY = new ProcessedEvents(List.of(), true);

    public ProcessedEvents {
        recent = List.copyOf(recent);
        filed |= whole;
    }

    public ProcessedEvents(List<Seen> recent, boolean whole) {
        this(recent, whole, true);
    }

    /** One event taken in; {@code amount} is that of a purchase. */
    public record Seen(Instant at, String eventId, String fingerprint, Optional<Money> amount) {
        /** The same as what the timeline knows of it once it is filed. */
        public Recalled recalled() {
            return new Recalled(at, fingerprint, amount);
        }
    }

    /** What the timeline knows of an event. */
    public record Recalled(Instant at, String fingerprint, Optional<Money> amount) {}

    /**
     * The ids which the timeline must be asked for before this event can be decided: its own, and that of the fact that
     * it is about. Empty while nothing has left the record: that is what keeps an event at one read and one write.
     */
    public Set<String> doubts(Event event) {
        return doubts(List.of(event));
    }

    /** The same for several events that are decided together. */
    public Set<String> doubts(Collection<Event> events) {
        return whole
                ? Set.of()
                : notRecent(
                        events.stream().flatMap(event -> Stream.concat(Stream.of(event.id()), about(event.fact()))));
    }

    /**
     * The ids to be asked for besides, when the answer to {@link #doubts} is there: of an event whose id is known, and
     * which is no plain repetition, those under which it may have come once more.
     */
    public Set<String> furtherDoubts(Collection<Event> events, Map<String, Recalled> timeline) {
        return whole
                ? Set.of()
                : notRecent(events.stream()
                        .filter(event -> holds(event.id(), timeline) && !isRepeated(event, timeline))
                        .flatMap(event -> again(event).filter(id -> !id.equals(event.id()))));
    }

    /** What is to be filed before the next event is added, and leaves then. */
    public List<Seen> leaving() {
        return recent.size() < WINDOW ? List.of() : recent.subList(0, recent.size() - KEPT);
    }

    /** Whether the event was taken in, by this memory or by the timeline. */
    public boolean holds(String eventId, Map<String, Recalled> timeline) {
        return recall(eventId, timeline).isPresent();
    }

    /** Whether an event of that very moment was taken in, by this memory or by the timeline. */
    public boolean took(String eventId, Instant at, Map<String, Recalled> timeline) {
        for (Seen seen : recent) {
            if (seen.eventId().equals(eventId) && seen.at().equals(at)) {
                return true;
            }
        }
        return Optional.ofNullable(timeline.get(eventId))
                .filter(it -> it.at().equals(at))
                .isPresent();
    }

    public Optional<Recalled> recall(String eventId, Map<String, Recalled> timeline) {
        for (Seen seen : recent) {
            if (seen.eventId().equals(eventId)) {
                return Optional.of(seen.recalled());
            }
        }
        return Optional.ofNullable(timeline.get(eventId));
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

    /** This memory with one more event, and without those of {@link #leaving} that the timeline is known to hold. */
    public ProcessedEvents and(Seen seen, Map<String, Recalled> timeline) {
        List<Seen> leaving = leaving();
        List<Seen> next = new ArrayList<>(recent.size() + 1);
        for (Seen old : leaving) {
            if (!timeline.containsKey(old.eventId())) {
                next.add(old);
            }
        }
        boolean left = next.size() < leaving.size();
        next.addAll(recent.subList(leaving.size(), recent.size()));
        next.add(seen);
        return new ProcessedEvents(next, whole && !left, true);
    }

    /** The id under which a repetition with another content is remembered. */
    public static String changedRepetition(Event event) {
        return event.id() + "!" + event.fingerprint();
    }

    /** Whether the event came with this content before, when another one counted already. */
    public boolean holdsChanged(Event event, Map<String, Recalled> timeline) {
        return changedRepetitions(event).anyMatch(id -> holds(id, timeline));
    }

    /** Whether the event was taken in as it comes now: whatever is decided, nothing is written. */
    public boolean isRepeated(Event event, Map<String, Recalled> timeline) {
        return recall(event.id(), timeline)
                .filter(known -> event.hasFingerprint(known.fingerprint()))
                .filter(known -> known.at().equals(event.occurredAt())
                        || !(event.maySayItAgain() || event.fact() instanceof Fact.CustomerDue))
                .isPresent();
    }

    private Set<String> notRecent(Stream<String> ids) {
        Set<String> asked = ids.collect(Collectors.toCollection(HashSet::new));
        recent.forEach(seen -> asked.remove(seen.eventId()));
        return asked;
    }

    private static Stream<String> again(Event event) {
        return Stream.of(event, event.again()).flatMap(it -> Stream.concat(Stream.of(it.id()), changedRepetitions(it)));
    }

    /** The ids of a repetition with another content, as this build and earlier ones remember it. */
    private static Stream<String> changedRepetitions(Event event) {
        return Stream.concat(
                Stream.of(changedRepetition(event)),
                event.earlierFingerprints().stream().map(print -> event.id() + "!" + print));
    }

    private static Stream<String> about(Fact fact) {
        return switch (fact) {
            case Fact.PurchaseRefunded refund -> Stream.of(Fact.PurchaseCompleted.keyOf(refund.orderId()));
            case Fact.ComplaintRaised raised -> Stream.of(Fact.ComplaintResolved.keyOf(raised.complaintId()));
            case Fact.ComplaintResolved resolved -> Stream.of(Fact.ComplaintRaised.keyOf(resolved.complaintId()));
            default -> Stream.empty();
        };
    }
}
