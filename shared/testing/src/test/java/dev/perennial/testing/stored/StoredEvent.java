package dev.perennial.testing.stored;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.perennial.document.Document;
import dev.perennial.document.EffectDocument;
import dev.perennial.document.FactDocument;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.CustomerRef;
import dev.perennial.events.EventCodec;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An event as a sample holds it: the envelope of the bus; news of a mail, which do not travel on the bus, as a row of
 * the timeline holds them.
 */
final class StoredEvent {
    private StoredEvent() {}

    static Map<String, Object> write(Event event) {
        Map<String, Object> out = new LinkedHashMap<>();
        if (event.fact() instanceof Fact.FromMail) {
            out.put("customerId", event.customer().customerId().orElseThrow().value());
            out.put("receivedAt", event.receivedAt().toString());
            out.put("at", event.occurredAt().toString());
            out.put("eventId", event.id());
            out.put("what", "news of a mail");
            out.put("type", event.fact().type());
            out.put("data", FactDocument.of(event.fact()));
        } else {
            out.put("detail-type", event.fact().type());
            out.put("time", event.receivedAt().toString());
            out.put("detail", Json.map(EventCodec.detail(event)));
        }
        return out;
    }

    static Event read(Map<String, Object> from) {
        if (from.containsKey("detail")) {
            return EventCodec.decode(Json.text(from).getBytes(UTF_8));
        }
        Document news = new Document(from);
        return new Event(
                news.text("eventId"),
                news.instant("at"),
                Instant.parse(news.text("receivedAt")),
                false,
                CustomerRef.of(new CustomerId(news.text("customerId"))),
                EffectDocument.timelineEntry(news).fact().orElseThrow());
    }
}
