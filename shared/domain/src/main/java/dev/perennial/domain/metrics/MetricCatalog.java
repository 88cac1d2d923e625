package dev.perennial.domain.metrics;

import static java.util.stream.Collectors.toMap;

import dev.perennial.domain.metrics.CountRule.Count;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.values.Counts;
import dev.perennial.domain.values.Csat;
import dev.perennial.domain.values.Nps;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** All metrics that are counted. Whoever counts, stores or reads them goes by this list. */
public final class MetricCatalog {
    /** The net promoter score; see {@link Nps}. */
    public static final Metric NPS = FeedbackMetrics.NPS;

    /** Customer satisfaction; see {@link Csat}. */
    public static final Metric CSAT = FeedbackMetrics.CSAT;

    public static final Metric SIGN_UPS = CommerceMetrics.SIGN_UPS;

    /** What was paid for advertisements; it is told and not counted, see {@code flow.numbers.AdSpend}. */
    public static final Metric AD_SPEND = new Metric(
            "ad-spend",
            "minor units",
            "What advertisements cost, by channel and day, as it was told last",
            List.of("spent *"),
            List.of(Set.of("channel")),
            CountRule.NOTHING);

    /** So that what is counted can be compared with what records tell. */
    public static final Metric FORGOTTEN = new Metric(
            "forgotten",
            "as the metric",
            "What is still counted in a metric and told by no record any more, since customers were forgotten, or records"
                    + " stay small; by the day where it is counted",
            List.of("*"),
            List.of(Set.of("of")),
            CountRule.NOTHING);

    public static final List<Metric> ALL = Stream.of(
                    FeedbackMetrics.ALL,
                    LifecycleMetrics.ALL,
                    CommerceMetrics.ALL,
                    JourneyMetrics.ALL,
                    MailMetrics.ALL,
                    List.of(AD_SPEND, FORGOTTEN))
            .flatMap(List::stream)
            .toList();

    private MetricCatalog() {}

    public static Optional<Metric> named(String name) {
        return ALL.stream().filter(metric -> metric.name().equals(name)).findFirst();
    }

    /**
     * What a write adds to all metrics together; only counters that it changes.
     *
     * @param before empty where there was no record
     * @param after empty where there is none any more
     */
    public static Map<Counter, Counts> changes(Optional<Customer> before, Optional<Customer> after) {
        Map<Counter, Counts> changes = ALL.stream()
                .flatMap(metric -> Stream.concat(metric.changes(before, after), left(metric, before, after)))
                .collect(toMap(Metric.Change::counter, Metric.Change::by, Counts::plus));
        changes.values().removeIf(Counts::isNone);
        return changes;
    }

    private static Stream<Metric.Change> left(Metric metric, Optional<Customer> before, Optional<Customer> after) {
        return metric.rule()
                .left(before, after)
                .filter(count -> count.parts().isEmpty())
                .map(count -> FORGOTTEN.change(new Count(count.day(), Map.of("of", metric.name()), count.counts())));
    }

    /** What a record contributes, as it stands, to the whole of each metric that follows from what records say. */
    public static Map<Counter, Counts> contribution(Customer record) {
        Map<Counter, Counts> told = ALL.stream()
                .flatMap(metric -> metric.rule().contribution().stream()
                        .flatMap(rule -> rule.apply(record))
                        .filter(count -> count.parts().isEmpty())
                        .map(metric::change))
                .collect(toMap(Metric.Change::counter, Metric.Change::by, Counts::plus));
        told.values().removeIf(Counts::isNone);
        return told;
    }
}
