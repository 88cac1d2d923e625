package dev.perennial.domain.metrics;

import static java.util.stream.Collectors.toMap;

import dev.perennial.domain.metrics.CountRule.Count;
import dev.perennial.domain.values.Counts;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What becomes of mails. Each count of a row of the ledger is added on the day of the news, and taken out again on the
 * day of the news that say otherwise; so the sum over all days is what the rows say, whichever order the news come in.
 * A row that is removed, because its customer is forgotten, stays counted.
 */
public final class MailMetrics {
    public static final String NOT_SENT = "notSent";

    public static final Metric EMAILS = new Metric(
            "emails",
            "mails",
            "Mails that were owed, and what became of them, by the day of the news; opened and clicked by people as far as"
                    + " one can tell",
            List.of(
                    "owed",
                    "sent",
                    "delivered",
                    "opened",
                    "clicked",
                    "bounced",
                    "reported",
                    "rejected",
                    "unknown",
                    NOT_SENT),
            List.of(Set.of("journey"), Set.of("template"), Set.of("provider"), Set.of("journey", "template")),
            CountRule.NOTHING);

    public static final Metric NOT_SENT_BECAUSE = new Metric(
            "emails-not-sent",
            "mails",
            "Mails that are not sent, by the reason and the day of the decision",
            List.of("emails"),
            List.of(Set.of("reason"), Set.of("journey", "reason")),
            CountRule.NOTHING);

    static final List<Metric> ALL = List.of(EMAILS, NOT_SENT_BECAUSE);

    private MailMetrics() {}

    /**
     * What a write of a row adds; only counters that it changes.
     *
     * @param before empty where there was no row
     * @param after empty where it was removed
     */
    public static Map<Counter, Counts> changes(Optional<MailRow> before, Optional<MailRow> after) {
        if (after.isEmpty()) {
            return before.map(MailMetrics::left).orElse(Map.of());
        }
        LocalDate day = Counter.dayOf(after.get().at());
        Stream<Metric.Change> out = before.stream().flatMap(row -> counts(row, day, -1));
        Map<Counter, Counts> changes = Stream.concat(out, counts(after.get(), day, 1))
                .collect(toMap(Metric.Change::counter, Metric.Change::by, Counts::plus));
        changes.values().removeIf(Counts::isNone);
        return changes;
    }

    private static Map<Counter, Counts> left(MailRow row) {
        return counts(row, Counter.dayOf(row.at()), 1)
                .filter(change -> change.counter().parts().isEmpty())
                .map(change -> MetricCatalog.FORGOTTEN.change(new Count(
                        change.counter().day(), Map.of("of", change.counter().metric()), change.by())))
                .collect(toMap(Metric.Change::counter, Metric.Change::by, Counts::plus));
    }

    private static Stream<Metric.Change> counts(MailRow row, LocalDate day, long sign) {
        Map<String, Long> reached = new HashMap<>();
        row.reached().forEach(name -> reached.put(name, sign));
        Counts counts = Counts.of(reached);
        Stream<Metric.Change> all = Stream.of(
                        Map.<String, String>of(),
                        Map.of("journey", row.journey()),
                        Map.of("template", row.template()),
                        Map.of("journey", row.journey(), "template", row.template()),
                        Map.of("provider", row.provider().isEmpty() ? "none" : row.provider()))
                .map(parts -> EMAILS.change(new Count(day, parts, counts)));
        if (!row.reached().contains(NOT_SENT)) {
            return all;
        }
        String reason = Writes.stem(row.because());
        Stream<Metric.Change> because = Stream.of(
                        Map.<String, String>of(),
                        Map.of("reason", reason),
                        Map.of("journey", row.journey(), "reason", reason))
                .map(parts -> NOT_SENT_BECAUSE.change(new Count(day, parts, Counts.of("emails", sign))));
        return Stream.concat(all, because);
    }
}
