package dev.perennial.local.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.perennial.local.Json;
import dev.perennial.local.clock.LocalClock;
import dev.perennial.local.functions.Functions;
import dev.perennial.local.functions.Outcome;
import dev.perennial.local.http.HttpAnswer;
import dev.perennial.local.http.HttpCall;
import dev.perennial.template.Arns;
import java.io.IOException;
import java.net.URLDecoder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Entities;

/**
 * {@code /local/operator}: the operator's window. Calls the functions as the console does, with a
 * {@code widgetContext}, and shows what they answer as the console would; only those that the template gives to the
 * window can be called.
 */
public final class OperatorPage {
    private static final String CALL = "cwdb-call";
    private static final String CONFIRMED = "cwdb-confirmed";

    /** How the page looks: of the address, else of the form that was sent. */
    private static final String LANGUAGE = "lang";

    private static final String THEME = "theme";
    /** Which functions the viewer may call, as IAM would have it: {@code look}, or all where nothing is said. */
    private static final String MAY = "may";

    private static final Duration RANGE = Duration.ofDays(90);

    private final Functions functions;
    private final LocalClock clock;
    private final Set<String> callable;
    private final String first;

    /**
     * The page.
     *
     * @param first the function that is called at the beginning
     * @param callable the functions that buttons may call
     */
    public OperatorPage(Functions functions, LocalClock clock, String first, Set<String> callable) {
        this.functions = functions;
        this.clock = clock;
        this.first = first;
        this.callable = Set.copyOf(callable);
    }

    /** Whether the template has a window. */
    public boolean isThere() {
        return functions.has(first);
    }

    /** The page of a GET or a POST. */
    public HttpAnswer answer(HttpCall call) throws InterruptedException {
        Map<String, String> fields = fields(call);
        if (!fields.containsKey(CALL)) {
            return page(fields, invoke(first, Json.object(), fields));
        }
        JsonNode action = read(fields.getOrDefault(CALL, ""));
        String function = Arns.functionName(action.path("endpoint").asText());
        if (!callable.contains(function)) {
            return HttpAnswer.problem(403, "Forbidden", "The window may not call " + function + ".");
        }
        if (fields.getOrDefault(MAY, "").equals("look") && !function.equals(first)) {
            return page(fields, denied(function));
        }
        String question = action.path("confirmation").asText();
        if (!question.isEmpty() && !fields.containsKey(CONFIRMED)) {
            return page(fields, question(question, fields));
        }
        ObjectNode says = Json.object();
        action.path("says").properties().forEach(it -> says.set(it.getKey(), it.getValue()));
        return page(fields, invoke(function, says, fields));
    }

    private static JsonNode read(String json) {
        try {
            return Json.read(json.getBytes(UTF_8));
        } catch (IOException malformed) {
            return Json.object();
        }
    }

    private String invoke(String function, ObjectNode event, Map<String, String> fields) throws InterruptedException {
        Instant now = clock.now();
        event.put("time", now.toString());
        ObjectNode context = event.putObject("widgetContext")
                .put("dashboardName", "perennial")
                .put("widgetId", "widget-1")
                .put("accountId", "000000000000")
                .put("locale", fields.getOrDefault(LANGUAGE, "en"))
                .put("theme", fields.getOrDefault(THEME, "light"))
                .put("title", "The window")
                .put("period", 300)
                .put("isAutoPeriod", true)
                .put("linkCharts", true)
                .put("width", 600)
                .put("height", 600);
        context.putObject("timezone")
                .put("label", "UTC")
                .put("offsetISO", "+00:00")
                .put("offsetInMinutes", 0);
        context.putObject("timeRange")
                .put("mode", "relative")
                .put("start", now.minus(RANGE).toEpochMilli())
                .put("end", now.toEpochMilli())
                .put("relativeStart", RANGE.toMillis());
        ObjectNode all = context.putObject("forms").putObject("all");
        fields.forEach((name, value) -> {
            if (!name.equals(CALL) && !name.equals(CONFIRMED)) {
                all.put(name, value);
            }
        });
        return switch (functions.invokeAtOnce(function, Json.bytes(event))) {
            case Outcome.Answered answered -> Widget.page(text(answered.payload()));
            case Outcome.Failed failed -> "<p>" + Entities.escape(failed.errorType()) + "</p>";
        };
    }

    private static String text(byte[] payload) {
        try {
            return Json.read(payload) instanceof TextNode html ? html.textValue() : new String(payload, UTF_8);
        } catch (IOException malformed) {
            return new String(payload, UTF_8);
        }
    }

    /** What the console shows where IAM does not let the viewer call the function. */
    private static String denied(String function) {
        return "<h1>AccessDeniedException</h1><p>You are not authorized to perform lambda:InvokeFunction on "
                + escape(function) + ".</p><p><a href=\"/local/operator?may=look\">Perennial</a></p>";
    }

    /** What the console asks in a box of its own. */
    private static String question(String question, Map<String, String> fields) {
        StringBuilder page = new StringBuilder("<h1>").append(escape(question)).append("</h1>");
        fields.forEach((name, value) -> page.append("<input type=\"hidden\" name=\"")
                .append(escape(name))
                .append("\" value=\"")
                .append(escape(value))
                .append("\">"));
        String language = language(fields);
        return page.append("<button type=\"submit\" name=\"" + CONFIRMED + "\" value=\"yes\">")
                .append(Map.of("en", "Yes", "de", "Ja", "fr", "Oui").get(language))
                .append("</button> <a href=\"/local/operator\">")
                .append(Map.of("en", "No", "de", "Nein", "fr", "Non").get(language))
                .append("</a>")
                .toString();
    }

    /** English where the window does not speak it. */
    private static String language(Map<String, String> fields) {
        String asked = fields.getOrDefault(LANGUAGE, "en");
        return List.of("de", "fr").contains(asked) ? asked : "en";
    }

    private static HttpAnswer page(Map<String, String> fields, String body) {
        String language = language(fields);
        String theme = fields.getOrDefault(THEME, "light").equals("dark") ? "dark" : "light";
        String page = """
                <!doctype html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Perennial: the window</title>
                <style>body { margin: 0; font-family: sans-serif; background: %s; color: %s } nav { padding: 6px 8px } nav a { color: inherit; display: inline-block; min-height: 24px; line-height: 24px; margin-right: 12px } .asked { padding: 8px }</style>
                </head>
                <body>
                <nav aria-label="Pages"><a href="/">Perennial</a><a href="/local/operator?lang=en&amp;theme=%s">English</a><a href="/local/operator?lang=de&amp;theme=%s">Deutsch</a><a href="/local/operator?lang=fr&amp;theme=%s">Français</a></nav>
                <main>
                <form method="post" action="/local/operator" autocomplete="off">
                <input type="hidden" name="lang" value="%s"><input type="hidden" name="theme" value="%s"><input type="hidden" name="may" value="%s">
                %s
                </form>
                </main>
                </body>
                </html>
                """.formatted(
                        language,
                        theme.equals("dark") ? "#0f1b2a" : "#ffffff",
                        theme.equals("dark") ? "#e9ebed" : "#16191f",
                        theme,
                        theme,
                        theme,
                        language,
                        theme,
                        fields.getOrDefault(MAY, "").equals("look") ? "look" : "",
                        body);
        HttpAnswer html = HttpAnswer.html(page);
        Map<String, List<String>> headers = new LinkedHashMap<>(html.headers());
        headers.put(
                "content-security-policy",
                List.of("default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none';"
                        + " frame-ancestors 'none'"));
        return new HttpAnswer(html.status(), headers, html.body());
    }

    private static String escape(String text) {
        return Entities.escape(text).replace("\"", "&quot;");
    }

    /** The fields of the address and of the form; the first of a name counts. */
    private static Map<String, String> fields(HttpCall call) {
        Map<String, String> fields = new LinkedHashMap<>();
        List<String> pairs = new ArrayList<>(List.of(new String(call.body(), UTF_8).split("&", -1)));
        pairs.addAll(List.of(call.query().split("&", -1)));
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.putIfAbsent(
                        URLDecoder.decode(pair.substring(0, equals), UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), UTF_8));
            }
        }
        return fields;
    }
}
