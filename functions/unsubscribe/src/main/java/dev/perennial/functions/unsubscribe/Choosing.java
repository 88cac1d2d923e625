package dev.perennial.functions.unsubscribe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.aws.Publishing;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact.ConsentChanged;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Permission.Consent;
import dev.perennial.domain.record.Permission.State;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.CustomerRef;
import dev.perennial.events.FormBody;
import dev.perennial.events.IdSource;
import dev.perennial.events.MalformedBody;
import dev.perennial.events.SignedLink;
import dev.perennial.events.StrictJson;
import dev.perennial.http.Endpoint;
import dev.perennial.http.HtmlPage;
import dev.perennial.http.HttpAnswer;
import dev.perennial.http.HttpRequest;
import dev.perennial.http.Language;
import dev.perennial.http.LinkPage;
import java.time.Instant;
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
final class Choosing implements Endpoint {
    private final Links links;
    private final Function<CustomerId, Customer> customers;
    private final IdSource ids;
    private final Publishing publishing;

    /** A purpose as the page offers it. */
    private record Choice(String purpose, String label, boolean granted) {}

    Choosing(Links links, Function<CustomerId, Customer> customers, IdSource ids, Publishing publishing) {
        this.links = links;
        this.customers = customers;
        this.ids = ids;
        this.publishing = publishing;
    }

    @Override
    public Outcome handle(HttpRequest request) {
        return links.follow(
                request, SignedLink.Purpose.PREFERENCES, (token, link) -> open(request, token, link.customerId()));
    }

    /** Nothing is left to choose for whoever was forgotten. */
    private Outcome open(HttpRequest request, String token, CustomerId id) {
        Customer customer = customers.apply(id);
        if (customer.isErased()) {
            return Outcome.of(LinkPage.expired(request.language()));
        }
        SortedMap<String, State> now = states(customer);
        if (!request.method().equals("POST")) {
            return Outcome.of(page(request, token, granted(now), ""));
        }
        JsonNode form = form(request);
        boolean none = !form.path("none").asText().isEmpty();
        SortedMap<String, Boolean> wanted = granted(now);
        List<Event> changes = new ArrayList<>();
        for (Map.Entry<String, State> purpose : now.entrySet()) {
            String name = purpose.getKey();
            if (none || form.path("shown").has(name)) {
                boolean wish = !none && form.path("purpose").has(name);
                wanted.put(name, wish);
                if (wish != (purpose.getValue() == State.GRANTED)) {
                    changes.add(change(request, customer.id(), name, wish));
                }
            }
        }
        return save(request, token, wanted, changes, none);
    }

    private Outcome save(
            HttpRequest request, String token, SortedMap<String, Boolean> wanted, List<Event> changes, boolean none) {
        boolean taken = publishing.publish(changes).stream().allMatch(Publishing.Outcome.TAKEN::equals);
        if (!taken) {
            HttpAnswer later = HttpAnswer.html(503, HtmlPage.of(Leaving.class, "later", request.language(), Map.of()));
            return new Outcome(later.with("retry-after", "5"), 0, changes.size());
        }
        return new Outcome(page(request, token, wanted, none ? "none" : "saved"), changes.size(), 0);
    }

    private Event change(HttpRequest request, CustomerId id, String purpose, boolean granted) {
        Instant now = request.receivedAt();
        return new Event(
                ids.next(now),
                now,
                now,
                false,
                CustomerRef.of(id),
                new ConsentChanged(
                        purpose,
                        granted,
                        ConsentChanged.PREFERENCES_PAGE,
                        Optional.empty(),
                        granted ? request.sourceIp() : Optional.empty()));
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
            return FormBody.parse(request.body());
        } catch (MalformedBody unreadable) {
            return StrictJson.object();
        }
    }

    private static HttpAnswer page(
            HttpRequest request, String token, SortedMap<String, Boolean> granted, String outcome) {
        Language language = request.language();
        List<Choice> choices = granted.entrySet().stream()
                .map(it -> new Choice(it.getKey(), label(it.getKey()), it.getValue()))
                .toList();
        return HttpAnswer.html(
                200,
                HtmlPage.of(
                        Choosing.class,
                        "preferences",
                        language,
                        Map.of(
                                "token",
                                token,
                                "choices",
                                choices,
                                "saved",
                                outcome.equals("saved"),
                                "none",
                                outcome.equals("none"))));
    }

    /** A purpose of the company's own is shown by its name, {@code product-news} in two words. */
    private static String label(String purpose) {
        return purpose.equals(Customer.MARKETING) ? "" : purpose.replace('-', ' ');
    }
}
