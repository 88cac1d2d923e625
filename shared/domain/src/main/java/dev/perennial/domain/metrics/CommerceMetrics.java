package dev.perennial.domain.metrics;

import static dev.perennial.domain.metrics.Counter.dayOf;

import dev.perennial.domain.entitlements.EarnedPoints.Month;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.metrics.CountRule.Count;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Purchases;
import dev.perennial.domain.values.Counts;
import dev.perennial.domain.values.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Where customers come from, and what they buy. */
final class CommerceMetrics {
    private static final List<Set<String>> BY_ORIGIN = List.of(Set.of("language"), Set.of("touch", "channel"));
    private static final int[] SOON = {7, 30, 90};
    private static final int[] LATER = {90, 180, 365};

    /** Larger amounts count as this one in the sum of squares, which has to stay within a long. */
    private static final BigDecimal LARGEST_SQUARED = BigDecimal.valueOf(3_000_000);

    static final Metric LEADS = new Metric(
            "leads",
            "customers",
            "Customers who were captured as a lead, by the day of the first time, and who of them signed up within 7, 30,"
                    + " 90 days",
            List.of("customers", "signedUp7", "signedUp30", "signedUp90"),
            BY_ORIGIN,
            CountRule.kept(customer -> origin(
                    customer, customer.profile().leadAt(), customer.profile().signedUpAt(), "signedUp", SOON)));

    static final Metric SIGN_UPS = new Metric(
            "signups",
            "customers",
            "Customers who signed up, by the day of their first sign-up, and who of them ordered within 7, 30, 90 days",
            List.of("customers", "ordered7", "ordered30", "ordered90"),
            BY_ORIGIN,
            CountRule.kept(customer -> origin(
                    customer,
                    customer.profile().signedUpAt(),
                    customer.purchases().firstAt(),
                    "ordered",
                    SOON)));

    static final Metric FIRST_ORDERS = new Metric(
            "first-orders",
            "customers",
            "Customers who ordered, by the day of their first order, and who of them ordered again within 90, 180, 365"
                    + " days",
            List.of("customers", "second90", "second180", "second365"),
            BY_ORIGIN,
            CountRule.kept(customer -> origin(
                    customer,
                    customer.purchases().firstAt(),
                    customer.purchases().secondAt(),
                    "second",
                    LATER)));

    static final Metric ORDERS = new Metric(
            "orders",
            "orders and minor units",
            "Orders and what was paid, by the day of the order; the sum of the squares of whole units is for the error of"
                    + " the mean",
            List.of("orders", "paid *", "squares *"),
            List.of(Set.of("tier"), Set.of("language"), Set.of("channel")),
            (_, after) -> after.stream().flatMap(CommerceMetrics::orders));

    static final Metric REFUNDS = new Metric(
            "refunds",
            "orders and minor units",
            "Orders of which something was refunded, and how much, by the day of the order",
            List.of("refunds", "refunded *"),
            List.of(),
            CountRule.kept(CommerceMetrics::refunds));

    static final Metric COHORTS = new Metric(
            "cohorts",
            "customers, orders and minor units",
            "By the month of the first order, on its first day: customers, their orders, and what they paid less what was"
                    + " refunded; by age: those who ordered so many months later",
            List.of("customers", "orders", "net *"),
            List.of(Set.of("age"), Set.of("age", "channel")),
            CountRule.kept(
                    customer -> Stream.concat(
                            won(customer), cohort(customer, customer.purchases().months())),
                    CommerceMetrics::dropped));

    static final List<Metric> ALL = List.of(LEADS, SIGN_UPS, FIRST_ORDERS, ORDERS, REFUNDS, COHORTS);

    private CommerceMetrics() {}

    /** One customer by the day of the first moment, and whether the second came so soon after it. */
    private static Stream<Count> origin(
            Customer customer, Optional<Instant> first, Optional<Instant> second, String word, int[] days) {
        return first.stream().flatMap(at -> {
            Map<String, Long> counted = new HashMap<>(Map.of("customers", 1L));
            for (int most : days) {
                second.filter(next -> !next.isBefore(at))
                        .filter(next -> Duration.between(at, next).compareTo(Duration.ofDays(most)) <= 0)
                        .ifPresent(_ -> counted.put(word + most, 1L));
            }
            Counts counts = Counts.of(counted);
            return Stream.concat(
                            Stream.of(Map.<String, String>of(), Map.of("language", Writes.language(customer))),
                            Writes.touches(customer).stream())
                    .map(parts -> new Count(dayOf(at), parts, counts));
        });
    }

    /** An order counts where it is taken in; where it came to two records before they were joined, once. */
    private static Stream<Count> orders(Customer after) {
        return Writes.rows(after)
                .filter(row -> !row.isTakenOver())
                .flatMap(row -> row.fact().stream()
                        .filter(Fact.PurchaseCompleted.class::isInstance)
                        .map(Fact.PurchaseCompleted.class::cast)
                        .flatMap(order -> {
                            Counts one = order(order.total());
                            Counts counts = row.cameToBoth() ? one.negated() : one;
                            return Stream.of(
                                            Map.<String, String>of(),
                                            Map.of("tier", Writes.tier(after)),
                                            Map.of("language", Writes.language(after)),
                                            Map.of("channel", Writes.firstChannel(after)))
                                    .map(parts -> new Count(dayOf(row.at()), parts, counts));
                        }));
    }

    private static Counts order(Money total) {
        BigDecimal units = new BigDecimal(total.decimal()).min(LARGEST_SQUARED);
        return Counts.of(Map.of(
                "orders",
                1L,
                "paid " + total.currency(),
                total.minorUnits(),
                "squares " + total.currency(),
                units.multiply(units).setScale(0, RoundingMode.HALF_EVEN).longValueExact()));
    }

    private static Stream<Count> refunds(Customer customer) {
        return customer.purchases().refunds().values().stream()
                .filter(it -> it.taken().isPresent() && it.placedOn().isPresent())
                .map(it -> {
                    Money taken = it.taken().get();
                    return new Count(
                            it.placedOn().get(),
                            Counts.of(Map.of("refunds", 1L, "refunded " + taken.currency(), taken.minorUnits())));
                });
    }

    private static Stream<Count> won(Customer customer) {
        return customer.purchases().firstAt().stream()
                .map(first -> new Count(month(first).atDay(1), Counts.of("customers", 1)));
    }

    private static Stream<Count> cohort(Customer customer, SortedMap<YearMonth, Month> months) {
        return customer.purchases().firstAt().map(CommerceMetrics::month).stream()
                .flatMap(first -> months.entrySet().stream().flatMap(entry -> {
                    LocalDate day = first.atDay(1);
                    long age = ChronoUnit.MONTHS.between(first, entry.getKey());
                    String written = String.format(Locale.ROOT, "%02d", age);
                    Counts bought = bought(entry.getValue());
                    Counts kept = bought.plus(Counts.of("customers", 1));
                    return Stream.of(
                            new Count(day, bought),
                            new Count(day, Map.of("age", written), kept),
                            new Count(day, Map.of("age", written, "channel", Writes.firstChannel(customer)), kept));
                }));
    }

    private static Counts bought(Month month) {
        Map<String, Long> counts = new HashMap<>(Map.of("orders", month.orders()));
        month.net().forEach((currency, money) -> counts.put("net " + currency, money.minorUnits()));
        return Counts.of(counts);
    }

    /** Of somebody with more months than a record holds, the oldest is told no more. */
    private static Stream<Count> dropped(Customer before, Customer after) {
        if (after.purchases().months().size() < Purchases.MOST_MONTHS) {
            return Stream.empty();
        }
        SortedMap<YearMonth, Month> gone = new TreeMap<>(before.purchases().months());
        gone.keySet().removeAll(after.purchases().months().keySet());
        return cohort(before, gone);
    }

    private static YearMonth month(Instant at) {
        return YearMonth.from(at.atOffset(ZoneOffset.UTC));
    }
}
