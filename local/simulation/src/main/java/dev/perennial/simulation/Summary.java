package dev.perennial.simulation;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** The numbers as text. */
final class Summary {
    private static final int LABEL = 62;
    private static final int NUMBER = 14;

    private Summary() {}

    static String of(Population population, List<Trial> trials) {
        StringBuilder out = new StringBuilder();
        out.append("%n%,d people over %,d days, from seed %d%n"
                .formatted(population.customers(), population.days(), population.seed()));
        out.append(line("", trials.stream().map(Trial::name).toList()));
        out.append(line("version", trials.stream().map(Trial::version).toList()));
        for (Figures.Section section : Figures.of(trials)) {
            out.append("%n%s%n".formatted(section.title()));
            section.rows()
                    .forEach(row -> out.append(line(
                            "  " + row.label(),
                            row.values().stream().map("%,d"::formatted).toList())));
        }
        return out.toString();
    }

    private static String line(String label, List<String> cells) {
        String shown = label.length() > LABEL ? label.substring(0, LABEL - 2) + " …" : label;
        return ("%-" + LABEL + "s").formatted(shown)
                + cells.stream()
                        .map(cell -> (" %" + NUMBER + "s").formatted(cell))
                        .collect(joining())
                        .stripTrailing()
                + System.lineSeparator();
    }
}
