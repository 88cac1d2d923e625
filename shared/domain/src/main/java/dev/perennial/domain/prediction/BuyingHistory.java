package dev.perennial.domain.prediction;

import java.time.Duration;
import java.time.Instant;

/**
 * What the buying model needs to know of a customer's orders: the recency and frequency of Fader, Hardie and Lee
 * (2005). Times are weeks after the first order.
 *
 * @param repeats orders after the first one, from 0; several on one day count once
 * @param last when the latest order was; 0 where it is the first
 * @param observed how long the customer has been observed, at least {@code last}
 */
public record BuyingHistory(long repeats, double last, double observed) {
    private static final double SECONDS_PER_WEEK = Duration.ofDays(7).toSeconds();
    private static final double DAYS_PER_WEEK = 7;

    public BuyingHistory {
        if (repeats < 0 || !(last >= 0) || !(observed >= last) || Double.isInfinite(observed)) {
            throw new IllegalArgumentException("no history of orders: %d repeats, the last after %s of %s weeks"
                    .formatted(repeats, last, observed));
        }
    }

    /**
     * The history that a record's sums tell. Orders of one day are not told apart there, so there are never more
     * repeats than days between the first and the last order; an order of the future is taken for one of now.
     *
     * @param orders at least 1
     */
    public static BuyingHistory of(long orders, Instant first, Instant last, Instant now) {
        double between = Math.max(0, weeks(first, last));
        long days = Math.round(between * DAYS_PER_WEEK);
        return new BuyingHistory(
                Math.min(orders - 1, days), days == 0 ? 0 : between, Math.max(between, weeks(first, now)));
    }

    /** The weeks from one moment to another. */
    public static double weeks(Instant from, Instant to) {
        return Duration.between(from, to).toSeconds() / SECONDS_PER_WEEK;
    }

    /** The weeks of a span. */
    public static double weeks(Duration span) {
        return span.toSeconds() / SECONDS_PER_WEEK;
    }
}
