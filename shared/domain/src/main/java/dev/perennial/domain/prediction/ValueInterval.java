package dev.perennial.domain.prediction;

/**
 * What a customer will probably spend within a span of time, in major units, and what encloses it with a probability of
 * 80 %. The sum is 0 where no order comes, and log-normal otherwise, with the first two moments that both models give.
 *
 * <p>Who probably orders has a tenth on each side of the interval. Where at least a tenth of such customers will not
 * order at all, the interval begins at 0 and leaves out a fifth above it; where four fifths will not, it is 0 alone.
 *
 * @param expected on average
 */
public record ValueInterval(double expected, double least, double most) {
    private static final double TENTH = 0.1;
    private static final double HARDLY = 1e-9;

    /**
     * The interval of a customer who spent so much on average in so many orders.
     *
     * @param future the orders of the span
     */
    public static ValueInterval of(SpendModel spending, long orders, double average, BuyingModel.Orders future) {
        double each = spending.mean(orders, average);
        double mean = future.mean() * (Double.isInfinite(each) ? average : each);
        double nothing = 1 - future.any();
        if (nothing >= 1 - 2 * TENTH || !(mean > 0)) {
            return new ValueInterval(mean, 0, 0);
        }
        double something = 1 - nothing;
        double given = mean / something;
        double second = spending.secondMoment(orders, average, future);
        double variation = Math.max(0, Math.log(second / something / (given * given)));
        double centre = Math.log(given) - variation / 2;
        double spread = Math.sqrt(variation);
        boolean fromNothing = nothing >= TENTH;
        double above = fromNothing ? 2 * TENTH : TENTH;
        double most = quantile(1 - above / something, centre, spread);
        double least = fromNothing ? 0 : quantile(Math.max(HARDLY, (TENTH - nothing) / something), centre, spread);
        return new ValueInterval(mean, least, most);
    }

    private static double quantile(double probability, double centre, double spread) {
        return Math.exp(centre + spread * NormalQuantile.of(probability));
    }
}
