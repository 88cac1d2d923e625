package dev.perennial.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.facts.FactType;
import dev.perennial.domain.facts.FactTypes;
import dev.perennial.domain.record.Effect.Announcement;
import dev.perennial.domain.values.CustomerRef;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Events on the bus: the EventBridge envelope with our detail inside, to the domain's event and back. The envelope's
 * {@code time} is when we received it, and "now" for every decision about it.
 */
public final class EventCodec {
    static final int MAX_EVENT_ID = 200;

    private static final int MAX_UNREAD = 100;
    private static final int MAX_PATH = 100;

    private EventCodec() {}

    /** Reads the whole input; the caller closes it. */
    public static Event decode(InputStream envelope) {
        try {
            return decode(envelope.readAllBytes());
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }

    /**
     * Reads an event as EventBridge delivers it.
     *
     * @throws InvalidEvent naming every field that the contract refuses; nothing but a corrected event helps, so the
     *     caller lets it pass to the dead-letter queue
     */
    public static Event decode(byte[] envelope) {
        JsonNode root = parse(envelope);
        String name = root.path("detail-type").asText();
        FactType<?> type = FactTypes.named(name)
                .filter(FactType::isOnTheBus)
                .orElseThrow(() -> new InvalidEvent("detail-type is not an event that changes a" + " record"));
        Fields event = Fields.of(root);
        Optional<Event> decoded = read(type, event);
        return decoded.orElseThrow(() -> invalid(type, event.problems()));
    }

    private static JsonNode parse(byte[] envelope) {
        try {
            JsonNode root = StrictJson.parse(envelope);
            if (!root.isObject()) {
                throw new InvalidEvent("the event is not a JSON object");
            }
            return root;
        } catch (MalformedBody malformed) {
            throw new InvalidEvent(malformed.reason());
        }
    }

    private static Optional<Event> read(FactType<?> type, Fields event) {
        Optional<Instant> time = event.require("time", event.instant("time"));
        Optional<Fields> detail = event.require("detail", event.object("detail"));
        return time.flatMap(receivedAt -> detail.flatMap(fields -> detail(type, fields, receivedAt)));
    }

    private static Optional<Event> detail(FactType<?> type, Fields detail, Instant receivedAt) {
        Optional<String> id = detail.require("eventId", detail.key("eventId", MAX_EVENT_ID));
        Optional<Instant> occurredAt = detail.require("occurredAt", detail.pastInstant("occurredAt", receivedAt));
        boolean backfill = detail.yesNo("backfill").orElse(false);
        List<String> unread = detail.words("unread", MAX_UNREAD, MAX_PATH);
        Optional<CustomerRef> customer =
                detail.require("customer", detail.object("customer").flatMap(CustomerNames::readKnown));
        Optional<? extends Fact> fact =
                detail.require("data", detail.object("data")).flatMap(type.shape()::read);
        return detail.sound()
                ? Optional.of(new Event(
                        id.orElseThrow(),
                        occurredAt.orElseThrow(),
                        receivedAt,
                        backfill,
                        customer.orElseThrow(),
                        fact.orElseThrow(),
                        unread))
                : Optional.empty();
    }

    private static InvalidEvent invalid(FactType<?> type, List<FieldProblem> problems) {
        return new InvalidEvent(type.eventName()
                + ": "
                + problems.stream().map(FieldProblem::toString).collect(Collectors.joining("; ")));
    }

    /** The detail to put onto the bus; the detail-type is the fact's type. */
    public static String detail(Event event) {
        ObjectNode detail = StrictJson.object();
        detail.put("eventId", event.id()).put("occurredAt", event.occurredAt().toString());
        if (event.backfill()) {
            detail.put("backfill", true);
        }
        if (!event.unread().isEmpty()) {
            event.unread().forEach(detail.putArray("unread")::add);
        }
        CustomerNames.write(detail.putObject("customer"), event.customer());
        detail.set("data", FactWriter.data(event.fact()));
        return detail.toString();
    }

    /** The detail of an event that others may listen to. */
    public static String detail(Announcement announcement) {
        ObjectNode detail = StrictJson.object();
        detail.put("eventId", announcement.eventId())
                .put("occurredAt", announcement.occurredAt().toString());
        detail.putObject("customer").put("customerId", announcement.customerId().value());
        ObjectNode data = detail.putObject("data");
        new TreeMap<>(announcement.data()).forEach((name, value) -> put(data, name, value));
        return detail.toString();
    }

    private static void put(ObjectNode data, String name, Object value) {
        switch (value) {
            case String text -> data.put(name, text);
            case Integer number -> data.put(name, number);
            case Long number -> data.put(name, number);
            default ->
                throw new IllegalArgumentException("an announcement holds texts and whole numbers, not a "
                        + value.getClass().getSimpleName());
        }
    }
}
