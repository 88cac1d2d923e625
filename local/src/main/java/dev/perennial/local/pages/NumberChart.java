package dev.perennial.local.pages;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A number of the API as SVG: over its days, or by its parts. Where there is no number nothing is drawn. */
final class NumberChart {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 120;
    private static final int BOTTOM = 20;
    private static final int TOP = 16;
    private static final int ROW = 34;
    private static final int MOST_PARTS = 12;

    private NumberChart() {}

    /** One bar for each row, with its interval where there is one. */
    static String overTime(String title, List<JsonNode> rows) {
        double most = most(rows);
        double least = Math.min(0, least(rows));
        StringBuilder svg = new StringBuilder(open(title, HEIGHT + BOTTOM + TOP));
        double step = (double) WIDTH / Math.max(1, rows.size());
        for (int at = 0; at < rows.size(); at++) {
            JsonNode row = rows.get(at);
            if (row.path("value").isNumber()) {
                double middle = (at + 0.5) * step;
                double value = y(row.path("value").asDouble(), least, most);
                double base = y(0, least, most);
                svg.append("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"><title>%s</title></rect>"
                        .formatted(
                                tenths(at * step + step * 0.1),
                                tenths(Math.min(value, base)),
                                tenths(step * 0.8),
                                tenths(Math.max(0.5, Math.abs(base - value))),
                                Page.escape(days(row) + ": " + row.path("text").asText())));
                if (row.path("interval").size() == 2) {
                    svg.append("<path d=\"M%s %sV%s\"/>"
                            .formatted(
                                    tenths(middle),
                                    tenths(y(row.path("interval").get(0).asDouble(), least, most)),
                                    tenths(y(row.path("interval").get(1).asDouble(), least, most))));
                }
            }
        }
        double base = y(0, least, most);
        svg.append("<line x1=\"0\" x2=\"%d\" y1=\"%s\" y2=\"%s\"/>".formatted(WIDTH, tenths(base), tenths(base)));
        if (!rows.isEmpty()) {
            svg.append("<text x=\"0\" y=\"%d\">%s</text><text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>"
                    .formatted(
                            TOP + HEIGHT + BOTTOM - 4,
                            Page.escape(rows.getFirst().path("from").asText()),
                            WIDTH,
                            TOP + HEIGHT + BOTTOM - 4,
                            Page.escape(rows.getLast().path("to").asText())));
            rows.stream()
                    .filter(row ->
                            row.path("value").isNumber() && row.path("value").asDouble() >= highest(rows))
                    .findFirst()
                    .ifPresent(row -> svg.append("<text x=\"0\" y=\"11\">%s</text>"
                            .formatted(Page.escape("at most " + row.path("text").asText()))));
        }
        return svg.append("</svg>").toString();
    }

    /** One bar for each combination of values, the largest first. */
    static String byParts(String title, List<JsonNode> sums) {
        List<JsonNode> shown = sums.stream()
                .filter(sum -> sum.path("value").isNumber())
                .sorted((one, other) -> Double.compare(
                        other.path("value").asDouble(), one.path("value").asDouble()))
                .limit(MOST_PARTS)
                .toList();
        double most = most(shown);
        double least = Math.min(0, least(shown));
        StringBuilder svg = new StringBuilder(open(title, Math.max(ROW, shown.size() * ROW)));
        double zero = x(0, least, most);
        for (int at = 0; at < shown.size(); at++) {
            JsonNode sum = shown.get(at);
            double end = x(sum.path("value").asDouble(), least, most);
            int top = at * ROW;
            svg.append("<text x=\"0\" y=\"%d\">%s</text>"
                    .formatted(
                            top + 13,
                            Page.escape(parts(sum) + "  " + sum.path("text").asText())));
            svg.append("<rect x=\"%s\" y=\"%d\" width=\"%s\" height=\"10\"/>"
                    .formatted(tenths(Math.min(zero, end)), top + 18, tenths(Math.max(0.5, Math.abs(end - zero)))));
            if (sum.path("interval").size() == 2) {
                svg.append("<path d=\"M%s %dH%s\"/>"
                        .formatted(
                                tenths(x(sum.path("interval").get(0).asDouble(), least, most)),
                                top + 23,
                                tenths(x(sum.path("interval").get(1).asDouble(), least, most))));
            }
        }
        return svg.append("</svg>").toString();
    }

    /** What a row is of, without its days and its numbers. */
    static String parts(JsonNode row) {
        return row.properties().stream()
                .filter(field -> field.getValue().isTextual())
                .filter(field ->
                        !List.of("from", "to", "text", "because", "verdict").contains(field.getKey()))
                .map(field -> field.getValue().asText())
                .reduce((one, other) -> one + ", " + other)
                .orElse("all");
    }

    static String days(JsonNode row) {
        String from = row.path("from").asText();
        String to = row.path("to").asText();
        return from.equals(to) ? from : from + " to " + to;
    }

    private static String open(String title, int height) {
        return "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s; the numbers stand in the table\">"
                .formatted(WIDTH, height, Page.escape(title));
    }

    private static double most(List<JsonNode> rows) {
        double most = ends(rows).mapToDouble(it -> it).max().orElse(1);
        return most <= 0 ? 1 : most;
    }

    private static double highest(List<JsonNode> rows) {
        return rows.stream()
                .filter(row -> row.path("value").isNumber())
                .mapToDouble(row -> row.path("value").asDouble())
                .max()
                .orElse(0);
    }

    private static double least(List<JsonNode> rows) {
        return ends(rows).mapToDouble(it -> it).min().orElse(0);
    }

    private static Stream<Double> ends(List<JsonNode> rows) {
        return rows.stream()
                .filter(row -> row.path("value").isNumber())
                .flatMap(row -> row.path("interval").size() == 2
                        ? Stream.of(
                                row.path("interval").get(0).asDouble(),
                                row.path("interval").get(1).asDouble())
                        : Stream.of(row.path("value").asDouble()));
    }

    private static double y(double value, double least, double most) {
        return TOP + HEIGHT * (most - value) / (most - least);
    }

    private static double x(double value, double least, double most) {
        return WIDTH * (value - least) / (most - least);
    }

    private static String tenths(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
