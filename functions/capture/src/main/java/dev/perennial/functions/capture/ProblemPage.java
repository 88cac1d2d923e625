package dev.perennial.functions.capture;

import dev.perennial.http.HtmlPage;
import dev.perennial.http.HttpAnswer;
import dev.perennial.http.HttpRequest;
import dev.perennial.http.Problem;
import java.util.Map;

/** A problem for whoever posted: a page to a form, a document to a program. */
final class ProblemPage {
    private ProblemPage() {}

    static HttpAnswer answer(HttpRequest request, Problem problem) {
        if (!request.mediaType().equals(Route.FORM)) {
            return problem.answer();
        }
        return HttpAnswer.html(
                problem.status(),
                HtmlPage.of(
                        ProblemPage.class,
                        "problem",
                        request.language(),
                        Map.of("detail", problem.detail(), "errors", problem.errors())));
    }
}
