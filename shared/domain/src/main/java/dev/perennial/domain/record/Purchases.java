package dev.perennial.domain.record;

import dev.perennial.domain.entitlements.EarnedPoints.Month;
import dev.perennial.domain.values.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a customer bought, summed up. The sums do not depend on the order in which purchases and refunds arrive.
 *
 * @param orders orders placed; a refund takes back money, not the order
 * @param spent paid less refunded, per currency
 * @param refunds by order id, what was refunded or waits for its order to arrive
 * @param categories those of the playbook that orders were in; a refund takes none back
 * @param secondAt when the second order was placed; empty where there was none, or none was told since this is noted
 * @param months what was bought in the latest months with an order, at most {@link #MOST_MONTHS}: orders placed, and
 *     paid less refunded
 */
public record Purchases(
        long orders,
        Map<String, Money> spent,
        Optional<Instant> firstAt,
        Optional<Instant> lastAt,
        Map<String, Refunds> refunds,
        SortedSet<String> categories,
        Optional<Instant> secondAt,
        SortedMap<YearMonth, Month> months) {
    public static final Purchases NONE =
            new Purchases(0, Map.of(), Optional.empty(), Optional.empty(), Map.of(), Collections.emptySortedSet());

    /** A year and a half of somebody who orders every month; a record has to stay small. */
    public static final int MOST_MONTHS = 18;

    /** Purchases of which nothing is noted by month. */
    public Purchases(
            long orders,
            Map<String, Money> spent,
            Optional<Instant> firstAt,
            Optional<Instant> lastAt,
            Map<String, Refunds> refunds,
            SortedSet<String> categories) {
        this(orders, spent, firstAt, lastAt, refunds, categories, Optional.empty(), Collections.emptySortedMap());
    }

    public Purchases {
        spent = Map.copyOf(spent);
        refunds = Map.copyOf(refunds);
        categories = Collections.unmodifiableSortedSet(new TreeSet<>(categories));
        months = Collections.unmodifiableSortedMap(new TreeMap<>(months));
    }

    /**
     * The refunds of one order.
     *
     * @param taken taken off so far
     * @param waiting those that came before the order itself, in the order of arrival
     * @param placedOn the day of the order, in UTC; empty where nothing is taken off, or was before this was noted
     */
    public record Refunds(Optional<Money> taken, List<Waiting> waiting, Optional<LocalDate> placedOn) {
        static final Refunds NONE = new Refunds(Optional.empty(), List.of(), Optional.empty());

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
        List<Instant> firsts = Stream.of(firstAt, secondAt, Optional.of(at))
                .flatMap(Optional::stream)
                .sorted()
                .toList();
        boolean isSecondKnown = orders == 0 || secondAt.isPresent() || orders == 1;
        return new Purchases(
                orders + 1,
                plus(total),
                Optional.of(firstAt.filter(at::isAfter).orElse(at)),
                Optional.of(lastAt.filter(at::isBefore).orElse(at)),
                refunds,
                categories,
                isSecondKnown && firsts.size() > 1 ? Optional.of(firsts.get(1)) : secondAt,
                inMonth(at, 1, total));
    }

    /**
     * Takes money back.
     *
     * @param placedAt when the order was placed
     */
    public Purchases refunded(String orderId, Money amount, Instant placedAt) {
        Money soFar = refundedOf(orderId, amount.currency()).plus(amount);
        Money less = new Money(Math.negateExact(amount.minorUnits()), amount.currency());
        Refunds next = new Refunds(
                Optional.of(soFar),
                refundsOf(orderId).waiting(),
                Optional.of(placedAt.atOffset(ZoneOffset.UTC).toLocalDate()));
        return new Purchases(
                orders,
                plus(less),
                firstAt,
                lastAt,
                with(refunds, orderId, next),
                categories,
                secondAt,
                inMonth(placedAt, 0, less));
    }

    public Purchases waiting(String orderId, Waiting refund) {
        Refunds now = refundsOf(orderId);
        List<Waiting> waiting = new ArrayList<>(now.waiting());
        waiting.add(refund);
        return refunds(with(refunds, orderId, new Refunds(now.taken(), waiting, now.placedOn())));
    }

    public Purchases notWaiting(String orderId) {
        Map<String, Refunds> rest = new HashMap<>(refunds);
        rest.remove(orderId);
        return refunds(rest);
    }

    private Purchases refunds(Map<String, Refunds> next) {
        return new Purchases(orders, spent, firstAt, lastAt, next, categories, secondAt, months);
    }

    /** With the categories of one more order. */
    public Purchases in(Set<String> more) {
        if (categories.containsAll(more)) {
            return this;
        }
        SortedSet<String> all = new TreeSet<>(categories);
        all.addAll(more);
        return new Purchases(orders, spent, firstAt, lastAt, refunds, all, secondAt, months);
    }

    /** A month of which nothing is known any more stays unknown: a refund alone makes none. */
    private SortedMap<YearMonth, Month> inMonth(Instant placedAt, long more, Money amount) {
        YearMonth month = YearMonth.from(placedAt.atOffset(ZoneOffset.UTC));
        if (more == 0 && !months.containsKey(month)) {
            return months;
        }
        SortedMap<YearMonth, Month> next = new TreeMap<>(months);
        next.put(month, next.getOrDefault(month, Month.NONE).plus(more, Map.of(amount.currency(), amount)));
        if (next.size() > MOST_MONTHS) {
            next.remove(next.firstKey());
        }
        return next;
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
