package dev.perennial.simulation;

import static java.util.stream.Collectors.joining;

import dev.perennial.simulation.Chart.Week;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/** One page with pictures and numbers; nothing is loaded from elsewhere. */
final class Report {
    private static final Layout LAYOUT = new Layout("report.html");

    private Report() {}

    /** What the template shows. */
    private record Page(
            String names, String customers, String days, String seed, List<Picture> pictures, List<Table> tables) {}

    private record Picture(String title, List<Figure> figures, List<Part> legend) {}

    /** A trial's chart. */
    private record Figure(String name, String version, String chart) {}

    private record Part(String name, String colour) {}

    private record Table(String title, List<String> heads, List<Row> rows) {}

    private record Row(String label, List<String> cells) {}

    static String of(Population population, List<Trial> trials) {
        return LAYOUT.filled(new Page(
                trials.stream().map(Trial::name).collect(joining(" and ")),
                "%,d".formatted(population.customers()),
                "%,d".formatted(population.days()),
                String.valueOf(population.seed()),
                List.of(
                        picture("Mails sent each week, by journey", population, trials, Tally::sent, Week.SUM),
                        picture("Customers in each stage", population, trials, Tally::stages, Week.LAST)),
                Figures.of(trials).stream().map(it -> table(it, trials)).toList()));
    }

    private static Picture picture(
            String title,
            Population population,
            List<Trial> trials,
            Function<Tally, Map<String, long[]>> byDay,
            Week week) {
        int days = population.days();
        List<String> names = trials.stream()
                .flatMap(it -> byDay.apply(it.tally()).keySet().stream())
                .distinct()
                .toList();
        long most = trials.stream()
                .mapToLong(it -> Chart.most(byDay.apply(it.tally()), week, days))
                .max()
                .orElse(1);
        List<Figure> figures = trials.stream()
                .map(it -> new Figure(
                        it.name(), it.version(), Chart.of(title, byDay.apply(it.tally()), names, week, days, most)))
                .toList();
        List<Part> legend = IntStream.range(0, names.size())
                .mapToObj(index -> new Part(names.get(index), Chart.colour(index)))
                .toList();
        return new Picture(title, figures, legend);
    }

    private static Table table(Figures.Section section, List<Trial> trials) {
        List<Row> rows = section.rows().stream()
                .map(row -> new Row(
                        row.label(), row.values().stream().map("%,d"::formatted).toList()))
                .toList();
        return new Table(section.title(), trials.stream().map(Trial::name).toList(), rows);
    }
}
