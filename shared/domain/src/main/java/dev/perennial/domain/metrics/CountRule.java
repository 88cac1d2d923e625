package dev.perennial.domain.metrics;

import dev.perennial.domain.record.Customer;
import dev.perennial.domain.values.Counts;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What one write of a record adds to a metric. A pure function of the images before and after the write; what the write
 * owes stands in the image after it. Every write is counted once, in the order of the stream of its record.
 */
@FunctionalInterface
public interface CountRule {
    /**
     * Counts a write.
     *
     * @param before empty where there was no record
     * @param after empty where there is none any more
     */
    Stream<Count> of(Optional<Customer> before, Optional<Customer> after);

    /**
     * So much for one day and, where the metric is split, one value of each part.
     *
     * @param parts their values stand in keys of at most 1,024 bytes, so what is longer than {@link #LONGEST} is cut
     *     off
     */
    record Count(LocalDate day, Map<String, String> parts, Counts counts) {
        /** Characters of a value. */
        static final int LONGEST = 40;

        public Count {
            Map<String, String> values = new HashMap<>(parts);
            values.replaceAll((_, value) -> cut(value));
            parts = Map.copyOf(values);
        }

        /** For the metric as a whole. */
        public Count(LocalDate day, Counts counts) {
            this(day, Map.of(), counts);
        }

        private static String cut(String value) {
            return value.codePointCount(0, value.length()) <= LONGEST
                    ? value
                    : value.substring(0, value.offsetByCodePoints(0, LONGEST));
        }

        Count negated() {
            return new Count(day, parts, counts.negated());
        }
    }

    /**
     * Counts what records say as they stand: whatever a write changes is taken out where it was counted and added where
     * it is now. So the sum over all days is the sum over all records.
     */
    static CountRule standing(Function<Customer, Stream<Count>> contribution) {
        return (before, after) -> Stream.concat(
                before.stream().flatMap(contribution).map(Count::negated),
                after.stream().flatMap(contribution));
    }
}
