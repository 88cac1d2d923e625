package dev.perennial.domain.values;

import java.util.Map;
import java.util.Optional;

/**
 * Customer satisfaction: which share of a number of answers from 1 to 5 is a 4 or a 5, with its uncertainty.
 *
 * @param satisfied answers of 4 and 5
 * @param neutral answers of 3
 * @param dissatisfied answers of 1 and 2
 */
public record Csat(long satisfied, long neutral, long dissatisfied) {
    public static final Csat NONE = new Csat(0, 0, 0);

    /** The names under which the groups are counted. */
    public static final String SATISFIED = "satisfied";

    public static final String NEUTRAL = "neutral";
    public static final String DISSATISFIED = "dissatisfied";

    /** The 97.5 % point of the normal distribution. */
    private static final double Z = 1.959963984540054;

    /** The ends of the 95 % interval, from 0 to 1. */
    public record Interval(double low, double high) {}

    /** So many answers of one score. */
    public static Csat of(int score, long times) {
        return switch (score) {
            case 1, 2 -> new Csat(0, 0, times);
            case 3 -> new Csat(0, times, 0);
            case 4, 5 -> new Csat(times, 0, 0);
            default -> throw new IllegalArgumentException("a CSAT answer is 1 to 5, not " + score);
        };
    }

    /** What was counted of the groups. */
    public static Csat of(Counts counts) {
        return new Csat(counts.get(SATISFIED), counts.get(NEUTRAL), counts.get(DISSATISFIED));
    }

    /** The answers as they are counted. */
    public Counts counts() {
        return Counts.of(Map.of(SATISFIED, satisfied, NEUTRAL, neutral, DISSATISFIED, dissatisfied));
    }

    public Csat plus(Csat other) {
        return new Csat(satisfied + other.satisfied, neutral + other.neutral, dissatisfied + other.dissatisfied);
    }

    public long answers() {
        return satisfied + neutral + dissatisfied;
    }

    /** satisfied/n, from 0 to 1; empty without an answer. */
    public Optional<Double> share() {
        return answers() == 0 ? Optional.empty() : Optional.of((double) satisfied / answers());
    }

    /**
     * The 95 % score interval without continuity correction (Wilson 1927; Newcombe 1998, method 3): (2np + z² ± z·√(z²
     * + 4np(1 − p))) / (2(n + z²)), with p the share of n answers; empty without an answer. It stays within 0 and 1,
     * and has a width where all are of one mind.
     */
    public Optional<Interval> interval() {
        if (answers() == 0) {
            return Optional.empty();
        }
        double n = answers();
        double z2 = Z * Z;
        double middle = 2 * satisfied + z2;
        double margin = Z * Math.sqrt(z2 + 4 * satisfied * ((n - satisfied) / n));
        double whole = 2 * (n + z2);
        return Optional.of(
                new Interval(Math.max(0, (middle - margin) / whole), Math.min(1, (middle + margin) / whole)));
    }
}
