package dev.perennial.domain.statistics;

import java.util.List;
import java.util.Optional;

/**
 * How many values lie in each bucket.
 *
 * @param bounds the ends of the buckets, rising: the first bucket lies between the first two. Values below the first
 *     bound or from the last one on belong to the buckets at the ends
 * @param counts one for each bucket, 0 or more
 */
public record Histogram(List<Double> bounds, List<Long> counts) {
    public Histogram {
        bounds = List.copyOf(bounds);
        counts = List.copyOf(counts);
        if (bounds.size() != counts.size() + 1) {
            throw new IllegalArgumentException(bounds.size() + " bounds of " + counts.size() + " buckets");
        }
        for (int bucket = 0; bucket < counts.size(); bucket++) {
            if (bounds.get(bucket) < 0 || bounds.get(bucket) >= bounds.get(bucket + 1) || counts.get(bucket) < 0) {
                throw new IllegalArgumentException("bucket " + bucket + " of " + bounds + " with " + counts);
            }
        }
    }

    /**
     * A value below which a share of all lie.
     *
     * @param value interpolated within its bucket
     * @param bucket in which it certainly lies
     */
    public record Quantile(double value, Interval bucket) {}

    public long count() {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    /**
     * The value below which so large a share of all lie, interpolated on the logarithmic scale of its bucket, and
     * evenly in a bucket that begins at 0; empty without a value.
     *
     * @param share from 0 to 1, such as 0.5 for the median
     */
    public Optional<Quantile> quantile(double share) {
        double rank = share * count();
        double below = 0;
        for (int bucket = 0; bucket < counts.size(); bucket++) {
            long here = counts.get(bucket);
            if (here > 0 && below + here >= rank) {
                return Optional.of(in(bucket, (rank - below) / here));
            }
            below += here;
        }
        return Optional.empty();
    }

    private Quantile in(int bucket, double part) {
        double from = bounds.get(bucket);
        double to = bounds.get(bucket + 1);
        double value = from > 0 ? from * Math.pow(to / from, part) : to * part;
        return new Quantile(Math.clamp(value, from, to), new Interval(from, to));
    }
}
