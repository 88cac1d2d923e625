package dev.perennial.domain.metrics;

import dev.perennial.domain.record.Customer;
import dev.perennial.domain.values.Counts;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What one write of a record adds to a metric. A pure function of the images before and after the write; what the write
 * owes stands in the image after it. Every write is counted once, in the order of the stream of its record.
 */
@FunctionalInterface
public interface CountRule {
    /** Of a metric that is not counted of records. */
    CountRule NOTHING = (_, _) -> Stream.empty();

    /**
     * Counts a write.
     *
     * @param before empty where there was no record
     * @param after empty where there is none any more
     */
    Stream<Count> of(Optional<Customer> before, Optional<Customer> after);

    /** What stays counted after this write though no record tells it any more. */
    default Stream<Count> left(Optional<Customer> before, Optional<Customer> after) {
        return Stream.empty();
    }

    /** What a record contributes as it stands; empty where the rule counts what happens. */
    default Optional<Function<Customer, Stream<Count>>> contribution() {
        return Optional.empty();
    }

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
        return new Standing(contribution, false, (_, _) -> Stream.empty());
    }

    /** The same, but that what was counted of a customer stays when the customer is forgotten: as a number. */
    static CountRule kept(Function<Customer, Stream<Count>> contribution) {
        return kept(contribution, (_, _) -> Stream.empty());
    }

    /**
     * The same.
     *
     * @param dropped what the record before the write contributed and the one after it no longer tells, though it is as
     *     true as it was: a record has to stay small
     */
    static CountRule kept(
            Function<Customer, Stream<Count>> contribution, BiFunction<Customer, Customer, Stream<Count>> dropped) {
        return new Standing(contribution, true, dropped);
    }

    /** See {@link #standing} and {@link #kept}. */
    record Standing(
            Function<Customer, Stream<Count>> contributed,
            boolean outlastsTheCustomer,
            BiFunction<Customer, Customer, Stream<Count>> dropped)
            implements CountRule {
        @Override
        public Stream<Count> of(Optional<Customer> before, Optional<Customer> after) {
            Stream<Count> difference = Stream.concat(
                    before.stream().flatMap(contributed).map(Count::negated),
                    after.stream().flatMap(contributed));
            return Stream.concat(difference, left(before, after));
        }

        @Override
        public Stream<Count> left(Optional<Customer> before, Optional<Customer> after) {
            if (!outlastsTheCustomer || before.isEmpty() || after.isEmpty()) {
                return Stream.empty();
            }
            boolean forgotten = after.get().isErased() && !before.get().isErased();
            return forgotten ? contributed.apply(before.get()) : dropped.apply(before.get(), after.get());
        }

        @Override
        public Optional<Function<Customer, Stream<Count>>> contribution() {
            return Optional.of(contributed);
        }
    }
}
