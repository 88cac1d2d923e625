package dev.perennial.domain.values;

import dev.perennial.domain.statistics.Interval;
import dev.perennial.domain.statistics.Proportion;
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
        return proportion().share();
    }

    /** The 95 % score interval of the share, from 0 to 1; empty without an answer. */
    public Optional<Interval> interval() {
        return proportion().interval();
    }

    /** The satisfied of all. */
    public Proportion proportion() {
        return new Proportion(satisfied, answers());
    }
}
