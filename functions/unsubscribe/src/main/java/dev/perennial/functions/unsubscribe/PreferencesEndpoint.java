package dev.perennial.functions.unsubscribe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.domain.facts.Fact.ConsentChanged;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Permission.Consent;
import dev.perennial.domain.record.Permission.State;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.events.FormBody;
import dev.perennial.events.MalformedBody;
import dev.perennial.events.SignedLink;
import dev.perennial.events.StrictJson;
import dev.perennial.http.Endpoint;
import dev.perennial.http.HtmlPage;
import dev.perennial.http.HttpAnswer;
import dev.perennial.http.HttpRequest;
import dev.perennial.http.Language;
import dev.perennial.http.LinkPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What we may write to a customer about, purpose by purpose. GET shows what the record says and changes nothing; POST
 * publishes what is different from it, and only for purposes that were shown: a box that nobody saw is not unticked.
 */
final class PreferencesEndpoint implements Endpoint {
    private final Links links;
    private final Function<CustomerId, Customer> customers;
    private final ConsentPublisher consents;

    /** A purpose as the page offers it. */
    private record Choice(String purpose, String label, boolean granted) {}

    /** What was done before the page is shown. */
    private enum Done {
        NOTHING,
        SAVED,
        NO_MORE_MAILS
    }

    PreferencesEndpoint(Links links, Function<CustomerId, Customer> customers, ConsentPublisher consents) {
        this.links = links;
        this.customers = customers;
        this.consents = consents;
    }

    @Override
    public Outcome handle(HttpRequest request) {
        return links.follow(
                request, SignedLink.Purpose.PREFERENCES, (token, link) -> open(request, token, link.customerId()));
    }

    /** A customer who was erased has nothing left to choose. */
    private Outcome open(HttpRequest request, String token, CustomerId id) {
        Customer customer = customers.apply(id);
        if (customer.isErased()) {
            return Outcome.of(LinkPage.expired(request.language()));
        }
        SortedMap<String, State> now = states(customer);
        if (!request.method().equals("POST")) {
            return Outcome.of(page(request, token, granted(now), Done.NOTHING));
        }
        JsonNode form = form(request);
        boolean none = !form.path("none").asText().isEmpty();
        SortedMap<String, Boolean> wanted = granted(now);
        List<ConsentChanged> changes = new ArrayList<>();
        for (Map.Entry<String, State> purpose : now.entrySet()) {
            String name = purpose.getKey();
            if (none || form.path("shown").has(name)) {
                boolean wish = !none && form.path("purpose").has(name);
                wanted.put(name, wish);
                if (wish != (purpose.getValue() == State.GRANTED)) {
                    changes.add(change(request, name, wish));
                }
            }
        }
        return consents.publish(
                request,
                customer.id(),
                changes,
                () -> page(request, token, wanted, none ? Done.NO_MORE_MAILS : Done.SAVED));
    }

    private static ConsentChanged change(HttpRequest request, String purpose, boolean granted) {
        return new ConsentChanged(
                purpose,
                granted,
                ConsentChanged.PREFERENCES_PAGE,
                Optional.empty(),
                granted ? request.sourceIp() : Optional.empty());
    }

    /** Marketing, on which the mails depend, and whatever else the record knows. */
    private static SortedMap<String, State> states(Customer customer) {
        SortedMap<String, State> states = new TreeMap<>();
        states.put(Customer.MARKETING, State.WITHDRAWN);
        for (Map.Entry<String, Consent> each : customer.permission().consent().entrySet()) {
            states.put(each.getKey(), each.getValue().state());
        }
        return states;
    }

    private static SortedMap<String, Boolean> granted(SortedMap<String, State> states) {
        SortedMap<String, Boolean> granted = new TreeMap<>();
        states.forEach((purpose, state) -> granted.put(purpose, state == State.GRANTED));
        return granted;
    }

    private static JsonNode form(HttpRequest request) {
        try {
            return FormBody.parse(request.body(), request.charset());
        } catch (MalformedBody unreadable) {
            return StrictJson.object();
        }
    }

    private static HttpAnswer page(HttpRequest request, String token, SortedMap<String, Boolean> granted, Done done) {
        Language language = request.language();
        List<Choice> choices = granted.entrySet().stream()
                .map(it -> new Choice(it.getKey(), label(it.getKey()), it.getValue()))
                .toList();
        return HttpAnswer.html(
                200,
                HtmlPage.of(
                        PreferencesEndpoint.class,
                        "preferences",
                        language,
                        Map.of(
                                "token",
                                token,
                                "choices",
                                choices,
                                "saved",
                                done == Done.SAVED,
                                "none",
                                done == Done.NO_MORE_MAILS)));
    }

    /** A purpose of the company's own is shown by its name, {@code product-news} in two words. */
    private static String label(String purpose) {
        return purpose.equals(Customer.MARKETING) ? "" : purpose.replace('-', ' ');
    }
}
