package dev.perennial.domain.metrics;

import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A metric day by day: as a whole, or split. Each split is counted for itself, beside the whole.
 *
 * @param parts by what it is split, such as {@code source} or {@code journey}; empty for the whole
 */
public record Series(String metric, SortedSet<String> parts) {
    public Series {
        parts = Collections.unmodifiableSortedSet(new TreeSet<>(parts));
    }

    /** The metric as a whole. */
    public static Series of(String metric) {
        return new Series(metric, Collections.emptySortedSet());
    }

    /** The metric split by these parts. */
    public static Series of(String metric, Set<String> parts) {
        return new Series(metric, new TreeSet<>(parts));
    }
}
