package dev.perennial.domain.values;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whole numbers by name, such as 50 promoters and 20 detractors. A name that is not there stands for 0; what is taken
 * out counts negative.
 */
public record Counts(SortedMap<String, Long> byName) {
    public static final Counts NONE = new Counts(Collections.emptySortedMap());

    public Counts {
        SortedMap<String, Long> counted = new TreeMap<>(byName);
        counted.values().removeIf(count -> count == 0);
        byName = Collections.unmodifiableSortedMap(counted);
    }

    public static Counts of(String name, long count) {
        return of(Map.of(name, count));
    }

    public static Counts of(Map<String, Long> byName) {
        return new Counts(new TreeMap<>(byName));
    }

    /** The number of that name, or 0. */
    public long get(String name) {
        return byName.getOrDefault(name, 0L);
    }

    public boolean isNone() {
        return byName.isEmpty();
    }

    /**
     * The sums, name by name.
     *
     * @throws ArithmeticException beyond the range of a long
     */
    public Counts plus(Counts other) {
        SortedMap<String, Long> sum = new TreeMap<>(byName);
        other.byName.forEach((name, count) -> sum.merge(name, count, Math::addExact));
        return new Counts(sum);
    }

    public Counts negated() {
        SortedMap<String, Long> negative = new TreeMap<>();
        byName.forEach((name, count) -> negative.put(name, -count));
        return new Counts(negative);
    }
}
