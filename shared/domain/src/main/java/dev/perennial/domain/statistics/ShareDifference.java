package dev.perennial.domain.statistics;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Two shares of different people beside each other, such as those of the treated and of the held back. */
public record ShareDifference(Proportion first, Proportion second) {

    /** The first share minus the second, from −1 to 1; empty where one of them has nothing to divide by. */
    public Optional<Double> difference() {
        return first.share().flatMap(one -> second.share().map(other -> one - other));
    }

    /**
     * The interval made of both shares' Wilson intervals (l, u), valid for one look: from d − √((p₁ − l₁)² + (u₂ −
     * p₂)²) to d + √((u₁ − p₁)² + (p₂ − l₂)²) (Newcombe 1998, Statistics in Medicine 17, 873–890, method 10).
     */
    public Optional<Interval> interval() {
        return difference().map(difference -> {
            double one = first.share().orElseThrow();
            double other = second.share().orElseThrow();
            Interval ends = first.interval().orElseThrow();
            Interval otherEnds = second.interval().orElseThrow();
            return new Interval(
                            difference - Math.hypot(one - ends.low(), otherEnds.high() - other),
                            difference + Math.hypot(ends.high() - one, other - otherEnds.low()))
                    .within(-1, 1);
        });
    }

    /** The interval that stays valid however often somebody looks; see {@link ConfidenceSequence}. */
    public Optional<Interval> intervalAtAnyTime() {
        return difference()
                .map(it -> Interval.around(it, ConfidenceSequence.OF_SHARES.margin(standardError()))
                        .within(-1, 1));
    }

    /** What follows; judged by the interval that may be looked at every day. */
    public Verdict verdict() {
        if (first.all() == 0 || second.all() == 0) {
            return new Verdict.NobodyToCompare();
        }
        Interval interval = intervalAtAnyTime().orElseThrow();
        double lookedFor = ConfidenceSequence.OF_SHARES.expected();
        if (!interval.contains(0)) {
            return interval.low() > 0 ? new Verdict.Higher() : new Verdict.Lower();
        }
        if (interval.low() > -lookedFor && interval.high() < lookedFor) {
            return new Verdict.Alike();
        }
        double toSee = Math.max(lookedFor, Math.abs(difference().orElseThrow()));
        return new Verdict.NotEnough(missing(toSee), toSee);
    }

    /** How many more people, in both groups together and as they are shared out now, would show such a difference. */
    private OptionalLong missing(double toSee) {
        double now = first.all() + (double) second.all();
        OptionalDouble times = ConfidenceSequence.OF_SHARES.timesAsMany(toSee, standardError());
        return times.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(Math.max(1, Math.round(now * (times.getAsDouble() - 1))));
    }

    /**
     * √(p₁(1 − p₁)/n₁ + p₂(1 − p₂)/n₂) with one more of either kind in each group (Agresti, Caffo 2000, The American
     * Statistician 54, 280–288), so that it is not 0 where all of a group are alike. Where it is larger, the one for p₁
     * = p₂ = the share of both together counts: a small group of whom nobody has reached a rare goal yet looks more
     * certain than it is.
     */
    private double standardError() {
        Proportion both = first.plus(second);
        return Math.sqrt(Math.max(
                variance(first, first.all()) + variance(second, second.all()),
                variance(both, first.all()) + variance(both, second.all())));
    }

    private static double variance(Proportion group, long people) {
        double share = (group.some() + 1) / (group.all() + 2.0);
        return share * (1 - share) / (people + 2.0);
    }
}
