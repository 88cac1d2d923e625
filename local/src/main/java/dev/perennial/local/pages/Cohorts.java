package dev.perennial.local.pages;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Months of the first order against months since, the darker the more. */
final class Cohorts {
    private Cohorts() {}

    static String table(List<JsonNode> rows) {
        Map<String, Map<String, JsonNode>> byMonth = new TreeMap<>();
        TreeSet<String> ages = new TreeSet<>();
        double most = 0;
        for (JsonNode row : rows) {
            if (row.path("value").isNumber()) {
                String age = row.path("age").asText();
                ages.add(age);
                byMonth.computeIfAbsent(month(row), _ -> new TreeMap<>()).put(age, row);
                most = age.equals("00")
                        ? most
                        : Math.max(most, row.path("value").asDouble());
            }
        }
        double darkest = most == 0 ? 1 : most;
        String head = ages.stream()
                .map(age -> "<th scope=\"col\">" + Integer.parseInt(age) + "</th>")
                .collect(joining());
        String lines = byMonth.entrySet().stream()
                .map(month -> "<tr><th scope=\"row\">" + Page.escape(month.getKey()) + "</th>"
                        + ages.stream()
                                .map(age -> cell(month.getValue().get(age), darkest))
                                .collect(joining())
                        + "</tr>")
                .collect(joining());
        return "<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"Cohorts\"><table class=\"cohorts\"><thead><tr><th scope=\"col\">First order</th>"
                + head + "</tr></thead><tbody>" + lines + "</tbody></table></div>";
    }

    private static String month(JsonNode row) {
        return row.path("from").asText().substring(0, "2026-11".length());
    }

    private static String cell(@Nullable JsonNode row, double most) {
        if (row == null) {
            return "<td></td>";
        }
        double share = Math.clamp(row.path("value").asDouble() / most, 0, 1);
        return "<td style=\"--share:%s\">%s</td>"
                .formatted(
                        String.format(Locale.ROOT, "%.0f%%", 35 * share),
                        Page.escape(row.path("text").asText()));
    }
}
