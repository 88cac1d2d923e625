package dev.perennial.local.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.local.Json;
import dev.perennial.local.http.HttpAnswer;
import dev.perennial.local.http.HttpApi;
import dev.perennial.local.http.HttpCall;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/** Charts of what the API answers about numbers, each with its table and its definition. */
final class NumbersPage {
    private static final String API = "/v1/metrics";
    private static final int MOST_ROWS = 400;

    /** What is shown where nothing is asked, by its name and how it is split. */
    private static final Map<String, String> FIRST = first();

    private final HttpApi api;

    NumbersPage(HttpApi api) {
        this.api = api;
    }

    private static Map<String, String> first() {
        Map<String, String> first = new LinkedHashMap<>();
        first.put("stock", "stage");
        first.put("leads", "");
        first.put("signups", "");
        first.put("first-orders", "");
        first.put("orders", "");
        first.put("revenue", "");
        first.put("average-order", "");
        first.put("nps", "");
        first.put("csat", "");
        first.put("emails-sent", "");
        first.put("open-rate", "journey");
        first.put("bounce-rate", "");
        first.put("emails-not-sent", "reason");
        first.put("lift", "journey");
        first.put("split-lift", "arm,journey");
        first.put("goal-rate", "group,journey");
        first.put("retention", "age");
        first.put("complaints-open", "");
        first.put("time-in-stage", "stage");
        first.put("cost-per-customer", "channel,touch");
        return first;
    }

    HttpAnswer of(HttpCall call) throws IOException, InterruptedException {
        Map<String, String> asked = parameters(call.query());
        List<JsonNode> known = list();
        List<String> names =
                known.stream().map(it -> it.path("metric").asText()).toList();
        StringBuilder body = new StringBuilder(form(known, asked));
        Map<String, String> shown = new LinkedHashMap<>();
        String chosen = asked.getOrDefault("metric", "");
        if (chosen.isEmpty()) {
            FIRST.forEach((name, by) -> {
                if (names.contains(name)) {
                    shown.put(name, by);
                }
            });
        } else {
            shown.put(chosen, asked.getOrDefault("by", ""));
        }
        body.append("<div class=\"numbers\">");
        for (Map.Entry<String, String> each : shown.entrySet()) {
            body.append(chart(each.getKey(), each.getValue(), asked));
        }
        return Page.of("Numbers", body.append("</div>").toString());
    }

    private List<JsonNode> list() throws IOException, InterruptedException {
        Optional<HttpAnswer> answer = api.answerUnsigned(call(API, ""));
        return answer.isEmpty() || answer.get().status() != 200
                ? List.of()
                : stream(Json.read(answer.get().body()).path("metrics"));
    }

    private String chart(String name, String by, Map<String, String> asked) throws IOException, InterruptedException {
        Map<String, String> query = new TreeMap<>(asked);
        query.remove("metric");
        query.remove("by");
        query.values().removeIf(String::isEmpty);
        // Without a word, nps and csat would be the standing results of the surveys.
        query.put("format", "json");
        if (!by.isEmpty()) {
            query.put("by", by);
        }
        Optional<HttpAnswer> answer = api.answerUnsigned(call(API + "/" + name, written(query)));
        if (answer.isEmpty()) {
            return "";
        }
        JsonNode json = Json.read(answer.get().body());
        return answer.get().status() == 200 ? chart(json) : problem(name, json);
    }

    private static String problem(String name, JsonNode problem) {
        String errors = stream(problem.path("errors")).stream()
                .map(it -> it.path("field").asText() + " " + it.path("message").asText())
                .collect(joining("; "));
        return "<section><h2>%s</h2><p role=\"status\">%s %s</p></section>"
                .formatted(Page.escape(name), Page.escape(problem.path("detail").asText()), Page.escape(errors));
    }

    private static String chart(JsonNode number) {
        String name = number.path("metric").asText();
        String by = number.path("by").asText();
        List<JsonNode> rows = stream(number.path("rows"));
        List<JsonNode> sums = stream(number.path("sums"));
        boolean cohorts = by.equals("age") && !rows.isEmpty();
        boolean split = !by.isEmpty() || sums.size() > 1;
        String title = name + (by.isEmpty() ? "" : " by " + by);
        String picture = cohorts
                ? Cohorts.table(rows)
                : split ? NumberChart.byParts(title, sums) : NumberChart.overTime(title, rows);
        String words = sums.stream()
                .filter(sum -> !split && sum.path("value").isNumber())
                .map(sum -> "<p class=\"figure\">" + Page.escape(words(sum)) + "</p>")
                .collect(joining());
        String verdicts = sums.stream()
                .filter(sum -> sum.has("verdict"))
                .map(sum -> "<li>%s: %s</li>"
                        .formatted(
                                Page.escape(NumberChart.parts(sum)),
                                Page.escape(sum.path("verdict").asText())))
                .collect(joining());
        boolean nothing = sums.stream().noneMatch(sum -> sum.path("value").isNumber());
        String why = sums.stream()
                .map(sum -> sum.path("because").asText())
                .findFirst()
                .orElse("nothing was counted");
        return """
               <section><h2 id="%s">%s</h2>
               %s%s%s
               <details><summary>What it means</summary><p>%s.</p></details>
               <details><summary>The numbers</summary>%s</details>
               </section>
               """.formatted(
                        Page.escape(name),
                        Page.escape(title),
                        words,
                        nothing && !cohorts ? "<p class=\"soft\">No number: " + Page.escape(why) + ".</p>" : picture,
                        verdicts.isEmpty() ? "" : "<ul>" + verdicts + "</ul>",
                        Page.escape(number.path("definition").asText()),
                        table(split && !cohorts ? sums : rows));
    }

    private static String words(JsonNode sum) {
        String of = sum.path("of").asLong() == sum.path("value").asDouble()
                ? ""
                : ", of " + sum.path("of").asLong();
        return sum.path("text").asText() + of;
    }

    private static String table(List<JsonNode> rows) {
        List<String> lines = new ArrayList<>();
        rows.stream().limit(MOST_ROWS).forEach(row -> {
            String days = row.has("from") ? NumberChart.days(row) + " · " : "";
            String interval = row.path("interval").size() == 2
                    ? row.path("interval").get(0).asText() + " … "
                            + row.path("interval").get(1).asText()
                    : "";
            lines.add("<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td><td>%s</td></tr>"
                    .formatted(
                            Page.escape(days + NumberChart.parts(row)),
                            Page.escape(
                                    row.path("value").isNumber()
                                            ? row.path("text").asText()
                                            : "–"),
                            Page.escape(interval),
                            Page.escape(
                                    row.path("value").isNumber()
                                            ? row.path("of").asText()
                                            : row.path("because").asText())));
        });
        String more =
                rows.size() > MOST_ROWS ? "<p>The first %d of %d rows.</p>".formatted(MOST_ROWS, rows.size()) : "";
        return "<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"Table\"><table><thead><tr><th scope=\"col\">Of</th><th scope=\"col\">Number</th>"
                + "<th scope=\"col\">95 % interval</th><th scope=\"col\">Made of</th></tr></thead><tbody>"
                + String.join("", lines) + "</tbody></table></div>" + more;
    }

    private static String form(List<JsonNode> known, Map<String, String> asked) {
        String options = known.stream()
                .map(it -> it.path("metric").asText())
                .map(name -> "<option%s>%s</option>"
                        .formatted(name.equals(asked.get("metric")) ? " selected" : "", Page.escape(name)))
                .collect(joining());
        return """
               <form method="get" class="asked">
               <label>Number <select name="metric"><option value="">the usual ones</option>%s</select></label>
               <label>By <input name="by" value="%s" size="14"></label>
               <label>From <input type="date" name="from" value="%s"></label>
               <label>To <input type="date" name="to" value="%s"></label>
               <button>Show</button>
               </form>
               """.formatted(
                        options,
                        Page.escape(asked.getOrDefault("by", "")),
                        Page.escape(asked.getOrDefault("from", "")),
                        Page.escape(asked.getOrDefault("to", "")));
    }

    private static List<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static HttpCall call(String path, String query) {
        return new HttpCall("GET", path, query, "HTTP/1.1", Map.of(), new byte[0]);
    }

    private static String written(Map<String, String> query) {
        return query.entrySet().stream()
                .map(it -> URLEncoder.encode(it.getKey(), UTF_8) + "=" + URLEncoder.encode(it.getValue(), UTF_8))
                .collect(joining("&"));
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new TreeMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        parameters.keySet().retainAll(List.of("metric", "by", "from", "to", "per", "before"));
        return parameters;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException brokenEscape) {
            return text;
        }
    }
}
