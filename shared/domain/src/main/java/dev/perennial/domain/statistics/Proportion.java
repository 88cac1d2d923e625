package dev.perennial.domain.statistics;

import java.util.Optional;

/**
 * A share: so many of so many.
 *
 * @param some from 0 to {@code all}
 */
public record Proportion(long some, long all) {
    public Proportion {
        if (some < 0 || some > all) {
            throw new IllegalArgumentException(some + " of " + all + " is no share");
        }
    }

    public Proportion plus(Proportion other) {
        return new Proportion(some + other.some, all + other.all);
    }

    /** From 0 to 1; empty where there is nothing to divide by. */
    public Optional<Double> share() {
        return all == 0 ? Optional.empty() : Optional.of((double) some / all);
    }

    /**
     * The score interval without continuity correction (Wilson 1927; Newcombe 1998, Statistics in Medicine 17, 857–872,
     * method 3): (2np + z² ± z·√(z² + 4np(1 − p))) / (2(n + z²)), with p the share of n. It stays within 0 and 1, and
     * has a width where all are alike. Empty where there is nothing to divide by.
     */
    public Optional<Interval> interval() {
        if (all == 0) {
            return Optional.empty();
        }
        double n = all;
        double z2 = Interval.Z * Interval.Z;
        double middle = 2 * some + z2;
        double margin = Interval.Z * Math.sqrt(z2 + 4 * some * ((n - some) / n));
        double whole = 2 * (n + z2);
        return Optional.of(new Interval((middle - margin) / whole, (middle + margin) / whole).within(0, 1));
    }
}
