package dev.perennial.testing.storm;

import dev.perennial.domain.facts.Event;
import dev.perennial.domain.record.Effect.TimelineEntry;
import dev.perennial.domain.record.ProcessedEvents;
import dev.perennial.domain.values.CustomerId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the house knows in the end. */
final class Hindsight {
    private final Storm storm;
    private final Map<CustomerId, Set<String>> stories = new HashMap<>();

    Hindsight(Storm storm) {
        this.storm = storm;
    }

    boolean isForgotten(CustomerId id, Instant at) {
        return storm.customers.load(id).identity().isForgotten(at);
    }

    /** Whether a customer's timeline tells an event; of what is said again, that very word. */
    boolean tells(CustomerId id, Event event) {
        return event.maySayItAgain()
                ? storm.timeline.of(id).stream()
                        .filter(row -> row.at().equals(event.occurredAt()))
                        .map(TimelineEntry::eventId)
                        .anyMatch(ProcessedEvents.idsOf(event)::contains)
                : story(id).contains(event.id());
    }

    /** The ids of the events that a customer's timeline tells. */
    Set<String> story(CustomerId id) {
        return stories.computeIfAbsent(
                id,
                _ -> storm.timeline.of(id).stream().map(TimelineEntry::eventId).collect(Collectors.toSet()));
    }
}
