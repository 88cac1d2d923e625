package dev.perennial.domain.metrics;

import static java.util.stream.Collectors.toMap;

import dev.perennial.domain.metrics.CountRule.Count;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Profile;
import dev.perennial.domain.values.Counts;
import dev.perennial.domain.values.Csat;
import dev.perennial.domain.values.Nps;
import dev.perennial.domain.values.Survey;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** All metrics that are counted. Whoever counts, stores or reads them goes by this list. */
public final class MetricCatalog {
    /** The net promoter score; see {@link Nps}. */
    public static final Metric NPS = new Metric(
            Survey.NPS.word(),
            "answers",
            "The latest answer of each customer who is known, by the day of the answer",
            List.of(Nps.PROMOTERS, Nps.PASSIVES, Nps.DETRACTORS),
            List.of(),
            answers(Survey.NPS, score -> Nps.of(score, 1).counts()));

    /** Customer satisfaction; see {@link Csat}. */
    public static final Metric CSAT = new Metric(
            Survey.CSAT.word(),
            "answers",
            "The latest answer of each customer who is known, by the day of the answer",
            List.of(Csat.SATISFIED, Csat.NEUTRAL, Csat.DISSATISFIED),
            List.of(),
            answers(Survey.CSAT, score -> Csat.of(score, 1).counts()));

    public static final Metric SIGN_UPS = new Metric(
            "signups",
            "customers",
            "Customers who are known and signed up, by the day of their first sign-up",
            List.of("customers"),
            List.of(Set.of("language")),
            CountRule.standing(MetricCatalog::signUp));

    public static final List<Metric> ALL = List.of(NPS, CSAT, SIGN_UPS);

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
                .flatMap(metric -> metric.changes(before, after))
                .collect(toMap(Metric.Change::counter, Metric.Change::by, Counts::plus));
        changes.values().removeIf(Counts::isNone);
        return changes;
    }

    private static CountRule answers(Survey survey, Function<Integer, Counts> counted) {
        return CountRule.standing(customer -> customer.feedback().of(survey).latest().stream()
                .map(answer -> new Count(Counter.dayOf(answer.at()), counted.apply(answer.score()))));
    }

    private static Stream<Count> signUp(Customer customer) {
        Profile profile = customer.profile();
        Locale locale = profile.locale().map(Locale::forLanguageTag).orElse(Locale.ROOT);
        String language = Locale.of(locale.getLanguage()).toLanguageTag(); // "und" where it is not known
        return profile.signedUpAt().map(Counter::dayOf).stream()
                .flatMap(day -> Stream.of(Map.<String, String>of(), Map.of("language", language))
                        .map(parts -> new Count(day, parts, Counts.of("customers", 1))));
    }
}
