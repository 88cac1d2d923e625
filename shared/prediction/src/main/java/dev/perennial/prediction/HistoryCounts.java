package dev.perennial.prediction;

import dev.perennial.domain.prediction.BuyingHistory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The sufficient statistics of the buying model: each history of orders, and how many customers have it. */
public final class HistoryCounts {
    private static final Comparator<BuyingHistory> ORDER = (one, other) -> one.repeats() != other.repeats()
            ? Long.compare(one.repeats(), other.repeats())
            : one.last() != other.last()
                    ? Double.compare(one.last(), other.last())
                    : Double.compare(one.observed(), other.observed());

    private final List<BuyingHistory> histories;
    private final long[] counts;

    private HistoryCounts(List<BuyingHistory> histories, long[] counts) {
        this.histories = histories;
        this.counts = counts;
    }

    public static HistoryCounts of(Iterable<BuyingHistory> customers) {
        Map<BuyingHistory, Long> counted = new HashMap<>();
        customers.forEach(history -> counted.merge(history, 1L, Long::sum));
        return of(counted);
    }

    /** In a fixed order, so that the same customers always give the same sums. */
    public static HistoryCounts of(Map<BuyingHistory, Long> counted) {
        List<BuyingHistory> sorted = new ArrayList<>(counted.keySet());
        sorted.sort(ORDER);
        return new HistoryCounts(
                List.copyOf(sorted), sorted.stream().mapToLong(counted::get).toArray());
    }

    /** How many different histories there are. */
    public int size() {
        return histories.size();
    }

    BuyingHistory history(int index) {
        return histories.get(index);
    }

    long count(int index) {
        return counts[index];
    }

    public long customers() {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }

    /** Customers with a second order. */
    public long repeaters() {
        long sum = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += histories.get(i).repeats() > 0 ? counts[i] : 0;
        }
        return sum;
    }
}
