package dev.perennial.domain.metrics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where something is counted: a metric, a day, and the value of each part by which the metric is split.
 *
 * @param parts such as {@code source} = {@code google}; empty for the metric as a whole
 */
public record Counter(String metric, LocalDate day, SortedMap<String, String> parts) {
    public Counter {
        parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
    }

    /** The counter of a metric as a whole. */
    public static Counter of(String metric, LocalDate day) {
        return new Counter(metric, day, Collections.emptySortedMap());
    }

    /** The counter of one value of each part. */
    public static Counter of(String metric, LocalDate day, Map<String, String> parts) {
        return new Counter(metric, day, new TreeMap<>(parts));
    }

    /** The day, in UTC, on which a moment is counted. */
    public static LocalDate dayOf(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /** The series to which the counter belongs. */
    public Series series() {
        return Series.of(metric, parts.keySet());
    }
}
