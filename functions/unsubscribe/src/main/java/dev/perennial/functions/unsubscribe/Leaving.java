package dev.perennial.functions.unsubscribe;

import dev.perennial.aws.Publishing;
import dev.perennial.aws.Secrets;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact.ConsentChanged;
import dev.perennial.domain.values.CustomerRef;
import dev.perennial.events.IdSource;
import dev.perennial.events.SignedLink;
import dev.perennial.events.SigningKeys;
import dev.perennial.http.Endpoint;
import dev.perennial.http.HtmlPage;
import dev.perennial.http.HttpAnswer;
import dev.perennial.http.HttpRequest;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Shows on GET, acts on POST. Every post is an event of its own: the same link may be used again after the customer
 * came back, and withdrawing twice does no harm.
 */
final class Leaving implements Endpoint {
    private final Secrets<SigningKeys> keys;
    private final Links links;
    private final IdSource ids;
    private final Publishing publishing;

    Leaving(Secrets<SigningKeys> keys, IdSource ids, Publishing publishing) {
        this.keys = keys;
        this.links = Links.of(keys);
        this.ids = ids;
        this.publishing = publishing;
    }

    @Override
    public Outcome handle(HttpRequest request) {
        return links.follow(
                request,
                SignedLink.Purpose.UNSUBSCRIBE,
                (token, link) ->
                        request.method().equals("POST") ? withdraw(request, link) : show(request, token, link));
    }

    private Outcome show(HttpRequest request, String token, SignedLink link) {
        return page(request, 200, "ask", Map.of("token", token, "preferences", preferences(request, link)));
    }

    /** Whoever may leave may choose as well, for as long. */
    private String preferences(HttpRequest request, SignedLink link) {
        return keys.at(request.receivedAt())
                .links()
                .sign(new SignedLink(
                        SignedLink.Purpose.PREFERENCES, link.customerId(), link.sendKey(), link.expiresAt()));
    }

    private Outcome withdraw(HttpRequest request, SignedLink link) {
        Instant now = request.receivedAt();
        Event event = new Event(
                ids.next(now),
                now,
                now,
                false,
                CustomerRef.of(link.customerId()),
                new ConsentChanged("marketing", false, "unsubscribe link", Optional.empty(), Optional.empty()));
        if (publishing.publish(event) == Publishing.Outcome.TAKEN) {
            return new Outcome(page(request, 200, "done", Map.of()).answer(), 1, 0);
        }
        HttpAnswer later = page(request, 503, "later", Map.of()).answer();
        return new Outcome(later.with("retry-after", "5"), 0, 1);
    }

    private static Outcome page(HttpRequest request, int status, String name, Map<String, ?> values) {
        return Outcome.of(HttpAnswer.html(status, HtmlPage.of(Leaving.class, name, request.language(), values)));
    }
}
