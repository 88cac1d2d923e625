package dev.perennial.domain.prediction;

import dev.perennial.domain.values.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What a model says of one customer, as the record holds it. Probabilities have four decimals, numbers of orders three.
 *
 * @param model the version that says so
 * @param at when it was looked at
 * @param buysWithin probability of an order within the horizon of the playbook
 * @param orders90 expected orders within 90 days
 * @param orders365 expected orders within 365 days
 * @param worth what the coming year will bring; empty where no amounts are known
 * @param nextOrderAt when half of those who still buy will have ordered again
 * @param usuallyAt when the next order is due by the customer's own rhythm; empty before the second order
 * @param because the grounds, in words
 */
public record Prediction(
        String model,
        Instant at,
        BigDecimal buysWithin,
        BigDecimal orders90,
        BigDecimal orders365,
        Optional<Worth> worth,
        Instant nextOrderAt,
        Optional<Instant> usuallyAt,
        String because) {
    /**
     * The value of the coming year.
     *
     * @param expected on average
     * @param least with {@code most} it encloses what will come with a probability of 80 %
     * @param tenth 1 for the tenth of the customers who are worth most in this currency, to 10; empty where the model
     *     does not know their limits
     */
    public record Worth(Money expected, Money least, Money most, Optional<Integer> tenth) {}
}
