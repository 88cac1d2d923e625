package dev.perennial.functions.readmetrics;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.domain.metrics.Counter;
import dev.perennial.domain.metrics.Metric;
import dev.perennial.domain.metrics.MetricCatalog;
import dev.perennial.domain.metrics.Series;
import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.values.Counts;
import dev.perennial.domain.values.Csat;
import dev.perennial.domain.values.Nps;
import dev.perennial.flow.numbers.Counters;
import dev.perennial.http.Endpoint;
import dev.perennial.http.HttpAnswer;
import dev.perennial.http.HttpRequest;
import dev.perennial.http.Problem;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Answers with what was counted: {@code /v1/metrics/nps} and {@code csat} with the standing result of the survey, which
 * is the sum over the days of the playbook's window, today included; {@code /v1/metrics/{metric}/days} with any metric
 * of the {@link MetricCatalog} day by day.
 */
final class MetricAnswers implements Endpoint {
    private static final String METRICS = "/v1/metrics/";
    private static final String NPS = METRICS + MetricCatalog.NPS.name();
    private static final String CSAT = METRICS + MetricCatalog.CSAT.name();
    private static final String DAYS = "/days";

    private final Counters counters;
    private final Playbook.Surveys surveys;

    MetricAnswers(Counters counters, Playbook.Surveys surveys) {
        this.counters = counters;
        this.surveys = surveys;
    }

    @Override
    public Outcome handle(HttpRequest request) {
        LocalDate today = Counter.dayOf(request.receivedAt());
        if (request.path().equals(NPS)) {
            return ok(SurveyResult.of(Nps.of(standing(MetricCatalog.NPS, surveys.nps(), today))));
        }
        if (request.path().equals(CSAT)) {
            return ok(SurveyResult.of(Csat.of(standing(MetricCatalog.CSAT, surveys.csat(), today))));
        }
        return daily(request.path())
                .map(metric -> days(metric, request, today))
                .orElseGet(() -> Outcome.of(Problem.notFound()));
    }

    private Counts standing(Metric metric, Playbook.Surveys.Asked survey, LocalDate today) {
        LocalDate first = today.minusDays(survey.window().toDays()).plusDays(1);
        return counters.sum(Series.of(metric.name()), first, today);
    }

    private static Optional<Metric> daily(String path) {
        return path.startsWith(METRICS) && path.endsWith(DAYS) && path.length() > METRICS.length() + DAYS.length()
                ? MetricCatalog.named(path.substring(METRICS.length(), path.length() - DAYS.length()))
                : Optional.empty();
    }

    private Outcome days(Metric metric, HttpRequest request, LocalDate today) {
        return switch (DailyQuery.read(metric, request, today)) {
            case DailyQuery.Refused refused -> Outcome.of(Problem.invalid(refused.problems()));
            case DailyQuery.Asked asked ->
                ok(DailyResult.of(metric, asked, counters.read(asked.series(), asked.from(), asked.to())));
        };
    }

    private static Outcome ok(ObjectNode body) {
        return Outcome.of(HttpAnswer.json(200, body));
    }
}
