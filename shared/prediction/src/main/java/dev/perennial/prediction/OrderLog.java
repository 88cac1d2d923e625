package dev.perennial.prediction;

import dev.perennial.domain.prediction.BuyingHistory;
import dev.perennial.domain.values.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The orders of many customers by day, as models are fitted to them. Several orders of one customer on one day count
 * once, with the sum of their amounts.
 */
public final class OrderLog {
    private static final double DAYS_PER_WEEK = 7;

    private final Map<String, Buyer> buyers = new LinkedHashMap<>();
    private final List<String> currencies = new ArrayList<>();
    private long orders;

    /** Adds an order; its amount may be unknown. One of nothing or less counts as an order without an amount. */
    public void add(String customer, LocalDate day, Optional<Money> amount) {
        orders++;
        Optional<Money> paid = amount.filter(it -> it.minorUnits() > 0);
        buyers.computeIfAbsent(customer, _ -> new Buyer())
                .add(
                        Math.toIntExact(day.toEpochDay()),
                        paid.map(it -> currency(it.currency())).orElse(Buyer.NO_CURRENCY),
                        paid.map(OrderLog::major).orElse(0.0));
    }

    public long orders() {
        return orders;
    }

    public long customers() {
        return buyers.size();
    }

    /** The day of the first order of all. */
    public Optional<LocalDate> firstDay() {
        return buyers.values().stream().map(Buyer::first).min(Integer::compare).map(LocalDate::ofEpochDay);
    }

    /** The day of the last order of all. */
    public Optional<LocalDate> lastDay() {
        return buyers.values().stream().map(Buyer::last).max(Integer::compare).map(LocalDate::ofEpochDay);
    }

    /** The currencies that orders were paid in, in which most customers paid first. */
    List<String> currencies() {
        Map<String, Long> customers = new LinkedHashMap<>();
        for (int i = 0; i < currencies.size(); i++) {
            int currency = i;
            customers.put(
                    currencies.get(i),
                    buyers.values().stream().filter(it -> it.paidIn(currency)).count());
        }
        return customers.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    int numberOf(String currency) {
        return currencies.indexOf(currency);
    }

    Collection<Buyer> buyers() {
        return Collections.unmodifiableCollection(buyers.values());
    }

    /** The histories until the end of that day of all who had ordered by then. */
    HistoryCounts histories(int day) {
        Map<BuyingHistory, Long> counted = new HashMap<>();
        buyers.values().forEach(buyer -> buyer.until(day).ifPresent(history -> counted.merge(history, 1L, Long::sum)));
        return HistoryCounts.of(counted);
    }

    /** What those spent in a currency who ordered on at least so many days. */
    List<Spent> spent(String currency, int day, int leastDays) {
        int number = numberOf(currency);
        return buyers.values().stream()
                .map(it -> it.spent(number, day))
                .flatMap(Optional::stream)
                .filter(it -> it.orders() >= leastDays)
                .toList();
    }

    private int currency(String code) {
        int known = currencies.indexOf(code);
        if (known >= 0) {
            return known;
        }
        currencies.add(code);
        return currencies.size() - 1;
    }

    private static double major(Money money) {
        return BigDecimal.valueOf(
                        money.minorUnits(),
                        Currency.getInstance(money.currency()).getDefaultFractionDigits())
                .doubleValue();
    }

    /** The orders of one customer. */
    static final class Buyer {
        static final int NO_CURRENCY = -1;

        private int[] days = new int[2];
        private int[] currency = new int[2];
        private double[] amounts = new double[2];
        private int size;
        private boolean sorted = true;

        void add(int day, int in, double amount) {
            if (size == days.length) {
                int more = size * 2;
                days = Arrays.copyOf(days, more);
                currency = Arrays.copyOf(currency, more);
                amounts = Arrays.copyOf(amounts, more);
            }
            sorted &= size == 0 || days[size - 1] <= day;
            days[size] = day;
            currency[size] = in;
            amounts[size] = amount;
            size++;
        }

        int first() {
            sort();
            return days[0];
        }

        int last() {
            sort();
            return days[size - 1];
        }

        boolean paidIn(int number) {
            for (int i = 0; i < size; i++) {
                if (currency[i] == number) {
                    return true;
                }
            }
            return false;
        }

        /** The history until the end of a day; empty where the first order came later. */
        Optional<BuyingHistory> until(int day) {
            if (first() > day) {
                return Optional.empty();
            }
            int ordered = daysWithOrders(first(), day);
            int latest = first();
            for (int i = 0; i < size && days[i] <= day; i++) {
                latest = days[i];
            }
            return Optional.of(new BuyingHistory(
                    ordered - 1, (latest - first()) / DAYS_PER_WEEK, (day - first()) / DAYS_PER_WEEK));
        }

        /** On how many days of that span, both ends included, there was an order. */
        int daysWithOrders(int from, int to) {
            sort();
            int count = 0;
            for (int i = 0; i < size && days[i] <= to; i++) {
                count += days[i] >= from && (i == 0 || days[i] != days[i - 1]) ? 1 : 0;
            }
            return count;
        }

        /** What was paid in a currency within that span, both ends included. */
        double paid(int number, int from, int to) {
            double sum = 0;
            for (int i = 0; i < size; i++) {
                sum += currency[i] == number && days[i] >= from && days[i] <= to ? amounts[i] : 0;
            }
            return sum;
        }

        /** What was paid in a currency until the end of a day, and on how many days; empty for nothing. */
        Optional<Spent> spent(int number, int day) {
            sort();
            int ordered = 0;
            int latest = Integer.MIN_VALUE;
            for (int i = 0; i < size && days[i] <= day; i++) {
                if (currency[i] == number && days[i] != latest) {
                    ordered++;
                    latest = days[i];
                }
            }
            double total = ordered == 0 ? 0 : paid(number, days[0], day);
            return total > 0 ? Optional.of(new Spent(ordered, total)) : Optional.empty();
        }

        /** Each day with an order, in order of time. */
        int[] orderDays() {
            sort();
            return Arrays.stream(days, 0, size).distinct().toArray();
        }

        private void sort() {
            if (sorted) {
                return;
            }
            Integer[] places = new Integer[size];
            Arrays.setAll(places, i -> i);
            Arrays.sort(places, (one, other) -> Integer.compare(days[one], days[other]));
            int[] sortedDays = new int[size];
            int[] sortedCurrency = new int[size];
            double[] sortedAmounts = new double[size];
            for (int i = 0; i < size; i++) {
                sortedDays[i] = days[places[i]];
                sortedCurrency[i] = currency[places[i]];
                sortedAmounts[i] = amounts[places[i]];
            }
            days = sortedDays;
            currency = sortedCurrency;
            amounts = sortedAmounts;
            sorted = true;
        }
    }
}
