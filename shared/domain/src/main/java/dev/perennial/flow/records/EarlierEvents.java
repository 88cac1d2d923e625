package dev.perennial.flow.records;

import dev.perennial.domain.facts.Event;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.ProcessedEvents;
import dev.perennial.domain.record.ProcessedEvents.Recalled;
import dev.perennial.domain.record.ProcessedEvents.Seen;
import dev.perennial.domain.values.CustomerId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks up events that a record knows no longer, and files those that are about to leave it. Whatever the length of the
 * history, an event that is new asks for its own id alone.
 */
final class EarlierEvents {
    /** Rows of a story read at once. */
    private static final int PAGE = 200;

    private final Timeline timeline;

    EarlierEvents(Timeline timeline) {
        this.timeline = timeline;
    }

    /**
     * What has to be known before these events are decided, and taken into the record by one write. Where the record is
     * full, what is about to leave it is filed first: a crash in between leaves it in both places.
     */
    Map<String, Recalled> before(Customer record, Collection<Event> events) {
        return before(record, events, List.of());
    }

    /**
     * The same where the write may remember more than these events.
     *
     * @param keys the further ids under which it may
     */
    Map<String, Recalled> before(Customer record, Collection<Event> events, Collection<String> keys) {
        requireFiled(record);
        ProcessedEvents processed = record.processed();
        Set<String> doubts = new HashSet<>(processed.doubts(events));
        doubts.addAll(keys);
        Map<String, Recalled> known = lookUp(record, doubts);
        known.putAll(lookUp(record, processed.furtherDoubts(events, known)));
        List<Seen> leaving = processed.leaving();
        boolean repeated = events.stream().allMatch(event -> processed.isRepeated(event, known))
                && keys.stream().allMatch(key -> processed.holds(key, known));
        if (!leaving.isEmpty() && !repeated) {
            timeline.file(record.id(), leaving);
            leaving.forEach(seen -> known.put(seen.eventId(), seen.recalled()));
        }
        return known;
    }

    /** What is known of ids, whatever the record itself knows. */
    Map<String, Recalled> recall(Customer record, Set<String> eventIds) {
        requireFiled(record);
        return lookUp(record, eventIds);
    }

    /** Without what the record has forgotten: a row may have crossed the erasure on its way. */
    private Map<String, Recalled> lookUp(Customer record, Set<String> eventIds) {
        if (eventIds.isEmpty() || record.processed().whole()) {
            return new HashMap<>();
        }
        Map<String, Recalled> known = new HashMap<>(timeline.recall(record.id(), eventIds));
        known.values().removeIf(row -> record.hasForgotten(row.at()));
        return known;
    }

    /** What an earlier build left to the story alone is filed once; the next write of the record says so. */
    private void requireFiled(Customer record) {
        if (!record.processed().filed()) {
            fileStory(record.id());
        }
    }

    /** Rows without a fingerprint only tell: no event came under their ids. */
    private void fileStory(CustomerId customer) {
        Optional<String> after = Optional.empty();
        do {
            Timeline.Page page = timeline.read(customer, after, PAGE);
            timeline.file(
                    customer,
                    page.rows().stream()
                            .filter(row -> !row.fingerprint().isEmpty())
                            .map(row -> new Seen(row.at(), row.eventId(), row.fingerprint(), row.amount()))
                            .toList());
            after = page.next();
        } while (after.isPresent());
    }
}
