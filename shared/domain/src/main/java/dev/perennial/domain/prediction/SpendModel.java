package dev.perennial.domain.prediction;

/**
 * Gamma-Gamma with fitted parameters: the amounts of a customer's orders vary around a mean of their own, and these
 * means vary over all customers. Source: Fader and Hardie (2013), The Gamma-Gamma Model of Monetary Value. Amounts are
 * in major units of one currency.
 *
 * @param p shape of the amounts of one customer
 * @param q shape of the means over all customers
 * @param v their scale
 */
public record SpendModel(double p, double q, double v) {
    public SpendModel {
        if (!(p > 0 && q > 0 && v > 0) || Double.isInfinite(p + q + v)) {
            throw new IllegalArgumentException(
                    "parameters of the spend model have to be positive: %s, %s, %s".formatted(p, q, v));
        }
    }

    /** Expected mean amount of the orders to come; empty of meaning, and infinite, where p·orders + q is at most 1. */
    public double mean(long orders, double average) {
        double shape = p * orders + q;
        return shape > 1 ? p * (v + orders * average) / (shape - 1) : Double.POSITIVE_INFINITY;
    }

    /**
     * The expected square of what so many orders will come to.
     *
     * @param future of which mean and second moment are known
     */
    double secondMoment(long orders, double average, BuyingModel.Orders future) {
        double shape = p * orders + q;
        double scale = v + orders * average;
        // The second moment of 1/ν exists for shapes above 2 alone; little above it, it says "nearly anything".
        double inverse = scale * scale / ((shape - 1) * Math.max(shape - 2, 0.1));
        return inverse * (p * future.mean() + p * p * future.second());
    }
}
