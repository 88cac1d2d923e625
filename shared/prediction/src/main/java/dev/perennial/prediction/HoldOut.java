package dev.perennial.prediction;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How a model that saw the orders until one day would have predicted the time after it.
 *
 * @param until the last day that the model saw
 * @param end the last day that was predicted
 * @param customers who had ordered by {@code until}
 * @param calibration by tenths of the predicted probability of an order, those without customers left out
 * @param byRepeats expected and actual orders by the number of repeat orders before
 * @param expectedOrders of all customers together
 * @param actualOrders of all customers together
 * @param scores how far off the probabilities were
 * @param coverage of how many customers of those looked at the value lay in its interval; empty without amounts
 * @param cumulative by week since the first order of all: repeat orders so far
 */
public record HoldOut(
        LocalDate until,
        LocalDate end,
        long customers,
        List<Tenth> calibration,
        List<Repeats> byRepeats,
        double expectedOrders,
        long actualOrders,
        Scores scores,
        Optional<Coverage> coverage,
        List<Week> cumulative) {
    public HoldOut {
        calibration = List.copyOf(calibration);
        byRepeats = List.copyOf(byRepeats);
        cumulative = List.copyOf(cumulative);
    }

    /**
     * The customers whose predicted probability lies in one tenth.
     *
     * @param number from 0 for 0 to 10 % to 9
     * @param predicted mean probability
     * @param actual share of those who ordered
     * @param chance how far a model of true probabilities would be off at most, 95 times of 100
     */
    public record Tenth(int number, long customers, double predicted, double actual, double chance) {
        /** Whether chance alone explains the distance. */
        public boolean isExplained() {
            return Math.abs(actual - predicted) <= chance;
        }
    }

    /**
     * The customers with so many repeat orders before.
     *
     * @param repeats or more, in the last line
     * @param expected mean number of orders in the time held out
     * @param actual mean number
     */
    public record Repeats(int repeats, long customers, double expected, double actual) {}

    /**
     * Brier scores: the mean squared distance between probability and outcome, smaller is better. The plain rules are
     * given the shares of the very time that is predicted, so a model that beats them beats more than they could know.
     *
     * @param model of the model
     * @param alike of "everybody alike": one probability for all
     * @param recency of the plain rule: one probability for each fifth by the time since the last order
     */
    public record Scores(double model, double alike, double recency) {
        public boolean isBetterThanRules() {
            return model <= alike && model <= recency;
        }
    }

    /** How many values lay in their interval of 80 %, of how many. */
    public record Coverage(String currency, long inside, long customers) {
        public double share() {
            return (double) inside / customers;
        }
    }

    /** Repeat orders from the beginning to the end of a week. */
    public record Week(int number, long actual, double expected) {}
}
