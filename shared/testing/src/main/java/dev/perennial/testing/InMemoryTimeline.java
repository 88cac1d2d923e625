package dev.perennial.testing;

import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.record.Effect.TimelineEntry;
import dev.perennial.domain.record.ProcessedEvents.Recalled;
import dev.perennial.domain.record.ProcessedEvents.Seen;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.flow.administration.Story;
import dev.perennial.flow.records.Timeline;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Rows by customer and key, and apart from them what is filed by id and time. */
public final class InMemoryTimeline implements Timeline, Story {
    private final Map<CustomerId, TreeMap<String, TimelineEntry>> rows = new HashMap<>();
    private final Map<CustomerId, TreeMap<String, Seen>> filed = new HashMap<>();

    @Override
    public Map<String, Recalled> recall(CustomerId customer, Set<String> eventIds) {
        Map<String, Recalled> known = new HashMap<>();
        for (Seen seen : filed.getOrDefault(customer, new TreeMap<>()).values()) {
            if (eventIds.contains(seen.eventId())) {
                known.merge(
                        seen.eventId(),
                        seen.recalled(),
                        (one, other) -> one.at().isAfter(other.at()) ? one : other);
            }
        }
        return known;
    }

    @Override
    public void file(CustomerId customer, List<Seen> events) {
        TreeMap<String, Seen> drawer = filed.computeIfAbsent(customer, _ -> new TreeMap<>());
        events.forEach(seen -> drawer.put(seen.eventId() + " " + seen.at(), seen));
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

    @Override
    public List<Bought> buyers(String orderId) {
        return rows.entrySet().stream()
                .flatMap(story -> story.getValue().values().stream()
                        .filter(row -> row.fact()
                                .filter(it -> it instanceof Fact.PurchaseCompleted bought
                                        && bought.orderId().equals(orderId))
                                .isPresent())
                        .map(row -> new Bought(story.getKey(), row.at())))
                .toList();
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
        filed(customer).removeIf(seen -> !seen.at().isAfter(until));
    }

    /** The ids that have rows. */
    public Set<CustomerId> customers() {
        return Set.copyOf(rows.keySet());
    }

    /** What is filed of a customer's events. */
    public Collection<Seen> filed(CustomerId customer) {
        return filed.getOrDefault(customer, new TreeMap<>()).values();
    }

    /** A customer's rows in the order of the table. */
    public List<TimelineEntry> of(CustomerId customer) {
        return List.copyOf(rows.getOrDefault(customer, new TreeMap<>()).values());
    }
}
