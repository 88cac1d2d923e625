package dev.perennial.flow.numbers;

import dev.perennial.domain.indicators.Estimate;
import dev.perennial.domain.indicators.Reading;
import dev.perennial.domain.indicators.Span;
import dev.perennial.domain.statistics.Interval;
import dev.perennial.domain.statistics.Proportion;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;

/**
 * An answer as a table for programs: bare numbers, money in minor units, shares from 0 to 1, durations in seconds. What
 * is not known is an empty cell.
 *
 * @param head the names of the columns
 */
public record AnswerTable(List<String> head, List<List<String>> rows) {
    private static final List<String> QUARTILES = List.of("lowerQuartile", "upperQuartile");
    private static final List<String> GROUPS =
            List.of("anyTimeLow", "anyTimeHigh", "first", "ofFirst", "second", "ofSecond");

    public AnswerTable {
        head = List.copyOf(head);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** The rows of an answer, or the sums where it has no other days than one. */
    public static AnswerTable of(Answer answer) {
        SequencedSet<String> parts =
                new LinkedHashSet<>(answer.asked().by().stream().sorted().toList());
        if (answer.rows().stream().anyMatch(row -> row.currency().isPresent())) {
            parts.add(Answer.CURRENCY);
        }
        boolean medians = has(answer, Estimate.Median.class);
        boolean lifts = has(answer, Estimate.Lift.class);
        List<String> head = new ArrayList<>(List.of("from", "to"));
        head.addAll(parts);
        head.addAll(List.of("value", "low", "high", "of"));
        head.addAll(medians ? QUARTILES : List.of());
        head.addAll(lifts ? GROUPS : List.of());
        head.add("because");
        List<List<String>> rows = answer.rows().stream()
                .map(row -> row(row.span(), parts, row.parts(), row.reading(), medians, lifts))
                .toList();
        return new AnswerTable(head, rows);
    }

    private static boolean has(Answer answer, Class<? extends Estimate> kind) {
        return answer.rows().stream()
                .flatMap(row -> row.reading().estimate().stream())
                .anyMatch(kind::isInstance);
    }

    private static List<String> row(
            Span span,
            SequencedSet<String> parts,
            Map<String, String> values,
            Reading reading,
            boolean medians,
            boolean lifts) {
        List<String> row =
                new ArrayList<>(List.of(span.from().toString(), span.to().toString()));
        parts.forEach(part -> row.add(values.getOrDefault(part, "")));
        Optional<Estimate> estimate = reading.estimate();
        row.add(cell(estimate.flatMap(Estimate::value)));
        ends(row, estimate.flatMap(Estimate::interval));
        row.add(estimate.map(it -> String.valueOf(it.of())).orElse(""));
        if (medians) {
            Stream.of(0.25, 0.75)
                    .forEach(share -> row.add(cell(estimate.flatMap(
                            it -> it instanceof Estimate.Median median ? median.quantile(share) : Optional.empty()))));
        }
        if (lifts) {
            groups(row, estimate);
        }
        row.add(reading instanceof Reading.Missing(Reading.Why why) ? why.name() : "");
        return row;
    }

    private static void groups(List<String> row, Optional<Estimate> estimate) {
        if (estimate.orElse(null) instanceof Estimate.Lift lift) {
            ends(row, lift.groups().intervalAtAnyTime());
            group(row, lift.groups().first());
            group(row, lift.groups().second());
        } else {
            GROUPS.forEach(_ -> row.add(""));
        }
    }

    private static void group(List<String> row, Proportion group) {
        row.add(cell(group.share()));
        row.add(String.valueOf(group.all()));
    }

    private static void ends(List<String> row, Optional<Interval> interval) {
        row.add(cell(interval.map(Interval::low)));
        row.add(cell(interval.map(Interval::high)));
    }

    private static String cell(Optional<Double> value) {
        return value.map(it -> rounded(it).toPlainString()).orElse("");
    }

    /** Six digits are more than is known of anything that is not counted exactly, and what is counted is whole. */
    public static BigDecimal rounded(double value) {
        BigDecimal exact = BigDecimal.valueOf(value);
        BigDecimal shorter = value == Math.rint(value) ? exact : exact.round(new MathContext(6));
        BigDecimal plain = shorter.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    /** As RFC 4180 writes it. */
    public String csv() {
        StringBuilder csv = new StringBuilder();
        Stream.concat(Stream.of(head), rows.stream()).forEach(row -> {
            csv.append(String.join(",", row.stream().map(AnswerTable::quoted).toList()));
            csv.append("\r\n");
        });
        return csv.toString();
    }

    /** What a spreadsheet would take for a formula is text: names of channels come from the addresses of web pages. */
    private static String quoted(String cell) {
        boolean formula = cell.matches("(?s)[=+@\\t\\r].*|-(?![0-9.]+\\z).*");
        String safe = formula ? "'" + cell : cell;
        return safe.matches("(?s).*[\",\\r\\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
