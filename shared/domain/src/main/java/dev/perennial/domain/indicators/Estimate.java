package dev.perennial.domain.indicators;

import dev.perennial.domain.statistics.Histogram;
import dev.perennial.domain.statistics.Interval;
import dev.perennial.domain.statistics.Mean;
import dev.perennial.domain.statistics.Proportion;
import dev.perennial.domain.statistics.ShareDifference;
import dev.perennial.domain.values.Nps;
import java.util.Optional;

/** A number with what it is made of. Where there is nothing to divide by there is no number, and never 0. */
public sealed interface Estimate {
    /** Empty where there is nothing to make it of. */
    Optional<Double> value();

    /** The 95 % interval; empty where the number is exact, or none. */
    Optional<Interval> interval();

    /** Of how many it is made: answers, customers, orders. */
    long of();

    /** So many, counted and exact; money in minor units. */
    record Total(long total) implements Estimate {
        @Override
        public Optional<Double> value() {
            return Optional.of((double) total);
        }

        @Override
        public Optional<Interval> interval() {
            return Optional.empty();
        }

        @Override
        public long of() {
            return total;
        }
    }

    /** A share with Wilson's interval. */
    record Share(Proportion proportion) implements Estimate {
        @Override
        public Optional<Double> value() {
            return proportion.share();
        }

        @Override
        public Optional<Interval> interval() {
            return proportion.interval();
        }

        @Override
        public long of() {
            return proportion.all();
        }
    }

    /** A mean ± 1.96 standard errors. */
    record Average(Mean mean) implements Estimate {
        @Override
        public Optional<Double> value() {
            return mean.value();
        }

        @Override
        public Optional<Interval> interval() {
            return mean.interval();
        }

        @Override
        public long of() {
            return mean.count();
        }
    }

    /** One sum by another, such as what a customer costs. */
    record Quotient(double amount, long of) implements Estimate {
        @Override
        public Optional<Double> value() {
            return of == 0 ? Optional.empty() : Optional.of(amount / of);
        }

        @Override
        public Optional<Interval> interval() {
            return Optional.empty();
        }
    }

    /** A net promoter score. */
    record Score(Nps nps) implements Estimate {
        @Override
        public Optional<Double> value() {
            return nps.score();
        }

        @Override
        public Optional<Interval> interval() {
            return nps.interval();
        }

        @Override
        public long of() {
            return nps.answers();
        }
    }

    /** A median with its quartiles; its interval is the bucket in which it certainly lies. */
    record Median(Histogram histogram) implements Estimate {
        @Override
        public Optional<Double> value() {
            return quantile(0.5);
        }

        @Override
        public Optional<Interval> interval() {
            return histogram.quantile(0.5).map(Histogram.Quantile::bucket);
        }

        @Override
        public long of() {
            return histogram.count();
        }

        /** The value below which so large a share lie. */
        public Optional<Double> quantile(double share) {
            return histogram.quantile(share).map(Histogram.Quantile::value);
        }
    }

    /** The share of the treated minus that of the held back, with Newcombe's interval. */
    record Lift(ShareDifference groups) implements Estimate {
        @Override
        public Optional<Double> value() {
            return groups.difference();
        }

        @Override
        public Optional<Interval> interval() {
            return groups.interval();
        }

        @Override
        public long of() {
            return groups.first().all() + groups.second().all();
        }
    }

    /** How this number differs from an earlier one of other days; both are of the same kind. */
    default Difference since(Estimate before) {
        Optional<Double> change = value().flatMap(now -> before.value().map(then -> now - then));
        return new Difference(change, change.flatMap(_ -> uncertainty(before)));
    }

    private Optional<Interval> uncertainty(Estimate before) {
        return switch (this) {
            case Share(Proportion now)
            when before instanceof Share(Proportion then) -> new ShareDifference(now, then).interval();
            case Average(Mean now) when before instanceof Average(Mean then) -> now.differenceFrom(then);
            case Score(Nps now) when before instanceof Score(Nps then) -> now.differenceFrom(then);
            default -> Optional.empty();
        };
    }

    /**
     * A number minus another.
     *
     * @param value empty where one of them is none
     * @param interval of 95 %: Newcombe's of shares, ± 1.96 standard errors of means and scores; empty where both
     *     numbers are exact, or nothing is known of it
     */
    record Difference(Optional<Double> value, Optional<Interval> interval) {}
}
