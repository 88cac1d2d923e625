package dev.perennial.functions.console;

import dev.perennial.domain.indicators.Estimate;
import dev.perennial.domain.indicators.IndicatorCatalog;
import dev.perennial.domain.indicators.Question;
import dev.perennial.domain.indicators.Span;
import dev.perennial.domain.metrics.Counter;
import dev.perennial.domain.metrics.Series;
import dev.perennial.domain.values.Counts;
import dev.perennial.domain.values.Stage;
import dev.perennial.flow.numbers.Counters;
import dev.perennial.flow.numbers.NumberReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The funnel of stages: how many stand in each, drawn as bars around one middle, and who moved between them. */
final class StagesPart {
    private static final Series MOVES = Series.of("moves", Set.of("from", "to"));
    private static final int MOST_MOVES = 12;

    /** Of the drawing, in its own units. */
    private static final int ROW = 16;

    private final Counters counters;

    StagesPart(Counters counters) {
        this.counters = counters;
    }

    /** Puts the drawing, the stages in their order and the largest moves of these days on the screen. */
    void draw(Screen screen, LocalDate first, LocalDate last) {
        Map<String, Long> stock = stock(last);
        long most = stock.values().stream().mapToLong(Long::longValue).max().orElse(0);
        List<Map<String, Object>> stages = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            long count = stock.getOrDefault(stage.name(), 0L);
            long width = most <= 0 ? 0 : Math.max(0, 100 * count / most);
            stages.add(Map.of(
                    "name",
                    stage.name(),
                    "count",
                    count,
                    "width",
                    width,
                    "left",
                    (100 - width) / 2,
                    "top",
                    stages.size() * ROW));
        }
        screen.put("funnel", most <= 0 ? List.of() : List.of(Map.of("height", stages.size() * ROW, "stages", stages)))
                .put("moves", moves(first, last));
    }

    private Map<String, Long> stock(LocalDate last) {
        Question.Asked asked =
                new Question.Asked(new Span(last, last), Span.Unit.ALL, Set.of("stage"), Optional.empty());
        Map<String, Long> stock = new TreeMap<>();
        IndicatorCatalog.named("stock")
                .ifPresent(indicator -> new NumberReader(counters)
                        .read(indicator, asked, last)
                        .sums()
                        .forEach(sum -> sum.reading()
                                .estimate()
                                .flatMap(Estimate::value)
                                .ifPresent(it -> stock.put(sum.parts().getOrDefault("stage", ""), Math.round(it)))));
        return stock;
    }

    private List<Map<String, Object>> moves(LocalDate first, LocalDate last) {
        Map<String, Long> sums = new TreeMap<>();
        for (Map.Entry<Counter, Counts> each : counters.read(MOVES, first, last).entrySet()) {
            Map<String, String> parts = each.getKey().parts();
            sums.merge(
                    parts.get("from") + " → " + parts.get("to"), each.getValue().get("moves"), Long::sum);
        }
        return sums.entrySet().stream()
                .filter(it -> it.getValue() > 0)
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(MOST_MOVES)
                .map(it -> Map.<String, Object>of("name", it.getKey(), "value", it.getValue()))
                .toList();
    }
}
