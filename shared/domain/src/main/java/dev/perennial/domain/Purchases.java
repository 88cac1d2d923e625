package dev.perennial.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a customer bought, summed up. The sums do not depend on the order in which purchases and
 * refunds arrive.
 *
 * @param orders orders placed; a refund takes back money, not the order
 * @param spent paid less refunded, per currency
 * @param refunds by order id, what was refunded or waits for its order to arrive
 */
public record Purchases(
        long orders,
        Map<String, Money> spent,
        Optional<Instant> firstAt,
        Optional<Instant> lastAt,
        Map<String, Refund> refunds) {
    public static final Purchases NONE =
            new Purchases(0, Map.of(), Optional.empty(), Optional.empty(), Map.of());

    public Purchases {
        spent = Map.copyOf(spent);
        refunds = Map.copyOf(refunds);
    }

    /** Refunded so far for one order; waiting while the order itself has not arrived. */
    public record Refund(Money amount, boolean waiting) {}

    Purchases bought(Money total, Instant at) {
        return new Purchases(
                orders + 1,
                plus(total),
                Optional.of(firstAt.filter(at::isAfter).orElse(at)),
                Optional.of(lastAt.filter(at::isBefore).orElse(at)),
                refunds);
    }

    Purchases refunded(String orderId, Money amount) {
        Money soFar = refundedOf(orderId, amount.currency()).plus(amount);
        return new Purchases(
                orders,
                plus(new Money(Math.negateExact(amount.minorUnits()), amount.currency())),
                firstAt,
                lastAt,
                with(refunds, orderId, new Refund(soFar, false)));
    }

    Purchases waiting(String orderId, Money amount) {
        Money soFar = refundedOf(orderId, amount.currency()).plus(amount);
        return new Purchases(
                orders, spent, firstAt, lastAt, with(refunds, orderId, new Refund(soFar, true)));
    }

    Purchases notWaiting(String orderId) {
        Map<String, Refund> rest = new HashMap<>(refunds);
        rest.remove(orderId);
        return new Purchases(orders, spent, firstAt, lastAt, rest);
    }

    Optional<Refund> waitingFor(String orderId) {
        return Optional.ofNullable(refunds.get(orderId)).filter(Refund::waiting);
    }

    /** What has been refunded of an order, in the given currency. */
    Money refundedOf(String orderId, String currency) {
        return Optional.ofNullable(refunds.get(orderId))
                .map(Refund::amount)
                .orElse(new Money(0, currency));
    }

    /** The mean time between orders; empty for fewer than two. */
    Optional<Duration> usualInterval() {
        return orders < 2
                ? Optional.empty()
                : Optional.of(
                        Duration.between(firstAt.orElseThrow(), lastAt.orElseThrow())
                                .dividedBy(orders - 1));
    }

    private Map<String, Money> plus(Money amount) {
        return with(
                spent,
                amount.currency(),
                spent.getOrDefault(amount.currency(), new Money(0, amount.currency()))
                        .plus(amount));
    }

    private static <V> Map<String, V> with(Map<String, V> map, String key, V value) {
        Map<String, V> next = new HashMap<>(map);
        next.put(key, value);
        return next;
    }
}
