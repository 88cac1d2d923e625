package dev.perennial.prediction;

/**
 * What a customer spent in one currency, in major units.
 *
 * @param orders from 1
 * @param total above 0
 */
public record Spent(long orders, double total) {
    public Spent {
        if (orders < 1 || !(total > 0) || Double.isInfinite(total)) {
            throw new IllegalArgumentException("nothing was spent: " + orders + " orders, " + total + " in all");
        }
    }
}
