package dev.perennial.domain.metrics;

import dev.perennial.domain.metrics.CountRule.Count;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.values.Counts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A number that is kept by counting the writes of records.
 *
 * @param name as tables, addresses and documents call it
 * @param unit of what is counted
 * @param definition one sentence for people
 * @param counts the names of what is counted in each counter; {@code paid *} stands for one of each currency, such as
 *     {@code paid EUR}, in its minor units, and {@code *} for any name
 * @param splits the sets of parts by which it is counted beside the whole; each is a {@link Series} of its own
 */
public record Metric(
        String name, String unit, String definition, List<String> counts, List<Set<String>> splits, CountRule rule) {
    private static final String ANY = "*";

    public Metric {
        counts = List.copyOf(counts);
        splits = splits.stream().map(Set::copyOf).toList();
    }

    /** A counter and what is added to it. */
    public record Change(Counter counter, Counts by) {}

    /** Whether it is counted by these parts; it always is as a whole. */
    public boolean isSplitBy(Set<String> parts) {
        return parts.isEmpty() || splits.contains(parts);
    }

    /** Whether a count of that name is one of its counts. */
    public boolean declares(String count) {
        return counts.stream()
                .anyMatch(it -> it.endsWith(ANY)
                        ? count.startsWith(it.substring(0, it.length() - ANY.length()))
                        : it.equals(count));
    }

    /** What a write adds; one counter may be there several times. */
    Stream<Change> changes(Optional<Customer> before, Optional<Customer> after) {
        return rule.of(before, after).map(this::change);
    }

    /** What a count adds. */
    Change change(Count count) {
        if (!isSplitBy(count.parts().keySet())
                || !count.counts().byName().keySet().stream().allMatch(this::declares)) {
            throw new IllegalStateException(name + " does not declare what its rule counts");
        }
        return new Change(Counter.of(name, count.day(), count.parts()), count.counts());
    }
}
