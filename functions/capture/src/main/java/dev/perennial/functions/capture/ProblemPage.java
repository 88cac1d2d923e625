package dev.perennial.functions.capture;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.domain.values.Survey;
import dev.perennial.events.FormBody;
import dev.perennial.events.LinkTokens.Verdict;
import dev.perennial.events.MalformedBody;
import dev.perennial.http.FormPage;
import dev.perennial.http.HtmlPage;
import dev.perennial.http.HttpAnswer;
import dev.perennial.http.HttpRequest;
import dev.perennial.http.Language;
import dev.perennial.http.LinkPage;
import dev.perennial.http.Problem;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A problem for whoever posted: to a form a page, and where its fields are wrong the form itself, filled in as it was;
 * to a program a document.
 */
final class ProblemPage {
    private ProblemPage() {}

    static HttpAnswer answer(HttpRequest request, Problem problem) {
        if (!isForm(request)) {
            return problem.answer();
        }
        Map<String, String> posted = posted(request);
        Language language = language(request, posted);
        return HttpAnswer.html(
                problem.status(),
                problem.errors().isEmpty() ? notTaken(language, problem) : again(request, language, posted, problem));
    }

    /** The token of an answer is not, or no longer, good. */
    static HttpAnswer answer(HttpRequest request, Verdict verdict, Problem problem) {
        if (!isForm(request)) {
            return problem.answer();
        }
        Language language = language(request, posted(request));
        return verdict instanceof Verdict.Expired ? LinkPage.expired(language) : LinkPage.invalid(language);
    }

    private static HtmlPage again(HttpRequest request, Language language, Map<String, String> posted, Problem problem) {
        return Route.at(request.path()).filter(Route::takesAnswers).isPresent()
                ? FormPage.survey(
                        language,
                        Survey.of(posted.getOrDefault("survey", "")).orElse(Survey.NPS),
                        posted,
                        problem.errors())
                : FormPage.signUp(language, request.path(), posted, problem.errors());
    }

    private static HtmlPage notTaken(Language language, Problem problem) {
        return HtmlPage.ofText(ProblemPage.class, problem.status() >= 500 ? "later" : "unreadable", language);
    }

    private static boolean isForm(HttpRequest request) {
        return request.mediaType().equals(Route.FORM);
    }

    private static Language language(HttpRequest request, Map<String, String> posted) {
        return Optional.ofNullable(posted.get("lang")).flatMap(Language::of).orElseGet(request::language);
    }

    /** What the form held, by the names of its fields; nothing where it cannot be read. */
    private static Map<String, String> posted(HttpRequest request) {
        Map<String, String> posted = new TreeMap<>();
        try {
            flatten("", FormBody.parse(request.body(), request.charset()), posted);
        } catch (MalformedBody unreadable) {
            posted.clear();
        }
        return posted;
    }

    private static void flatten(String name, JsonNode node, Map<String, String> into) {
        if (node.isTextual()) {
            into.put(name, node.asText());
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            flatten(name.isEmpty() ? field.getKey() : name + "." + field.getKey(), field.getValue(), into);
        }
    }
}
