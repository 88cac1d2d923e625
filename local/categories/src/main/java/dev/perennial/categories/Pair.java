package dev.perennial.categories;

/**
 * Two categories and how many customers bought them.
 *
 * @param ofOne customers who bought the one
 * @param ofOther customers who bought the other
 * @param both customers who bought both
 * @param customers all customers, of whatever category
 */
record Pair(String one, String other, long ofOne, long ofOther, long both, long customers) {
    /** Customers by whom a lift is drawn towards 1. */
    private static final double PRIOR = 5;

    /** Of a standard normal number, one in twenty is smaller than minus this. */
    private static final double FIVE_PERCENT = 1.6449;

    /** How many would buy both if the two had nothing to do with each other. */
    double expected() {
        return (double) ofOne * ofOther / customers;
    }

    /** P(both) / (P(one) · P(other)): above 1 they are bought together more often than by chance. */
    double lift() {
        return both / expected();
    }

    /**
     * The lift, drawn towards 1 as if {@link #PRIOR} more customers had bought both and as many had been expected: what
     * few customers bought says little (a gamma prior on the ratio; DuMouchel 1999).
     */
    double shrunken() {
        return (both + PRIOR) / (expected() + PRIOR);
    }

    /**
     * What the lift is at least, with a probability of 95 %: the quantile of its gamma distribution, by the
     * approximation of Wilson and Hilferty (1931).
     */
    double atLeast() {
        double shape = both + PRIOR;
        double cube = 1 - 1 / (9 * shape) - FIVE_PERCENT / (3 * Math.sqrt(shape));
        return shrunken() * cube * cube * cube;
    }

    boolean isOf(String category) {
        return one.equals(category) || other.equals(category);
    }

    /** The other one of the two. */
    String besides(String category) {
        return one.equals(category) ? other : one;
    }
}
