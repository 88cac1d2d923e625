package dev.perennial.functions.unsubscribe;

import dev.perennial.aws.Publishing;
import dev.perennial.aws.Secrets;
import dev.perennial.domain.CustomerRef;
import dev.perennial.domain.Event;
import dev.perennial.domain.Fact.ConsentChanged;
import dev.perennial.events.IdSource;
import dev.perennial.events.LinkTokens.Verdict;
import dev.perennial.events.SignedLink;
import dev.perennial.events.SigningKeys;
import dev.perennial.http.Endpoint;
import dev.perennial.http.HtmlPage;
import dev.perennial.http.HttpAnswer;
import dev.perennial.http.HttpRequest;
import dev.perennial.http.LinkPage;
import dev.perennial.http.Problem;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Shows on GET, acts on POST. Every post is an event of its own: the same link may be used again
 * after the customer came back, and withdrawing twice does no harm.
 */
final class Leaving implements Endpoint {
    private final Secrets<SigningKeys> keys;
    private final IdSource ids;
    private final Publishing publishing;

    Leaving(Secrets<SigningKeys> keys, IdSource ids, Publishing publishing) {
        this.keys = keys;
        this.ids = ids;
        this.publishing = publishing;
    }

    @Override
    public Outcome handle(HttpRequest request) {
        return switch (request.method()) {
            case "GET", "HEAD" -> show(request);
            case "POST" -> act(request);
            default ->
                    Outcome.of(
                            Problem.methodNotAllowed().answer().with("allow", "GET, HEAD, POST"));
        };
    }

    private Outcome show(HttpRequest request) {
        String token = token(request);
        return switch (verify(request, token)) {
            case Verdict.Valid(SignedLink link) ->
                    page(
                            request,
                            200,
                            "ask",
                            Map.of("token", token, "preferences", preferences(request, link)));
            case Verdict.Expired expired -> Outcome.of(LinkPage.expired(request.language()));
            case Verdict.Forged forged -> Outcome.of(LinkPage.invalid(request.language()));
        };
    }

    /** Whoever may leave may choose as well, for as long. */
    private String preferences(HttpRequest request, SignedLink link) {
        return keys.at(request.receivedAt())
                .links()
                .sign(
                        new SignedLink(
                                SignedLink.Purpose.PREFERENCES,
                                link.customerId(),
                                link.sendKey(),
                                link.expiresAt()));
    }

    private Outcome act(HttpRequest request) {
        return switch (verify(request, token(request))) {
            case Verdict.Valid(SignedLink link) -> withdraw(request, link);
            case Verdict.Expired expired -> Outcome.of(LinkPage.expired(request.language()));
            case Verdict.Forged forged -> Outcome.of(LinkPage.invalid(request.language()));
        };
    }

    private Outcome withdraw(HttpRequest request, SignedLink link) {
        Instant now = request.receivedAt();
        Event event =
                new Event(
                        ids.next(now),
                        now,
                        now,
                        false,
                        CustomerRef.of(link.customerId()),
                        new ConsentChanged(
                                "marketing",
                                false,
                                "unsubscribe link",
                                Optional.empty(),
                                Optional.empty()));
        if (publishing.publish(event) == Publishing.Outcome.TAKEN) {
            return new Outcome(page(request, 200, "done", Map.of()).answer(), 1, 0);
        }
        HttpAnswer later = page(request, 503, "later", Map.of()).answer();
        return new Outcome(later.with("retry-after", "5"), 0, 1);
    }

    private Verdict verify(HttpRequest request, String token) {
        Instant now = request.receivedAt();
        return keys.judge(
                now,
                known -> known.links().verify(token, SignedLink.Purpose.UNSUBSCRIBE, now),
                Verdict.Forged.class::isInstance);
    }

    private static String token(HttpRequest request) {
        return request.parameter("token").orElse("");
    }

    private static Outcome page(
            HttpRequest request, int status, String name, Map<String, ?> values) {
        return Outcome.of(
                HttpAnswer.html(
                        status, HtmlPage.of(Leaving.class, name, request.language(), values)));
    }
}
