package dev.perennial.domain.entitlements;

import dev.perennial.domain.values.Money;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Points and tier. Both follow from the orders of the last months, each counted in the month in which it was placed, so
 * that refunds and late arrivals change what they should.
 *
 * @param months those that still count
 * @param points what the months come to without what was redeemed, when it was last looked; never below 0
 * @param redeemed what was redeemed of points that still count, oldest first
 */
public record EarnedPoints(
        SortedMap<YearMonth, Month> months, long points, Optional<Tier> tier, List<Redemption> redeemed) {
    public static final EarnedPoints NOTHING = new EarnedPoints(new TreeMap<>(), 0, Optional.empty());

    public EarnedPoints {
        months = Collections.unmodifiableSortedMap(new TreeMap<>(months));
        redeemed = List.copyOf(redeemed);
    }

    /** With nothing redeemed. */
    public EarnedPoints(SortedMap<YearMonth, Month> months, long points, Optional<Tier> tier) {
        this(months, points, tier, List.of());
    }

    /**
     * What was bought in a month.
     *
     * @param orders those that were not refunded as a whole
     * @param net paid less refunded, per currency
     */
    public record Month(long orders, Map<String, Money> net) {
        public static final Month NONE = new Month(0, Map.of());

        public Month {
            net = Map.copyOf(net);
        }

        public Month plus(long more, Map<String, Money> amounts) {
            Map<String, Money> sums = new HashMap<>(net);
            amounts.forEach((currency, amount) -> sums.merge(currency, amount, Money::plus));
            sums.values().removeIf(sum -> sum.minorUnits() == 0);
            return new Month(orders + more, sums);
        }
    }

    /** A tier and since when it was reached. */
    public record Tier(String name, Instant since) {}

    /**
     * Points that a customer gave for something.
     *
     * @param id of the redemption, the company's own
     * @param points more than 0; fewer than were redeemed where some of them count no more anyway
     * @param orderId the order that they were given for, where they were given for one
     */
    public record Redemption(String id, long points, Instant at, Optional<String> orderId) {
        /** With so many of them a customer redeems no more until points of that time count no more. */
        public static final int MOST = 12;

        private static final Comparator<Redemption> OLDEST_FIRST =
                Comparator.comparing(Redemption::at).thenComparing(Redemption::id);

        public Redemption less(long gone) {
            return new Redemption(id, points - gone, at, orderId);
        }
    }

    /** With what was redeemed besides; each redemption counts once, and of very many the latest. */
    public EarnedPoints redeemed(List<Redemption> more) {
        Map<String, Redemption> all = new HashMap<>();
        Stream.concat(redeemed.stream(), more.stream()).forEach(it -> all.putIfAbsent(it.id(), it));
        return withRedeemed(all.values().stream()
                .sorted(Redemption.OLDEST_FIRST)
                .skip(Math.max(0, all.size() - Redemption.MOST))
                .toList());
    }

    /** The order was refunded as a whole: the points that were given for it are there again. */
    public EarnedPoints returned(String orderId) {
        return redeemed.isEmpty()
                ? this
                : withRedeemed(redeemed.stream()
                        .filter(it -> !it.orderId().equals(Optional.of(orderId)))
                        .toList());
    }

    public long pointsRedeemed() {
        return redeemed.stream().mapToLong(Redemption::points).sum();
    }

    private EarnedPoints withRedeemed(List<Redemption> next) {
        return new EarnedPoints(months, points, tier, next);
    }

    public EarnedPoints with(YearMonth month, long orders, Map<String, Money> amounts) {
        SortedMap<YearMonth, Month> next = new TreeMap<>(months);
        next.put(month, next.getOrDefault(month, Month.NONE).plus(orders, amounts));
        next.remove(month, Month.NONE);
        return new EarnedPoints(next, points, tier, redeemed);
    }
}
