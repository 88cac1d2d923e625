package dev.perennial.functions.unsubscribe;

import dev.perennial.domain.facts.Fact.ConsentChanged;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Permission.State;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.events.SignedLink;
import dev.perennial.http.Endpoint;
import dev.perennial.http.HtmlPage;
import dev.perennial.http.HttpAnswer;
import dev.perennial.http.HttpRequest;
import dev.perennial.http.LinkPage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The answer to the mail that asks whether a consent was meant. GET shows a page with one button and changes nothing,
 * for scanners open every link; POST confirms. A link confirms what waits to be confirmed and nothing else: it does not
 * bring back a consent that was withdrawn since.
 */
final class ConfirmationEndpoint implements Endpoint {
    private final Links links;
    private final Function<CustomerId, Customer> customers;
    private final ConsentPublisher consents;

    ConfirmationEndpoint(Links links, Function<CustomerId, Customer> customers, ConsentPublisher consents) {
        this.links = links;
        this.customers = customers;
        this.consents = consents;
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
            return Outcome.of(confirmed(request));
        }
        return request.method().equals("POST") ? confirm(request, customer.id()) : Outcome.of(ask(request, token));
    }

    private Outcome confirm(HttpRequest request, CustomerId id) {
        ConsentChanged confirmed = new ConsentChanged(
                Customer.MARKETING, true, ConsentChanged.CONFIRMATION_LINK, Optional.empty(), request.sourceIp());
        return consents.publish(request, id, List.of(confirmed), () -> confirmed(request));
    }

    private static HttpAnswer ask(HttpRequest request, String token) {
        HtmlPage page = HtmlPage.of(ConfirmationEndpoint.class, "confirm", request.language(), Map.of("token", token));
        return HttpAnswer.html(200, page);
    }

    private static HttpAnswer confirmed(HttpRequest request) {
        return HttpAnswer.html(200, HtmlPage.ofText(ConfirmationEndpoint.class, "confirmed", request.language()));
    }
}
