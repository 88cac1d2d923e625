package dev.perennial.testing;

import dev.perennial.domain.record.Effect.TimelineEntry;
import dev.perennial.domain.record.ProcessedEvents.Recalled;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.flow.administration.Story;
import dev.perennial.flow.records.Timeline;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Rows by customer and key. */
public final class InMemoryTimeline implements Timeline, Story {
    private final Map<CustomerId, TreeMap<String, TimelineEntry>> rows = new HashMap<>();

    @Override
    public Map<String, Recalled> recall(CustomerId customer, Set<String> eventIds) {
        Map<String, Recalled> known = new HashMap<>();
        rows.getOrDefault(customer, new TreeMap<>()).values().stream()
                .filter(entry -> eventIds.contains(entry.eventId()))
                .forEach(entry ->
                        known.put(entry.eventId(), new Recalled(entry.at(), entry.fingerprint(), entry.amount())));
        return known;
    }

    @Override
    public void add(CustomerId customer, List<TimelineEntry> entries) {
        TreeMap<String, TimelineEntry> story = rows.computeIfAbsent(customer, _ -> new TreeMap<>());
        entries.forEach(entry -> story.put(entry.at() + "#" + entry.eventId(), entry));
    }

    @Override
    public Page read(CustomerId customer, Optional<String> after, int limit) {
        return page(rows.getOrDefault(customer, new TreeMap<>()), after, limit);
    }

    @Override
    public Page latest(CustomerId customer, Optional<String> before, int limit) {
        return page(rows.getOrDefault(customer, new TreeMap<>()).descendingMap(), before, limit);
    }

    private static Page page(NavigableMap<String, TimelineEntry> story, Optional<String> after, int limit) {
        NavigableMap<String, TimelineEntry> rest =
                after.map(key -> story.tailMap(key, false)).orElse(story);
        List<String> keys = rest.keySet().stream().limit(limit).toList();
        return new Page(
                keys.stream().map(story::get).toList(),
                rest.size() > limit ? Optional.of(keys.getLast()) : Optional.empty());
    }

    @Override
    public void erase(CustomerId customer, Instant until) {
        rows.getOrDefault(customer, new TreeMap<>())
                .values()
                .removeIf(row -> !row.at().isAfter(until));
    }

    /** The ids that have rows. */
    public Set<CustomerId> customers() {
        return Set.copyOf(rows.keySet());
    }

    /** A customer's rows in the order of the table. */
    public List<TimelineEntry> of(CustomerId customer) {
        return List.copyOf(rows.getOrDefault(customer, new TreeMap<>()).values());
    }
}
