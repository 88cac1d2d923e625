package dev.perennial.domain.record;

import dev.perennial.domain.values.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a customer bought, summed up. The sums do not depend on the order in which purchases and refunds arrive.
 *
 * @param orders orders placed; a refund takes back money, not the order
 * @param spent paid less refunded, per currency
 * @param refunds by order id, what was refunded or waits for its order to arrive
 * @param categories those of the playbook that orders were in; a refund takes none back
 */
public record Purchases(
        long orders,
        Map<String, Money> spent,
        Optional<Instant> firstAt,
        Optional<Instant> lastAt,
        Map<String, Refunds> refunds,
        SortedSet<String> categories) {
    public static final Purchases NONE =
            new Purchases(0, Map.of(), Optional.empty(), Optional.empty(), Map.of(), Collections.emptySortedSet());

    public Purchases {
        spent = Map.copyOf(spent);
        refunds = Map.copyOf(refunds);
        categories = Collections.unmodifiableSortedSet(new TreeSet<>(categories));
    }

    /**
     * The refunds of one order.
     *
     * @param taken taken off so far
     * @param waiting those that came before the order itself, in the order of arrival
     */
    public record Refunds(Optional<Money> taken, List<Waiting> waiting) {
        static final Refunds NONE = new Refunds(Optional.empty(), List.of());

        public Refunds {
            waiting = List.copyOf(waiting);
        }
    }

    /**
     * A refund that came before its order.
     *
     * @param told which refund it is; empty where it is history, which sends nothing, or came to an earlier build
     */
    public record Waiting(Money amount, Optional<Told> told) {
        /** Under which id a refund came, and when it happened. */
        public record Told(String refundId, Instant at) {}
    }

    public Purchases bought(Money total, Instant at) {
        return new Purchases(
                orders + 1,
                plus(total),
                Optional.of(firstAt.filter(at::isAfter).orElse(at)),
                Optional.of(lastAt.filter(at::isBefore).orElse(at)),
                refunds,
                categories);
    }

    public Purchases refunded(String orderId, Money amount) {
        Money soFar = refundedOf(orderId, amount.currency()).plus(amount);
        Refunds next = new Refunds(Optional.of(soFar), refundsOf(orderId).waiting());
        return new Purchases(
                orders,
                plus(new Money(Math.negateExact(amount.minorUnits()), amount.currency())),
                firstAt,
                lastAt,
                with(refunds, orderId, next),
                categories);
    }

    public Purchases waiting(String orderId, Waiting refund) {
        Refunds now = refundsOf(orderId);
        List<Waiting> waiting = new ArrayList<>(now.waiting());
        waiting.add(refund);
        Refunds next = new Refunds(now.taken(), waiting);
        return new Purchases(orders, spent, firstAt, lastAt, with(refunds, orderId, next), categories);
    }

    public Purchases notWaiting(String orderId) {
        Map<String, Refunds> rest = new HashMap<>(refunds);
        rest.remove(orderId);
        return new Purchases(orders, spent, firstAt, lastAt, rest, categories);
    }

    /** With the categories of one more order. */
    public Purchases in(Set<String> more) {
        if (categories.containsAll(more)) {
            return this;
        }
        SortedSet<String> all = new TreeSet<>(categories);
        all.addAll(more);
        return new Purchases(orders, spent, firstAt, lastAt, refunds, all);
    }

    public List<Waiting> waitingFor(String orderId) {
        return refundsOf(orderId).waiting();
    }

    /** What has been taken off for an order, in the given currency. */
    public Money refundedOf(String orderId, String currency) {
        return refundsOf(orderId).taken().orElse(new Money(0, currency));
    }

    private Refunds refundsOf(String orderId) {
        return refunds.getOrDefault(orderId, Refunds.NONE);
    }

    /** The mean time between orders; empty for fewer than two. */
    public Optional<Duration> usualInterval() {
        return orders < 2
                ? Optional.empty()
                : Optional.of(Duration.between(firstAt.orElseThrow(), lastAt.orElseThrow())
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
