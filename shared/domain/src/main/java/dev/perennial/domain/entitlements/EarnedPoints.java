package dev.perennial.domain.entitlements;

import dev.perennial.domain.values.Money;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Points and tier. Both follow from the orders of the last months, each counted in the month in which it was placed, so
 * that refunds and late arrivals change what they should.
 *
 * @param months those that still count
 * @param points what the months come to, when it was last looked
 */
public record EarnedPoints(SortedMap<YearMonth, Month> months, long points, Optional<Tier> tier) {
    public static final EarnedPoints NOTHING = new EarnedPoints(new TreeMap<>(), 0, Optional.empty());

    public EarnedPoints {
        months = Collections.unmodifiableSortedMap(new TreeMap<>(months));
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

    public EarnedPoints with(YearMonth month, long orders, Map<String, Money> amounts) {
        SortedMap<YearMonth, Month> next = new TreeMap<>(months);
        next.put(month, next.getOrDefault(month, Month.NONE).plus(orders, amounts));
        next.remove(month, Month.NONE);
        return new EarnedPoints(next, points, tier);
    }
}
