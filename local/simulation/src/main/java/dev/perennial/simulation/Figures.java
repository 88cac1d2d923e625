package dev.perennial.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The numbers of one or more trials side by side, as both the summary and the report show them. */
final class Figures {
    private Figures() {}

    /** One line: a number for each trial. */
    record Row(String label, List<Long> values) {}

    /** Lines that belong together. */
    record Section(String title, List<Row> rows) {}

    static List<Section> of(List<Trial> trials) {
        return List.of(
                new Section(
                        "Altogether",
                        List.of(
                                row("Mails sent", trials, Tally::mails),
                                row("Mails not sent", trials, it -> total(refused(it))),
                                row("Times that a mail had to wait", trials, it -> total(postponed(it))),
                                row("Links followed", trials, Tally::links),
                                row("Links followed within two hours", trials, Tally::linksSoon),
                                row("Decisions", trials, Tally::decisions))),
                section("Mails sent, by journey", trials, Figures::sent),
                section("Not sent, by reason", trials, Figures::refused),
                section("Had to wait, by reason", trials, Figures::postponed),
                section("Customers in each stage at the end", trials, Figures::stages),
                section("Events on the bus", trials, Tally::announced));
    }

    private static Row row(String label, List<Trial> trials, Function<Tally, Long> value) {
        return new Row(label, trials.stream().map(it -> value.apply(it.tally())).toList());
    }

    /** The largest first. */
    private static Section section(String title, List<Trial> trials, Function<Tally, Map<String, Long>> counts) {
        List<Map<String, Long>> each =
                trials.stream().map(it -> counts.apply(it.tally())).toList();
        List<Row> rows = new ArrayList<>();
        each.stream()
                .flatMap(it -> it.keySet().stream())
                .distinct()
                .sorted()
                .forEach(label -> rows.add(new Row(
                        label,
                        each.stream().map(it -> it.getOrDefault(label, 0L)).toList())));
        rows.sort(Comparator.comparing((Row row) -> total(row.values())).reversed());
        return new Section(title, rows);
    }

    private static Map<String, Long> sent(Tally tally) {
        SortedMap<String, Long> totals = new TreeMap<>();
        tally.sent()
                .forEach((journey, days) ->
                        totals.put(journey, Arrays.stream(days).sum()));
        return totals;
    }

    private static Map<String, Long> stages(Tally tally) {
        SortedMap<String, Long> last = new TreeMap<>();
        tally.stages().forEach((stage, days) -> last.put(stage, days[days.length - 1]));
        return last;
    }

    private static Map<String, Long> refused(Tally tally) {
        return byReason(tally.refused());
    }

    private static Map<String, Long> postponed(Tally tally) {
        return byReason(tally.postponed());
    }

    private static Map<String, Long> byReason(SortedMap<String, SortedMap<String, Long>> byJourney) {
        SortedMap<String, Long> totals = new TreeMap<>();
        byJourney.values().forEach(it -> it.forEach((why, n) -> totals.merge(why, n, Long::sum)));
        return totals;
    }

    private static long total(Map<String, Long> counts) {
        return total(List.copyOf(counts.values()));
    }

    private static long total(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).sum();
    }
}
