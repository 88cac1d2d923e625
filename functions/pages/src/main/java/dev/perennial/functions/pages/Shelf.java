package dev.perennial.functions.pages;

import dev.perennial.http.Endpoint;
import dev.perennial.http.HtmlPage;
import dev.perennial.http.HttpAnswer;
import dev.perennial.http.HttpRequest;
import dev.perennial.http.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Finds the page that is asked for, in the language of whoever asks. */
final class Shelf implements Endpoint {
    private static final String PREFIX = "/v1/pages/";
    private static final int MAX_WORD = 200;

    /** What a score is offered as. */
    private record Choice(int score, boolean checked) {}

    @Override
    public Outcome handle(HttpRequest request) {
        if (!Set.of("GET", "HEAD").contains(request.method())) {
            return Outcome.of(Problem.methodNotAllowed().answer().with("allow", "GET, HEAD"));
        }
        String name =
                request.path().startsWith(PREFIX) ? request.path().substring(PREFIX.length()) : "";
        return Outcome.of(
                switch (name) {
                    case "signup" -> page(request, 200, name, origin(request));
                    case "survey" -> survey(request);
                    case "thanks", "check-inbox" -> page(request, 200, name, Map.of());
                    default -> page(request, 404, "missing", Map.of());
                });
    }

    /** Without the token of a mail there is nobody who could answer. */
    private static HttpAnswer survey(HttpRequest request) {
        String token = request.parameter("token").orElse("");
        if (token.isEmpty()) {
            return page(request, 400, "incomplete", Map.of());
        }
        String chosen = request.parameter("score").orElse("");
        List<Choice> choices =
                IntStream.rangeClosed(0, 10)
                        .mapToObj(n -> new Choice(n, chosen.equals(Integer.toString(n))))
                        .toList();
        return page(request, 200, "survey", Map.of("token", token, "choices", choices));
    }

    /** Where the visitor came from, as links of campaigns say it. */
    private static Map<String, String> origin(HttpRequest request) {
        return Map.of(
                "source", word(request, "utm_source"),
                "medium", word(request, "utm_medium"),
                "campaign", word(request, "utm_campaign"));
    }

    private static String word(HttpRequest request, String parameter) {
        String word = request.parameter(parameter).orElse("");
        return word.length() > MAX_WORD ? "" : word;
    }

    private static HttpAnswer page(
            HttpRequest request, int status, String name, Map<String, ?> values) {
        return HttpAnswer.html(status, HtmlPage.of(Shelf.class, name, request.language(), values));
    }
}
