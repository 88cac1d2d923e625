package dev.perennial.functions.pages;

import dev.perennial.domain.values.Survey;
import dev.perennial.events.LinkTokens.Verdict;
import dev.perennial.events.SignedLink.Purpose;
import dev.perennial.http.Endpoint;
import dev.perennial.http.FormPage;
import dev.perennial.http.HtmlPage;
import dev.perennial.http.HttpAnswer;
import dev.perennial.http.HttpRequest;
import dev.perennial.http.LinkPage;
import dev.perennial.http.Problem;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the page that is asked for, in the language of whoever asks. */
final class StaticPages implements Endpoint {
    private static final String PREFIX = "/v1/pages/";
    private static final int MAX_WORD = 200;

    /** Which text of consent the sign-up form shows. */
    private static final String TEXT_VERSION = "2026-01";

    private final Links links;

    /** Tells what the token of a mail is worth. */
    @FunctionalInterface
    interface Links {
        Verdict verify(String token, Purpose purpose, Instant now);
    }

    StaticPages(Links links) {
        this.links = links;
    }

    @Override
    public Outcome handle(HttpRequest request) {
        if (!Set.of("GET", "HEAD").contains(request.method())) {
            return Outcome.of(Problem.methodNotAllowed().answer().with("allow", "GET, HEAD"));
        }
        String name = request.path().startsWith(PREFIX) ? request.path().substring(PREFIX.length()) : "";
        return Outcome.of(
                switch (name) {
                    case "signup" -> signUp(request);
                    case "survey" -> survey(request, Survey.NPS);
                    case "satisfaction" -> survey(request, Survey.CSAT);
                    case "thanks", "check-inbox" -> page(request, 200, name);
                    default -> page(request, 404, "missing");
                });
    }

    private static HttpAnswer signUp(HttpRequest request) {
        Map<String, String> values = new HashMap<>(origin(request));
        values.put("locale", request.language().tag());
        values.put("consent.textVersion", TEXT_VERSION);
        return HttpAnswer.html(200, FormPage.signUp(request.language(), "/v1/signups", values, List.of()));
    }

    /** The score that was clicked is only chosen: who opens every link of a mail has answered nothing. */
    private HttpAnswer survey(HttpRequest request, Survey survey) {
        String token = request.parameter("token").orElse("");
        return switch (links.verify(token, Purpose.of(survey), request.receivedAt())) {
            case Verdict.Valid _ ->
                HttpAnswer.html(
                        200,
                        FormPage.survey(
                                request.language(),
                                survey,
                                Map.of(
                                        "token",
                                        token,
                                        "score",
                                        request.parameter("score").orElse("")),
                                List.of()));
            case Verdict.Expired _ -> LinkPage.expired(request.language());
            case Verdict.Forged _ -> LinkPage.invalid(request.language());
        };
    }

    /** Where the visitor came from, as links of campaigns say it. */
    private static Map<String, String> origin(HttpRequest request) {
        return Map.of(
                "attribution.source", word(request, "utm_source"),
                "attribution.medium", word(request, "utm_medium"),
                "attribution.campaign", word(request, "utm_campaign"));
    }

    private static String word(HttpRequest request, String parameter) {
        String word = request.parameter(parameter).orElse("");
        return word.length() > MAX_WORD ? "" : word;
    }

    private static HttpAnswer page(HttpRequest request, int status, String name) {
        return HttpAnswer.html(status, HtmlPage.ofText(StaticPages.class, name, request.language()));
    }
}
