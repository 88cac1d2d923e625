package dev.perennial.testing.storm;

import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.metrics.Series;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.Money;
import dev.perennial.domain.values.Stage;
import dev.perennial.flow.mail.LedgerEntry;
import dev.perennial.flow.numbers.Verification;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Judges the counters: by a walk over what is stored, and by a fold over the distinct facts of all customers, which
 * knows neither records nor rules.
 */
final class CounterOracle {
    private static final LocalDate FIRST = LocalDate.EPOCH;
    private static final LocalDate LAST = LocalDate.parse("2100-01-01");

    /** What the fold tells. */
    private static final List<String> FOLDED =
            List.of("orders", "refunds", "leads", "signups", "first-orders", "cohorts", "reviews", "open-complaints");

    private final Storm storm;
    private final List<String> wrong = new ArrayList<>();

    /** By metric, day, count and parts. */
    private final Map<String, Long> expected = new TreeMap<>();

    private CounterOracle(Storm storm) {
        this.storm = storm;
    }

    static List<String> on(Storm storm) {
        CounterOracle verdict = new CounterOracle(storm);
        verdict.countersEqualTheWalk();
        verdict.stagesEqualTheRecords();
        verdict.countersEqualTheFold();
        return verdict.wrong;
    }

    private void countersEqualTheWalk() {
        Map<String, LedgerEntry> rows = new LinkedHashMap<>();
        storm.emails.images().forEach(row -> rows.put(row.customerId() + "/" + row.sendKey(), row));
        new Verification(storm.counters)
                .compare(records().stream(), rows.values().stream())
                .forEach(difference -> wrong.add("the counters say otherwise than a walk: " + difference));
    }

    private List<Customer> records() {
        Map<CustomerId, Customer> latest = new LinkedHashMap<>();
        storm.customers.images().forEach(image -> latest.put(image.id(), image));
        return List.copyOf(latest.values());
    }

    private void stagesEqualTheRecords() {
        Map<String, Long> stock = new TreeMap<>();
        storm.counters
                .read(Series.of("moves", Set.of("from", "to")), FIRST, LAST)
                .forEach((counter, counts) -> {
                    stock.merge(counter.parts().get("to"), counts.get("moves"), Long::sum);
                    stock.merge(counter.parts().get("from"), -counts.get("moves"), Long::sum);
                });
        for (Stage stage : Stage.values()) {
            long found = records().stream()
                    .filter(it -> it.identity().mergedInto().isEmpty())
                    .filter(it -> it.lifecycle().stageSince().isPresent())
                    .filter(it -> it.lifecycle().stage() == stage)
                    .count();
            if (stock.getOrDefault(stage.name(), 0L) != found) {
                wrong.add("by the moves %d are in %s, by the records %d"
                        .formatted(stock.getOrDefault(stage.name(), 0L), stage, found));
            }
        }
    }

    /**
     * Of one who was forgotten nobody can say which facts had come before: of them the numbers are at least so large.
     */
    private void countersEqualTheFold() {
        boolean exact = true;
        for (Persons.Person person : storm.persons.all()) {
            if (person.erasure().isPresent()) {
                exact = false;
            } else {
                fold(person.facts());
            }
        }
        Map<String, Long> counted = new TreeMap<>();
        for (String metric : FOLDED) {
            read(Series.of(metric), counted);
        }
        read(Series.of("cohorts", Set.of("age")), counted);
        Set<String> names = new TreeSet<>(expected.keySet());
        names.addAll(exact ? counted.keySet() : Set.of());
        for (String name : names) {
            long is = counted.getOrDefault(name, 0L);
            long should = expected.getOrDefault(name, 0L);
            boolean grows = !name.contains("net ");
            if (exact ? is != should : grows && is < should) {
                wrong.add("counted %s: %d and should have%s %d".formatted(name, is, exact ? "" : " at least", should));
            }
        }
    }

    private void read(Series series, Map<String, Long> into) {
        storm.counters
                .read(series, FIRST, LAST)
                .forEach((counter, counts) -> counts.byName().forEach((name, count) -> {
                    if (!name.startsWith("squares")) {
                        into.put(key(series.metric(), counter.day(), name, counter.parts()), count);
                    }
                }));
    }

    private static String key(String metric, LocalDate day, String count, Map<String, String> parts) {
        return metric + " " + day + " " + count + (parts.isEmpty() ? "" : " " + parts);
    }

    private void fold(List<Event> facts) {
        Map<String, Event> orders = new HashMap<>();
        Map<String, Instant> raised = new TreeMap<>();
        Map<String, Instant> resolved = new TreeMap<>();
        Optional<Instant> lead = Optional.empty();
        Optional<Instant> signUp = Optional.empty();
        for (Event event : facts) {
            Instant at = event.occurredAt();
            switch (event.fact()) {
                case Fact.PurchaseCompleted order -> orders.put(order.orderId(), event);
                case Fact.LeadCaptured _ -> lead = lead.filter(at::isAfter).or(() -> Optional.of(at));
                case Fact.CustomerSignedUp _ ->
                    signUp = signUp.filter(at::isAfter).or(() -> Optional.of(at));
                case Fact.ReviewWritten review -> count("reviews", day(at), "stars" + review.stars(), 1);
                case Fact.ComplaintRaised it -> raised.merge(it.complaintId(), at, CounterOracle::later);
                case Fact.ComplaintResolved it -> resolved.merge(it.complaintId(), at, CounterOracle::later);
                default -> {}
            }
        }
        raised.forEach((id, at) -> {
            if (at.isAfter(resolved.getOrDefault(id, Instant.MIN))) {
                count("open-complaints", day(at), "complaints", 1);
            }
        });
        List<Instant> times =
                orders.values().stream().map(Event::occurredAt).sorted().toList();
        Optional<Instant> first = times.stream().findFirst();
        Optional<Instant> second = times.stream().skip(1).findFirst();
        origin("leads", lead, signUp, "signedUp", 7, 30, 90);
        origin("signups", signUp, first, "ordered", 7, 30, 90);
        origin("first-orders", first, second, "second", 90, 180, 365);
        orders.values().forEach(order -> fold(order, facts, first.orElseThrow()));
        Set<Long> ages = new TreeSet<>();
        times.forEach(at -> ages.add(age(first.orElseThrow(), at)));
        first.ifPresent(at -> {
            LocalDate cohort = day(at).withDayOfMonth(1);
            count("cohorts", cohort, "customers", 1);
            ages.forEach(age -> expected.merge(key("cohorts", cohort, "customers", age(age)), 1L, Long::sum));
        });
    }

    private void fold(Event event, List<Event> facts, Instant first) {
        Fact.PurchaseCompleted order = (Fact.PurchaseCompleted) event.fact();
        String currency = order.total().currency();
        long paid = order.total().minorUnits();
        long refunded = 0;
        boolean any = false;
        for (Event other : facts) {
            if (other.fact() instanceof Fact.PurchaseRefunded refund
                    && refund.orderId().equals(order.orderId())) {
                Money amount = refund.amount();
                if (amount.currency().equals(currency) && amount.minorUnits() <= paid) {
                    refunded += amount.minorUnits();
                    any = true;
                }
            }
        }
        LocalDate day = day(event.occurredAt());
        count("orders", day, "orders", 1);
        count("orders", day, "paid " + currency, paid);
        if (any) {
            count("refunds", day, "refunds", 1);
            count("refunds", day, "refunded " + currency, refunded);
        }
        LocalDate cohort = day(first).withDayOfMonth(1);
        Map<String, String> age = age(age(first, event.occurredAt()));
        count("cohorts", cohort, "orders", 1);
        count("cohorts", cohort, "net " + currency, paid - refunded);
        expected.merge(key("cohorts", cohort, "orders", age), 1L, Long::sum);
        if (paid != refunded) {
            expected.merge(key("cohorts", cohort, "net " + currency, age), paid - refunded, Long::sum);
        }
    }

    private void origin(String metric, Optional<Instant> from, Optional<Instant> to, String word, int... days) {
        from.ifPresent(at -> {
            count(metric, day(at), "customers", 1);
            for (int most : days) {
                boolean soon = to.filter(it -> !it.isBefore(at) && !it.isAfter(at.plus(most, ChronoUnit.DAYS)))
                        .isPresent();
                count(metric, day(at), word + most, soon ? 1 : 0);
            }
        });
    }

    private void count(String metric, LocalDate day, String count, long by) {
        if (by != 0) {
            expected.merge(key(metric, day, count, Map.of()), by, Long::sum);
        }
    }

    private static long age(Instant first, Instant at) {
        return ChronoUnit.MONTHS.between(YearMonth.from(day(first)), YearMonth.from(day(at)));
    }

    private static Map<String, String> age(long months) {
        return Map.of("age", String.format(Locale.ROOT, "%02d", months));
    }

    private static LocalDate day(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static Instant later(Instant a, Instant b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
