package dev.perennial.functions.readmetrics;

import dev.perennial.domain.metrics.Metric;
import dev.perennial.domain.metrics.Series;
import dev.perennial.events.FieldProblem;
import dev.perennial.http.HttpRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which days of which series are asked for: {@code from}, {@code to} and {@code by} of the address. */
sealed interface DailyQuery {
    /** Days without {@code from}, today included. */
    int USUAL_DAYS = 30;

    int MOST_DAYS = 366;

    int FIRST_YEAR = 1990;
    int LAST_YEAR = 2999;

    /** From the first day to the last, both included. */
    record Asked(Series series, LocalDate from, LocalDate to) implements DailyQuery {}

    record Refused(List<FieldProblem> problems) implements DailyQuery {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    static DailyQuery read(Metric metric, HttpRequest request, LocalDate today) {
        List<FieldProblem> problems = new ArrayList<>();
        LocalDate to = day(request, "to", problems).orElse(today);
        LocalDate from = day(request, "from", problems).orElse(to.minusDays(USUAL_DAYS - 1));
        if (problems.isEmpty() && (from.isAfter(to) || ChronoUnit.DAYS.between(from, to) >= MOST_DAYS)) {
            problems.add(new FieldProblem("from", "must be one of the " + MOST_DAYS + " days up to the last day"));
        }
        List<String> named =
                request.parameter("by").map(by -> List.of(by.split(",", -1))).orElse(List.of());
        Set<String> parts = Set.copyOf(named);
        if (!metric.isSplitBy(parts) || parts.size() < named.size()) {
            problems.add(new FieldProblem("by", "is none of those by which this metric is split"));
        }
        return problems.isEmpty() ? new Asked(Series.of(metric.name(), parts), from, to) : new Refused(problems);
    }

    private static Optional<LocalDate> day(HttpRequest request, String name, List<FieldProblem> problems) {
        Optional<String> written = request.parameter(name);
        Optional<LocalDate> day = written.flatMap(DailyQuery::day);
        if (written.isPresent() && day.isEmpty()) {
            problems.add(new FieldProblem(name, "must be a day such as 2026-11-20"));
        }
        return day;
    }

    /** No fact is older than {@link #FIRST_YEAR}; years of more than four digits would not sort. */
    private static Optional<LocalDate> day(String written) {
        try {
            return Optional.of(LocalDate.parse(written))
                    .filter(day -> day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR);
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }
}
