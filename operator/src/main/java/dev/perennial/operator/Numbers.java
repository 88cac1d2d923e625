package dev.perennial.operator;

import static java.util.stream.Collectors.joining;

import dev.perennial.commandline.Misunderstood;
import dev.perennial.domain.indicators.Estimate;
import dev.perennial.domain.indicators.Indicator;
import dev.perennial.domain.indicators.IndicatorCatalog;
import dev.perennial.domain.indicators.Question;
import dev.perennial.domain.indicators.Reading;
import dev.perennial.domain.indicators.Wording;
import dev.perennial.domain.statistics.Interval;
import dev.perennial.flow.numbers.Answer;
import dev.perennial.flow.numbers.AnswerTable;
import dev.perennial.flow.numbers.Counters;
import dev.perennial.flow.numbers.NumberReader;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;

/** Prints numbers as a table, with a line of bars where there are several days. */
final class Numbers {
    private static final Wording WORDS = Wording.ENGLISH;
    private static final String BARS = "▁▂▃▄▅▆▇█";
    private static final int LONGEST_LINE = 60;

    private final Counters counters;
    private final LocalDate today;
    private final PrintStream out;

    Numbers(Counters counters, LocalDate today, PrintStream out) {
        this.counters = counters;
        this.today = today;
        this.out = out;
    }

    /** Which there are. */
    static void list(PrintStream out) {
        int width = IndicatorCatalog.ALL.stream()
                .mapToInt(it -> it.name().length())
                .max()
                .orElse(0);
        IndicatorCatalog.ALL.forEach(it -> {
            String splits = it.splits().stream()
                    .filter(parts -> !parts.isEmpty())
                    .map(parts -> String.join(",", new TreeSet<>(parts)))
                    .collect(joining(" | "));
            out.println(("%-" + width + "s  %s%s")
                    .formatted(it.name(), it.definition(), splits.isEmpty() ? "" : "  [--by " + splits + "]"));
        });
    }

    /**
     * Prints one number.
     *
     * @throws Misunderstood where there is none of that name, or it cannot be asked so
     */
    void print(String name, Map<String, String> words, boolean csv) {
        Indicator indicator = IndicatorCatalog.named(name)
                .orElseThrow(() -> new Misunderstood("There is no number '" + name + "'. There are "
                        + IndicatorCatalog.ALL.stream().map(Indicator::name).collect(joining(", ")) + "."));
        switch (Question.read(words, today, indicator.splits())) {
            case Question.Refused(List<Question.Reason> reasons) ->
                throw new Misunderstood(reasons.stream()
                        .map(it -> "--" + it.parameter() + " " + it.message() + ".")
                        .collect(joining(" ")));
            case Question.Asked asked -> {
                Answer answer = new NumberReader(counters).read(indicator, asked, today);
                if (csv) {
                    out.print(AnswerTable.of(answer).csv());
                } else {
                    print(answer);
                }
            }
        }
    }

    private void print(Answer answer) {
        Indicator indicator = answer.indicator();
        out.println(indicator.name() + ", " + answer.asked().span().from() + " to "
                + answer.asked().span().to());
        out.println(indicator.definition() + ".");
        out.println();
        List<List<String>> table = new ArrayList<>();
        answer.sums().forEach(sum -> table.add(sum(indicator, answer, sum)));
        columns(table);
        answer.sums().forEach(sum -> {
            if (sum.reading().estimate().orElse(null) instanceof Estimate.Lift lift) {
                out.println();
                out.println(label(sum.parts()) + ": " + WORDS.verdict(lift.groups()));
                lift.groups()
                        .intervalAtAnyTime()
                        .ifPresent(it -> out.println("  however often you look: " + differences(it)));
            }
        });
        if (answer.rows().size() > answer.sums().size() && answer.asked().by().isEmpty()) {
            out.println();
            List<List<String>> rows = new ArrayList<>();
            answer.rows()
                    .forEach(row -> rows.add(cells(
                            indicator,
                            row.currency(),
                            days(row) + row.currency().map(it -> " " + it).orElse(""),
                            row.reading())));
            columns(rows);
        }
    }

    private List<String> sum(Indicator indicator, Answer answer, Answer.Sum sum) {
        List<String> cells =
                cells(indicator, sum.currency(), sum.parts().isEmpty() ? "all" : label(sum.parts()), sum.reading());
        sum.before().ifPresent(before -> {
            Optional<Double> change = before.difference().value();
            cells.add(change.map(it -> WORDS.difference(indicator.unit(), sum.currency(), it) + " since "
                            + answer.asked().before().orElseThrow())
                    .orElse("no number before"));
            cells.add(before.difference().interval().map(Numbers::differences).orElse(""));
        });
        cells.add(sparkline(answer, sum.parts()));
        return cells;
    }

    private static String differences(Interval interval) {
        return WORDS.difference(Indicator.Unit.SHARE, Optional.empty(), interval.low()) + " … "
                + WORDS.difference(Indicator.Unit.SHARE, Optional.empty(), interval.high());
    }

    private static List<String> cells(Indicator indicator, Optional<String> currency, String label, Reading reading) {
        List<String> cells = new ArrayList<>(List.of(label));
        switch (reading) {
            case Reading.Missing(Reading.Why why) -> cells.addAll(List.of("–", WORDS.because(why), ""));
            case Reading.Known(Estimate estimate) -> {
                double value = estimate.value().orElseThrow();
                boolean lift = estimate instanceof Estimate.Lift;
                cells.add(
                        lift
                                ? WORDS.difference(indicator.unit(), currency, value)
                                : WORDS.value(indicator.unit(), currency, value));
                cells.add(estimate.interval()
                        .map(it -> lift ? differences(it) : WORDS.interval(indicator.unit(), currency, it))
                        .orElse(""));
                cells.add(estimate instanceof Estimate.Total ? "" : "of " + estimate.of());
            }
        }
        return cells;
    }

    private static String days(Answer.Row row) {
        return row.span().from()
                + (row.span().days() == 1 ? "" : " … " + row.span().to());
    }

    private static String label(SortedMap<String, String> parts) {
        return parts.entrySet().stream()
                .map(it -> it.getKey() + " " + it.getValue())
                .collect(joining(", "));
    }

    /** Bars from 0 to the highest value; a dot where there is no number. */
    private static String sparkline(Answer answer, SortedMap<String, String> parts) {
        List<Optional<Double>> values = answer.rows().stream()
                .filter(row -> row.parts().equals(parts))
                .map(row -> row.reading().estimate().flatMap(Estimate::value))
                .toList();
        double most = values.stream()
                .flatMap(Optional::stream)
                .mapToDouble(it -> it)
                .max()
                .orElse(0);
        if (values.size() < 2 || values.size() > LONGEST_LINE || most <= 0) {
            return "";
        }
        return values.stream()
                .map(value -> value.map(it -> bar(it / most)).orElse("·"))
                .collect(joining());
    }

    private static String bar(double share) {
        int height = (int) Math.round(Math.clamp(share, 0, 1) * (BARS.length() - 1));
        return BARS.substring(height, height + 1);
    }

    private void columns(List<List<String>> rows) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                int at = column;
                int width = rows.stream()
                        .filter(it -> it.size() > at)
                        .mapToInt(it -> it.get(at).length())
                        .max()
                        .orElse(0);
                if (width > 0) {
                    line.append(("%-" + width + "s").formatted(row.get(column)))
                            .append(column + 1 < columns ? "  " : "");
                }
            }
            out.println(line.toString().stripTrailing());
        }
    }
}
