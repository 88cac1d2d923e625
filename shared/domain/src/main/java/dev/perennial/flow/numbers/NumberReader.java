package dev.perennial.flow.numbers;

import dev.perennial.domain.indicators.Estimate;
import dev.perennial.domain.indicators.Indicator;
import dev.perennial.domain.indicators.Indicator.Input;
import dev.perennial.domain.indicators.Question;
import dev.perennial.domain.indicators.Reading;
import dev.perennial.domain.indicators.Span;
import dev.perennial.domain.metrics.Counter;
import dev.perennial.domain.metrics.Series;
import dev.perennial.domain.values.Counts;
import dev.perennial.flow.numbers.Answer.Before;
import dev.perennial.flow.numbers.Answer.Row;
import dev.perennial.flow.numbers.Answer.Sum;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes indicators of counters. */
public final class NumberReader {
    /** No fact is older. */
    private static final LocalDate BEGINNING = LocalDate.of(Question.FIRST_YEAR, 1, 1);

    private final Counters counters;

    public NumberReader(Counters counters) {
        this.counters = counters;
    }

    /**
     * Reads the counters of an indicator.
     *
     * @param today the day of the house that is not over yet
     */
    public Answer read(Indicator indicator, Question.Asked asked, LocalDate today) {
        return indicator.terms().monthly()
                ? ofDays(indicator, asked.ofWholeMonths(), today)
                : ofDays(indicator, asked, today);
    }

    private Answer ofDays(Indicator indicator, Question.Asked asked, LocalDate today) {
        Material now = material(indicator, asked, asked.span());
        Optional<Material> then = asked.before().map(span -> material(indicator, asked, span));
        SortedSet<SortedMap<String, String>> values = new TreeSet<>(Material.ORDER);
        values.addAll(now.values());
        then.ifPresent(it -> values.addAll(it.values()));
        if (values.isEmpty() && asked.by().isEmpty()) {
            values.add(new TreeMap<>());
        }
        List<Row> rows = new ArrayList<>();
        asked.span()
                .by(asked.per())
                .forEach(span -> values.stream()
                        .map(parts -> new Row(span, parts, now.reading(span, parts, today)))
                        .filter(row -> asked.by().isEmpty() || isCounted(row.reading()))
                        .forEach(rows::add));
        List<Sum> sums = values.stream()
                .map(parts -> {
                    Reading sum = now.reading(asked.span(), parts, today);
                    return new Sum(
                            parts,
                            sum,
                            then.map(it -> before(sum, it.reading(asked.before().orElseThrow(), parts, today))));
                })
                .toList();
        return new Answer(indicator, asked, rows, sums);
    }

    private static boolean isCounted(Reading reading) {
        return !(reading instanceof Reading.Missing(Reading.Why why)) || why != Reading.Why.NOTHING_COUNTED;
    }

    private static Before before(Reading now, Reading then) {
        return new Before(
                then,
                now.estimate()
                        .flatMap(one -> then.estimate().map(one::since))
                        .orElseGet(() -> new Estimate.Difference(Optional.empty(), Optional.empty())));
    }

    private Material material(Indicator indicator, Question.Asked asked, Span span) {
        Map<Series, Map<Counter, Counts>> read = new HashMap<>();
        Material material = new Material(indicator, asked.by());
        for (Input input : indicator.inputs()) {
            Series series = input.series(asked.by());
            LocalDate first = input.reach() == Indicator.Reach.SPAN ? span.from() : BEGINNING;
            Map<Counter, Counts> counted = input.reach() == Indicator.Reach.SPAN
                    ? read.computeIfAbsent(series, it -> counters.read(it, first, span.to()))
                    : counters.read(series, first, span.to());
            counted.forEach((counter, counts) -> {
                if (!counts.isNone() && input.takes(counter.parts())) {
                    material.add(input, counter, counts);
                }
            });
        }
        return material;
    }
}
