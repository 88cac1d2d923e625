package dev.perennial.flow.numbers;

import dev.perennial.domain.metrics.Counter;
import dev.perennial.domain.metrics.Series;
import dev.perennial.domain.values.Counts;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Numbers that are kept by adding, never by scanning. */
public interface Counters {
    /** So many numbers are changed at once: DynamoDB takes expressions of 4 KB, and no more than 300 operators. */
    int AT_ONCE = 280;

    /**
     * How far the counting of a shard goes on.
     *
     * @param from the mark as it was read; empty where nothing was counted
     * @param upTo the mark as it will be
     */
    record Progress(String shard, Optional<BigInteger> from, BigInteger upTo) {}

    /** Up to where the changes of a shard of the stream are counted: its mark. */
    Optional<BigInteger> countedUpTo(String shard);

    /**
     * Adds changes and moves the mark of the shard, both or neither.
     *
     * @param changes of at most {@link #AT_ONCE} numbers, each name of each counter one; a single write may be of more
     * @throws IllegalStateException where the mark is no longer where it was read: somebody else counted
     */
    void add(Progress progress, Map<Counter, Counts> changes);

    /** Every counter of a series from the first day to the last, both included, that was ever added to. */
    Map<Counter, Counts> read(Series series, LocalDate first, LocalDate last);

    /** Several series at once, as of one moment: it costs less than one after the other. */
    default Map<Series, Map<Counter, Counts>> read(Set<Series> several, LocalDate first, LocalDate last) {
        Map<Series, Map<Counter, Counts>> read = new HashMap<>();
        several.forEach(series -> read.put(series, read(series, first, last)));
        return read;
    }

    /** The sum over the counters of a series from the first day to the last, both included. */
    default Counts sum(Series series, LocalDate first, LocalDate last) {
        return read(series, first, last).values().stream().reduce(Counts.NONE, Counts::plus);
    }
}
