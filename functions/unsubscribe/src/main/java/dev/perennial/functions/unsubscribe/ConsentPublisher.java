package dev.perennial.functions.unsubscribe;

import dev.perennial.aws.Publishing;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact.ConsentChanged;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.CustomerRef;
import dev.perennial.events.IdSource;
import dev.perennial.http.Endpoint.Outcome;
import dev.perennial.http.HtmlPage;
import dev.perennial.http.HttpAnswer;
import dev.perennial.http.HttpRequest;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * Puts a customer's consents onto the bus. Each is an event of its own: the same link may be used again, and consenting
 * or withdrawing twice does no harm.
 */
final class ConsentPublisher {
    private final IdSource ids;
    private final Publishing publishing;

    ConsentPublisher(IdSource ids, Publishing publishing) {
        this.ids = ids;
        this.publishing = publishing;
    }

    /**
     * Publishes what a customer changed by a request, none or several at once.
     *
     * @param page answers where the bus has taken all changes; else a page with status 503 asks to try again
     */
    Outcome publish(HttpRequest request, CustomerId customer, List<ConsentChanged> changes, Supplier<HttpAnswer> page) {
        Instant now = request.receivedAt();
        List<Event> events = changes.stream()
                .map(change -> new Event(ids.next(now), now, now, false, CustomerRef.of(customer), change))
                .toList();
        boolean taken = publishing.publish(events).stream().allMatch(Publishing.Outcome.TAKEN::equals);
        return taken ? new Outcome(page.get(), events.size(), 0) : new Outcome(later(request), 0, events.size());
    }

    private static HttpAnswer later(HttpRequest request) {
        HtmlPage page = HtmlPage.ofText(ConsentPublisher.class, "later", request.language());
        return HttpAnswer.html(503, page).with("retry-after", "5");
    }
}
