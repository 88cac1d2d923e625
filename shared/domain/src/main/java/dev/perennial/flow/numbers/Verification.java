package dev.perennial.flow.numbers;

import dev.perennial.domain.metrics.Counter;
import dev.perennial.domain.metrics.MailMetrics;
import dev.perennial.domain.metrics.Metric;
import dev.perennial.domain.metrics.MetricCatalog;
import dev.perennial.domain.metrics.Series;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.values.Counts;
import dev.perennial.flow.mail.LedgerEntry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Compares the counters with a walk over everything that is stored. Compared is the whole of each metric that follows
 * from what records and rows say: day by day, less what is only counted any more; of mails the sum over all days, for
 * their rows tell the latest news alone. What only a moment told, such as a move from stage to stage, no walk can tell.
 */
public final class Verification {
    private static final LocalDate FIRST = LocalDate.parse("1970-01-01");
    private static final LocalDate LAST = LocalDate.parse("9999-12-30");

    private final Counters counters;

    public Verification(Counters counters) {
        this.counters = counters;
    }

    /**
     * What is counted otherwise than it was found.
     *
     * @param day empty where the sum over all days is compared
     * @param counted by the counters, without those who were forgotten
     * @param found by the walk
     */
    public record Difference(String metric, Optional<LocalDate> day, String count, long counted, long found) {
        @Override
        public String toString() {
            return "%s %s %s: counted %d, found %d"
                    .formatted(metric, day.map(LocalDate::toString).orElse("all days"), count, counted, found);
        }
    }

    /**
     * Compares the counters with all records and all rows of the ledger; both while nothing is written.
     *
     * @return in the order of metric, day and name; empty where all is well
     */
    public List<Difference> compare(Stream<Customer> records, Stream<LedgerEntry> rows) {
        Map<Counter, Counts> found = new HashMap<>();
        records.forEach(record ->
                MetricCatalog.contribution(record).forEach((counter, by) -> found.merge(counter, by, Counts::plus)));
        List<Difference> differences = new ArrayList<>();
        for (Metric metric : MetricCatalog.ALL) {
            if (metric.rule().contribution().isPresent()) {
                compare(metric, found, differences);
            }
        }
        compareMails(rows, differences);
        return differences;
    }

    private void compare(Metric metric, Map<Counter, Counts> found, List<Difference> differences) {
        Map<LocalDate, Counts> counted = new TreeMap<>();
        counters.read(Series.of(metric.name()), FIRST, LAST)
                .forEach((counter, counts) -> counted.merge(counter.day(), counts, Counts::plus));
        counters.read(Series.of(MetricCatalog.FORGOTTEN.name(), Set.of("of")), FIRST, LAST)
                .forEach((counter, counts) -> {
                    if (metric.name().equals(counter.parts().get("of"))) {
                        counted.merge(counter.day(), counts.negated(), Counts::plus);
                    }
                });
        Map<LocalDate, Counts> told = new TreeMap<>();
        found.forEach((counter, counts) -> {
            if (counter.metric().equals(metric.name())) {
                told.put(counter.day(), counts);
            }
        });
        Set<LocalDate> days = new TreeSet<>(counted.keySet());
        days.addAll(told.keySet());
        days.forEach(day -> compare(
                metric,
                Optional.of(day),
                counted.getOrDefault(day, Counts.NONE),
                told.getOrDefault(day, Counts.NONE),
                differences));
    }

    private void compareMails(Stream<LedgerEntry> rows, List<Difference> differences) {
        Map<String, Counts> found = new HashMap<>();
        rows.map(MailCounts::row)
                .flatMap(row -> MailMetrics.changes(Optional.empty(), Optional.of(row)).entrySet().stream())
                .filter(change -> change.getKey().parts().isEmpty())
                .forEach(change -> found.merge(change.getKey().metric(), change.getValue(), Counts::plus));
        for (Metric metric : List.of(MailMetrics.EMAILS, MailMetrics.NOT_SENT_BECAUSE)) {
            Counts left =
                    counters
                            .read(Series.of(MetricCatalog.FORGOTTEN.name(), Set.of("of")), FIRST, LAST)
                            .entrySet()
                            .stream()
                            .filter(it ->
                                    metric.name().equals(it.getKey().parts().get("of")))
                            .map(Map.Entry::getValue)
                            .reduce(Counts.NONE, Counts::plus);
            compare(
                    metric,
                    Optional.empty(),
                    counters.sum(Series.of(metric.name()), FIRST, LAST).plus(left.negated()),
                    found.getOrDefault(metric.name(), Counts.NONE),
                    differences);
        }
    }

    private static void compare(
            Metric metric, Optional<LocalDate> day, Counts counted, Counts found, List<Difference> differences) {
        Set<String> names = new TreeSet<>(counted.byName().keySet());
        names.addAll(found.byName().keySet());
        for (String name : names) {
            if (counted.get(name) != found.get(name)) {
                differences.add(new Difference(metric.name(), day, name, counted.get(name), found.get(name)));
            }
        }
    }
}
