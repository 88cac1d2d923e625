package dev.perennial.functions.unsubscribe;

import dev.perennial.aws.Secrets;
import dev.perennial.domain.facts.Fact.ConsentChanged;
import dev.perennial.domain.record.Customer;
import dev.perennial.events.SignedLink;
import dev.perennial.events.SigningKeys;
import dev.perennial.http.Endpoint;
import dev.perennial.http.HtmlPage;
import dev.perennial.http.HttpAnswer;
import dev.perennial.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The link at the foot of every mail: GET shows a page with one button, POST withdraws the consent to marketing. */
final class UnsubscribeEndpoint implements Endpoint {
    private final Secrets<SigningKeys> keys;
    private final Links links;
    private final ConsentPublisher consents;

    UnsubscribeEndpoint(Secrets<SigningKeys> keys, ConsentPublisher consents) {
        this.keys = keys;
        this.links = Links.of(keys);
        this.consents = consents;
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
        Map<String, String> values = Map.of("token", token, "preferences", preferences(request, link));
        return Outcome.of(
                HttpAnswer.html(200, HtmlPage.of(UnsubscribeEndpoint.class, "ask", request.language(), values)));
    }

    /** A link to the preferences, good for as long as the one that was followed. */
    private String preferences(HttpRequest request, SignedLink link) {
        return keys.at(request.receivedAt())
                .links()
                .sign(new SignedLink(
                        SignedLink.Purpose.PREFERENCES, link.customerId(), link.sendKey(), link.expiresAt()));
    }

    private Outcome withdraw(HttpRequest request, SignedLink link) {
        ConsentChanged withdrawn =
                new ConsentChanged(Customer.MARKETING, false, "unsubscribe link", Optional.empty(), Optional.empty());
        return consents.publish(
                request,
                link.customerId(),
                List.of(withdrawn),
                () -> HttpAnswer.html(200, HtmlPage.ofText(UnsubscribeEndpoint.class, "done", request.language())));
    }
}
