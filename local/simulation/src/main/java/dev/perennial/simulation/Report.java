package dev.perennial.simulation;

import static java.util.stream.Collectors.joining;

import dev.perennial.simulation.Chart.Week;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** One page with pictures and numbers; nothing is loaded from elsewhere. */
final class Report {
    private static final String STYLE = """
            :root { color-scheme: light dark; }
            body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 84rem; padding: 0 1rem; }
            .trials { display: flex; flex-wrap: wrap; gap: 2rem; }
            figure { flex: 1 1 28rem; margin: 0; min-width: 0; }
            svg { width: 100%; height: auto; font-size: 12px; }
            svg text { fill: currentColor; } svg line { stroke: currentColor; }
            .legend { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; }
            .legend i { display: inline-block; width: .8em; height: .8em; margin-right: .4em; }
            table { border-collapse: collapse; }
            th, td { text-align: right; padding: .15rem .8rem; border-bottom: 1px solid #8884; }
            th:first-child { text-align: left; font-weight: normal; }
            .wide { overflow-x: auto; }
            """;

    private Report() {}

    static String of(Population population, List<Trial> trials) {
        String names = trials.stream().map(Trial::name).collect(joining(" and "));
        return """
        <!DOCTYPE html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
        <title>Simulation: %1$s</title>
        <style>
        %2$s</style></head>
        <body>
        <h1>Simulation: %1$s</h1>
        <p>%3$,d people who do not exist, over %4$,d days, from seed %5$d. Half of them are customers from the year before.
        They buy, complain and answer surveys of their own accord: nobody buys more or less for a mail, so this shows what a
        playbook does and not what it earns.</p>
        %6$s%7$s%8$s</body>
        </html>
        """.formatted(
                        Html.escaped(names),
                        STYLE,
                        population.customers(),
                        population.days(),
                        population.seed(),
                        charts("Mails sent each week, by journey", population, trials, Tally::sent, Week.SUM),
                        charts("Customers in each stage", population, trials, Tally::stages, Week.LAST),
                        Figures.of(trials).stream()
                                .map(section -> table(section, trials))
                                .collect(joining()));
    }

    private static String charts(
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
        String figures = trials.stream()
                .map(it -> "<figure><figcaption>%s, version %s</figcaption>%s</figure>%n"
                        .formatted(
                                Html.escaped(it.name()),
                                Html.escaped(it.version()),
                                Chart.of(title, byDay.apply(it.tally()), names, week, days, most)))
                .collect(joining());
        return "<h2>%s</h2>%n<div class=\"trials\">%s</div>%n%s".formatted(title, figures, legend(names));
    }

    private static String legend(List<String> names) {
        StringBuilder items = new StringBuilder();
        for (int index = 0; index < names.size(); index++) {
            items.append("<li><i style=\"background:%s\"></i>%s</li>%n"
                    .formatted(Chart.colour(index), Html.escaped(names.get(index))));
        }
        return "<ul class=\"legend\">%n%s</ul>%n".formatted(items);
    }

    private static String table(Figures.Section section, List<Trial> trials) {
        String heads = trials.stream()
                .map(it -> "<th scope=\"col\">" + Html.escaped(it.name()) + "</th>")
                .collect(joining());
        String rows = section.rows().stream()
                .map(row -> "<tr><th scope=\"row\">%s</th>%s</tr>%n"
                        .formatted(
                                Html.escaped(row.label()),
                                row.values().stream()
                                        .map("<td>%,d</td>"::formatted)
                                        .collect(joining())))
                .collect(joining());
        return """
        <h2>%s</h2>
        <div class="wide"><table><thead><tr><td></td>%s</tr></thead>
        <tbody>
        %s</tbody></table></div>
        """.formatted(section.title(), heads, rows);
    }
}
