package dev.perennial.prediction;

import dev.perennial.domain.prediction.BuyingHistory;
import dev.perennial.domain.prediction.BuyingModel;
import dev.perennial.domain.prediction.SpendModel;
import dev.perennial.domain.prediction.ValueInterval;
import dev.perennial.prediction.HoldOut.Coverage;
import dev.perennial.prediction.HoldOut.Repeats;
import dev.perennial.prediction.HoldOut.Scores;
import dev.perennial.prediction.HoldOut.Tenth;
import dev.perennial.prediction.HoldOut.Week;
import dev.perennial.prediction.OrderLog.Buyer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Examines a model that saw the orders until one day by those that came after it. */
final class Examination {
    private static final int TENTHS = 10;
    private static final int FIFTHS = 5;
    /** Customers with so many repeat orders or more are looked at together. */
    static final int MOST_REPEATS = 7;

    private static final int DAYS_PER_WEEK = 7;

    /** Standard deviations that enclose 95 % of a normal distribution. */
    private static final double NINETY_FIVE = 1.96;

    private final OrderLog orders;
    private final int start;
    private final int until;
    private final int end;
    private final BuyingModel model;
    private final List<Seen> seen;

    /** One customer, what was known and what came. */
    private record Seen(Buyer buyer, BuyingHistory history, double probability, int came) {
        double silent() {
            return history.observed() - history.last();
        }

        double outcome() {
            return came > 0 ? 1 : 0;
        }
    }

    Examination(OrderLog orders, int until, int end, BuyingModel model) {
        this.orders = orders;
        this.start = Math.toIntExact(orders.firstDay().orElseThrow().toEpochDay());
        this.until = until;
        this.end = end;
        this.model = model;
        double weeks = (double) (end - until) / DAYS_PER_WEEK;
        this.seen = new ArrayList<>();
        for (Buyer buyer : orders.buyers()) {
            buyer.until(until)
                    .ifPresent(history -> seen.add(new Seen(
                            buyer, history, model.buysWithin(history, weeks), buyer.daysWithOrders(until + 1, end))));
        }
    }

    HoldOut result(Optional<Spending> spending) {
        double weeks = (double) (end - until) / DAYS_PER_WEEK;
        double expected = 0;
        long actual = 0;
        long[] customers = new long[MOST_REPEATS + 1];
        double[] predicted = new double[MOST_REPEATS + 1];
        long[] came = new long[MOST_REPEATS + 1];
        long inside = 0;
        long valued = 0;
        for (Seen one : seen) {
            BuyingModel.Orders future = model.orders(one.history(), weeks);
            int group = (int) Math.min(MOST_REPEATS, one.history().repeats());
            customers[group]++;
            predicted[group] += future.mean();
            came[group] += one.came();
            expected += future.mean();
            actual += one.came();
            Optional<Spent> spent = spending.flatMap(it -> one.buyer().spent(orders.numberOf(it.currency()), until));
            if (spent.isPresent()) {
                ValueInterval interval = ValueInterval.of(
                        spending.get().model(),
                        spent.get().orders(),
                        spent.get().total() / spent.get().orders(),
                        future);
                double value = one.buyer().paid(orders.numberOf(spending.get().currency()), until + 1, end);
                valued++;
                inside += interval.least() <= value && value <= interval.most() ? 1 : 0;
            }
        }
        List<Repeats> byRepeats = new ArrayList<>();
        for (int i = 0; i <= MOST_REPEATS; i++) {
            if (customers[i] > 0) {
                byRepeats.add(
                        new Repeats(i, customers[i], predicted[i] / customers[i], (double) came[i] / customers[i]));
            }
        }
        return new HoldOut(
                LocalDate.ofEpochDay(until),
                LocalDate.ofEpochDay(end),
                seen.size(),
                calibration(),
                byRepeats,
                expected,
                actual,
                scores(),
                valued == 0
                        ? Optional.empty()
                        : Optional.of(new Coverage(spending.orElseThrow().currency(), inside, valued)),
                cumulative());
    }

    /** The spend model of one currency. */
    record Spending(String currency, SpendModel model) {}

    private List<Tenth> calibration() {
        List<Tenth> tenths = new ArrayList<>();
        for (int tenth = 0; tenth < TENTHS; tenth++) {
            int number = tenth;
            List<Seen> group = seen.stream()
                    .filter(it -> Math.min(TENTHS - 1, (int) (it.probability() * TENTHS)) == number)
                    .toList();
            if (!group.isEmpty()) {
                tenths.add(new Tenth(
                        tenth,
                        group.size(),
                        group.stream().mapToDouble(Seen::probability).average().orElseThrow(),
                        group.stream().mapToDouble(Seen::outcome).average().orElseThrow(),
                        chance(group)));
            }
        }
        return tenths;
    }

    /** The half width of 95 % around the mean probability: the mean of unequal coins varies by the sum of p(1−p). */
    private static double chance(List<Seen> group) {
        double variance = group.stream()
                .mapToDouble(it -> it.probability() * (1 - it.probability()))
                .sum();
        // Half a customer: a share moves in steps.
        return (NINETY_FIVE * Math.sqrt(variance) + 0.5) / group.size();
    }

    private Scores scores() {
        double share = seen.stream().mapToDouble(Seen::outcome).average().orElse(0);
        double[] limits = fifths();
        double[] customers = new double[FIFTHS];
        double[] came = new double[FIFTHS];
        for (Seen one : seen) {
            customers[fifth(limits, one)]++;
            came[fifth(limits, one)] += one.outcome();
        }
        double model = 0;
        double alike = 0;
        double recency = 0;
        for (Seen one : seen) {
            int fifth = fifth(limits, one);
            model += square(one.probability() - one.outcome());
            alike += square(share - one.outcome());
            recency += square(came[fifth] / customers[fifth] - one.outcome());
        }
        int n = Math.max(1, seen.size());
        return new Scores(model / n, alike / n, recency / n);
    }

    /** The silences that part the customers into fifths. */
    private double[] fifths() {
        double[] silences = seen.stream().mapToDouble(Seen::silent).sorted().toArray();
        double[] limits = new double[FIFTHS - 1];
        Arrays.setAll(limits, i -> silences.length == 0 ? 0 : silences[(i + 1) * silences.length / FIFTHS]);
        return limits;
    }

    private static int fifth(double[] limits, Seen one) {
        int fifth = 0;
        while (fifth < limits.length && one.silent() >= limits[fifth]) {
            fifth++;
        }
        return fifth;
    }

    private List<Week> cumulative() {
        int weeks = (end - start + DAYS_PER_WEEK) / DAYS_PER_WEEK;
        long[] repeats = new long[weeks];
        long[] newcomers = new long[weeks];
        for (Buyer buyer : orders.buyers()) {
            int[] days = buyer.orderDays();
            for (int i = 0; i < days.length && days[i] <= end; i++) {
                int week = (days[i] - start) / DAYS_PER_WEEK;
                if (i == 0 && days[i] <= until) {
                    newcomers[week]++;
                } else if (days[0] <= until) {
                    repeats[week]++;
                }
            }
        }
        double[] ofNew = new double[weeks + 1];
        Arrays.setAll(ofNew, age -> age == 0 ? 0 : model.repeatsOfNew(age - 0.5));
        List<Week> result = new ArrayList<>();
        long actual = 0;
        for (int week = 0; week < weeks; week++) {
            actual += repeats[week];
            double expected = 0;
            for (int first = 0; first <= week; first++) {
                expected += newcomers[first] * ofNew[week - first + 1];
            }
            result.add(new Week(week + 1, actual, expected));
        }
        return result;
    }

    private static double square(double number) {
        return number * number;
    }
}
