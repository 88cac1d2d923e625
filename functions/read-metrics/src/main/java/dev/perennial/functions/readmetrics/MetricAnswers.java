package dev.perennial.functions.readmetrics;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.domain.indicators.Indicator;
import dev.perennial.domain.indicators.IndicatorCatalog;
import dev.perennial.domain.indicators.Question;
import dev.perennial.domain.metrics.Counter;
import dev.perennial.domain.metrics.Metric;
import dev.perennial.domain.metrics.MetricCatalog;
import dev.perennial.domain.metrics.Series;
import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.values.Counts;
import dev.perennial.domain.values.Csat;
import dev.perennial.domain.values.Nps;
import dev.perennial.events.FieldProblem;
import dev.perennial.flow.numbers.Answer;
import dev.perennial.flow.numbers.AnswerTable;
import dev.perennial.flow.numbers.Counters;
import dev.perennial.flow.numbers.NumberReader;
import dev.perennial.http.Endpoint;
import dev.perennial.http.HttpAnswer;
import dev.perennial.http.HttpRequest;
import dev.perennial.http.Problem;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Answers with what was counted: {@code /v1/metrics} with the names of all indicators, {@code /v1/metrics/{metric}}
 * with one of them, {@code /v1/metrics/{metric}/days} with any metric of the {@link MetricCatalog} day by day. Where
 * nothing else is asked, {@code nps} and {@code csat} are the standing results of the surveys: the sum over the days of
 * the playbook's window, today included.
 */
final class MetricAnswers implements Endpoint {
    private static final String LIST = "/v1/metrics";
    private static final String METRICS = LIST + "/";
    private static final String NPS = METRICS + MetricCatalog.NPS.name();
    private static final String CSAT = METRICS + MetricCatalog.CSAT.name();
    private static final String DAYS = "/days";
    private static final String CSV = "text/csv";

    /** What is said in one answer at most. */
    private static final int MOST_ROWS = 5_000;

    private final Counters counters;
    private final NumberReader reader;
    private final Playbook.Surveys surveys;

    MetricAnswers(Counters counters, Playbook.Surveys surveys) {
        this.counters = counters;
        this.reader = new NumberReader(counters);
        this.surveys = surveys;
    }

    @Override
    public Outcome handle(HttpRequest request) {
        LocalDate today = Counter.dayOf(request.receivedAt());
        boolean standing = request.parameters().isEmpty() && !wantsCsv(request);
        if (request.path().equals(NPS) && standing) {
            return ok(SurveyResult.of(Nps.of(standing(MetricCatalog.NPS, surveys.nps(), today))));
        }
        if (request.path().equals(CSAT) && standing) {
            return ok(SurveyResult.of(Csat.of(standing(MetricCatalog.CSAT, surveys.csat(), today))));
        }
        if (request.path().equals(LIST)) {
            return ok(AnswerJson.list());
        }
        if (request.path().endsWith(DAYS)) {
            return daily(request.path())
                    .map(metric -> days(metric, request, today))
                    .orElseGet(() -> unknown(MetricCatalog.ALL.stream().map(Metric::name)));
        }
        return Optional.of(request.path())
                .filter(path -> path.startsWith(METRICS))
                .flatMap(path -> IndicatorCatalog.named(path.substring(METRICS.length())))
                .map(indicator -> number(indicator, request, today))
                .orElseGet(() -> unknown(IndicatorCatalog.ALL.stream().map(Indicator::name)));
    }

    private static Outcome unknown(Stream<String> names) {
        return Outcome.of(new Problem(
                404,
                "Not Found",
                "There is no such number. There are " + names.collect(joining(", ")) + ".",
                List.of()));
    }

    private Outcome number(Indicator indicator, HttpRequest request, LocalDate today) {
        Optional<String> format = request.parameter("format");
        if (format.isPresent() && !List.of("json", "csv").contains(format.get())) {
            return refused(List.of(new Question.Reason("format", "must be json or csv")));
        }
        return switch (Question.read(request.parameters(), today, indicator.splits())) {
            case Question.Refused(List<Question.Reason> reasons) -> refused(reasons);
            case Question.Asked asked -> {
                Answer answer = reader.read(indicator, asked, today);
                if (answer.rows().size() > MOST_ROWS) {
                    yield refused(List.of(new Question.Reason(
                            "per",
                            "makes more than " + MOST_ROWS
                                    + " rows: ask for weeks, months or all days together, or for fewer days")));
                }
                yield wantsCsv(request) ? csv(answer) : ok(AnswerJson.of(answer));
            }
        };
    }

    private static boolean wantsCsv(HttpRequest request) {
        return request.parameter("format")
                .map("csv"::equals)
                .orElseGet(() -> request.header("accept")
                        .filter(it -> it.startsWith(CSV))
                        .isPresent());
    }

    private static Outcome csv(Answer answer) {
        return Outcome.of(new HttpAnswer(
                200,
                Map.of("content-type", CSV + "; charset=utf-8"),
                AnswerTable.of(answer).csv()));
    }

    private static Outcome refused(List<Question.Reason> reasons) {
        return Outcome.of(Problem.invalid(reasons.stream()
                .map(it -> new FieldProblem(it.parameter(), it.message()))
                .toList()));
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
