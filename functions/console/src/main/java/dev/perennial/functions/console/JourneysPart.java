package dev.perennial.functions.console;

import dev.perennial.domain.indicators.Estimate;
import dev.perennial.domain.indicators.Indicator;
import dev.perennial.domain.indicators.IndicatorCatalog;
import dev.perennial.domain.indicators.Question;
import dev.perennial.domain.indicators.Span;
import dev.perennial.domain.indicators.Wording;
import dev.perennial.domain.metrics.Counter;
import dev.perennial.domain.metrics.Series;
import dev.perennial.domain.values.Counts;
import dev.perennial.flow.numbers.Counters;
import dev.perennial.flow.numbers.NumberReader;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What journeys do: who entered, who is on them now, how they ended, and what they are worth. */
final class JourneysPart {
    private static final Series RUNS = Series.of("journeys", Set.of("journey"));
    private static final Series STEPS = Series.of("journey-steps", Set.of("journey", "step"));

    /** No fact is older. */
    private static final LocalDate BEGINNING = LocalDate.of(Question.FIRST_YEAR, 1, 1);

    /** Journeys are judged by those who began within so many days. */
    private static final int JUDGED_DAYS = 365;

    private final Counters counters;

    JourneysPart(Counters counters) {
        this.counters = counters;
    }

    /** A line for each journey of which something was counted; the one that loses most comes first. */
    List<Map<String, Object>> lines(Screen screen, Wording words, LocalDate first, LocalDate last) {
        Map<String, Counts> runs = byJourney(counters.read(RUNS, first, last));
        Map<String, Counts> now = byJourney(counters.read(STEPS, BEGINNING, last));
        Map<String, Estimate.Lift> lifts = lifts(last);
        Map<String, Counts> all = new TreeMap<>(runs);
        now.keySet().forEach(journey -> all.putIfAbsent(journey, Counts.NONE));
        lifts.keySet().forEach(journey -> all.putIfAbsent(journey, Counts.NONE));
        return all.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Counts> it) -> -lost(it.getValue())))
                .map(it -> Map.<String, Object>of(
                        "line",
                        screen.text(
                                "journey-counts",
                                it.getKey(),
                                it.getValue().get("entered"),
                                now.getOrDefault(it.getKey(), Counts.NONE).get("customers"),
                                it.getValue().get("goal"),
                                it.getValue().get("left"),
                                it.getValue().get("over")),
                        "lost",
                        ended(it.getValue()) == 0
                                ? ""
                                : screen.text("journey-lost", Math.round(100 * lost(it.getValue()))),
                        "worth",
                        Optional.ofNullable(lifts.get(it.getKey()))
                                .map(lift -> worth(screen, words, lift))
                                .orElse("")))
                .toList();
    }

    /** How many more reached the goal because of the journey than would have without it. */
    private static String worth(Screen screen, Wording words, Estimate.Lift lift) {
        double more = lift.value().orElseThrow();
        return screen.text(
                        "journey-worth",
                        Math.round(more * lift.groups().first().all()),
                        lift.groups().first().all(),
                        words.difference(Indicator.Unit.SHARE, Optional.empty(), more))
                + " " + words.verdict(lift.groups());
    }

    private Map<String, Estimate.Lift> lifts(LocalDate last) {
        Question.Asked asked = new Question.Asked(
                new Span(last.minusDays(JUDGED_DAYS), last), Span.Unit.ALL, Set.of("journey"), Optional.empty());
        Map<String, Estimate.Lift> lifts = new TreeMap<>();
        IndicatorCatalog.named("lift")
                .ifPresent(indicator -> new NumberReader(counters)
                        .read(indicator, asked, last)
                        .sums()
                        .forEach(sum -> sum.reading()
                                .estimate()
                                .filter(it -> it.value().isPresent())
                                .filter(Estimate.Lift.class::isInstance)
                                .map(Estimate.Lift.class::cast)
                                .ifPresent(it -> lifts.put(sum.parts().getOrDefault("journey", ""), it))));
        return lifts;
    }

    private static Map<String, Counts> byJourney(Map<Counter, Counts> counted) {
        Map<String, Counts> sums = new HashMap<>();
        counted.forEach(
                (counter, counts) -> sums.merge(counter.parts().getOrDefault("journey", ""), counts, Counts::plus));
        sums.values().removeIf(Counts::isNone);
        return sums;
    }

    private static long ended(Counts runs) {
        return runs.get("goal") + runs.get("left") + runs.get("over");
    }

    /** The share of those whose journey ended and who did not reach its goal. */
    private static double lost(Counts runs) {
        return ended(runs) == 0 ? 0 : (double) (runs.get("left") + runs.get("over")) / ended(runs);
    }
}
