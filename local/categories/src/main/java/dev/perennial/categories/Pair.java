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
    /** How many would buy both if the two had nothing to do with each other. */
    double expected() {
        return (double) ofOne * ofOther / customers;
    }

    /** P(both) / (P(one) · P(other)): above 1 they are bought together more often than by chance. */
    double lift() {
        return both / expected();
    }

    boolean isOf(String category) {
        return one.equals(category) || other.equals(category);
    }

    /** The other one of the two. */
    String besides(String category) {
        return one.equals(category) ? other : one;
    }
}
