package dev.perennial.functions.unsubscribe;

import dev.perennial.aws.Publishing;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact.ConsentChanged;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Permission.State;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.CustomerRef;
import dev.perennial.events.IdSource;
import dev.perennial.events.SignedLink;
import dev.perennial.http.Endpoint;
import dev.perennial.http.HtmlPage;
import dev.perennial.http.HttpAnswer;
import dev.perennial.http.HttpRequest;
import dev.perennial.http.LinkPage;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The answer to the mail that asks whether a consent was meant. GET shows a page with one button and changes nothing,
 * for scanners open every link; POST confirms. A link confirms what waits to be confirmed and nothing else: it does not
 * bring back a consent that was withdrawn since.
 */
final class Confirmation implements Endpoint {
    private final Links links;
    private final Function<CustomerId, Customer> customers;
    private final IdSource ids;
    private final Publishing publishing;

    Confirmation(Links links, Function<CustomerId, Customer> customers, IdSource ids, Publishing publishing) {
        this.links = links;
        this.customers = customers;
        this.ids = ids;
        this.publishing = publishing;
    }

    @Override
    public Outcome handle(HttpRequest request) {
        return links.follow(
                request, SignedLink.Purpose.CONFIRMATION, (token, link) -> open(request, token, link.customerId()));
    }

    private Outcome open(HttpRequest request, String token, CustomerId id) {
        Customer customer = customers.apply(id);
        Optional<State> state = customer.permission().state(Customer.MARKETING);
        if (state.isEmpty() || state.get() == State.WITHDRAWN) {
            return Outcome.of(LinkPage.expired(request.language()));
        }
        if (state.get() == State.GRANTED) {
            return Outcome.of(page(request, 200, "confirmed", Map.of()));
        }
        return request.method().equals("POST")
                ? confirm(request, customer.id())
                : Outcome.of(page(request, 200, "confirm", Map.of("token", token)));
    }

    private Outcome confirm(HttpRequest request, CustomerId id) {
        Instant now = request.receivedAt();
        Event event = new Event(
                ids.next(now),
                now,
                now,
                false,
                CustomerRef.of(id),
                new ConsentChanged(
                        Customer.MARKETING,
                        true,
                        ConsentChanged.CONFIRMATION_LINK,
                        Optional.empty(),
                        request.sourceIp()));
        if (publishing.publish(event) == Publishing.Outcome.TAKEN) {
            return new Outcome(page(request, 200, "confirmed", Map.of()), 1, 0);
        }
        return new Outcome(page(request, 503, "later", Map.of()).with("retry-after", "5"), 0, 1);
    }

    private static HttpAnswer page(HttpRequest request, int status, String name, Map<String, ?> values) {
        return HttpAnswer.html(status, HtmlPage.of(Confirmation.class, name, request.language(), values));
    }
}
