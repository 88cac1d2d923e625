package dev.perennial.domain.indicators;

import dev.perennial.domain.indicators.Indicator.Formula;
import dev.perennial.domain.statistics.Histogram;
import dev.perennial.domain.statistics.Mean;
import dev.perennial.domain.statistics.Proportion;
import dev.perennial.domain.statistics.ShareDifference;
import dev.perennial.domain.values.Counts;
import dev.perennial.domain.values.Csat;
import dev.perennial.domain.values.Nps;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The forms that indicators have. A count may be below 0 where what was never counted is taken out; it then stands for
 * 0 in a share.
 */
final class Formulas {
    /**
     * One count of an input.
     *
     * @param role of the input
     */
    record Term(String role, String count) {
        static Term of(String role, String count) {
            return new Term(role, count);
        }

        private long in(Map<String, Counts> counted) {
            return counted.getOrDefault(role, Counts.NONE).get(count);
        }
    }

    private static final double MINOR_SQUARED = 10_000;

    private Formulas() {}

    static Formula total(Term... terms) {
        return counted -> {
            long sum = 0;
            for (Term term : terms) {
                sum = Math.addExact(sum, term.in(counted));
            }
            return new Estimate.Total(sum);
        };
    }

    /** One count minus another. */
    static Formula balance(Term more, Term less) {
        return counted -> new Estimate.Total(Math.subtractExact(more.in(counted), less.in(counted)));
    }

    static Formula share(Term some, Term all) {
        return counted -> new Estimate.Share(proportion(some.in(counted), all.in(counted)));
    }

    static Formula quotient(Term amount, Term of) {
        return counted -> new Estimate.Quotient(amount.in(counted), Math.max(0, of.in(counted)));
    }

    /** One sum by another of the same unit. */
    static Formula ratio(Term some, Term by) {
        return counted -> new Estimate.Quotient(some.in(counted), Math.max(0, by.in(counted)));
    }

    /** A share of those who stand: one count minus another. */
    static Formula shareOfBalance(Term some, Term more, Term less) {
        return counted -> new Estimate.Share(proportion(some.in(counted), more.in(counted) - less.in(counted)));
    }

    /**
     * The squares are those of whole units of a currency with two digits behind the point, the sum is in minor units.
     */
    static Formula mean(Term count, Term sum, Term squares) {
        return counted -> new Estimate.Average(
                new Mean(Math.max(0, count.in(counted)), sum.in(counted), squares.in(counted) * MINOR_SQUARED));
    }

    static Formula nps(String role) {
        return counted -> new Estimate.Score(Nps.of(counted.getOrDefault(role, Counts.NONE)));
    }

    static Formula csat(String role) {
        return counted -> new Estimate.Share(
                Csat.of(counted.getOrDefault(role, Counts.NONE)).proportion());
    }

    /** The median of a histogram whose buckets are counts of one input, in the order of their bounds. */
    static Formula median(String role, List<Double> bounds, List<String> buckets) {
        return counted -> {
            Counts counts = counted.getOrDefault(role, Counts.NONE);
            List<Long> inBuckets = new ArrayList<>();
            buckets.forEach(bucket -> inBuckets.add(Math.max(0, counts.get(bucket))));
            return new Estimate.Median(new Histogram(bounds, inBuckets));
        };
    }

    static Formula lift(Term treated, Term ofTreated, Term held, Term ofHeld) {
        return counted -> new Estimate.Lift(new ShareDifference(
                proportion(treated.in(counted), ofTreated.in(counted)),
                proportion(held.in(counted), ofHeld.in(counted))));
    }

    /** An arm against all others of its split, of which both together are counted. */
    static Formula liftOverOthers(Term arm, Term ofArm, Term all, Term ofAll) {
        return counted -> new Estimate.Lift(new ShareDifference(
                proportion(arm.in(counted), ofArm.in(counted)),
                proportion(all.in(counted) - arm.in(counted), ofAll.in(counted) - ofArm.in(counted))));
    }

    private static Proportion proportion(long some, long all) {
        long whole = Math.max(0, all);
        return new Proportion(Math.clamp(some, 0, whole), whole);
    }
}
