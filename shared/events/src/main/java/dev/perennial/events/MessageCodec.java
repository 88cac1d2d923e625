package dev.perennial.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.domain.record.Effect.Message;
import dev.perennial.domain.values.CustomerId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Messages as they lie in the queue. */
public final class MessageCodec {
    private static final String WAITING_SINCE = "waitingSince";
    private static final int MAX_KEY = 128;
    private static final int MAX_NAME = 200;
    private static final int MAX_VALUE = 4000;

    private MessageCodec() {}

    public static String encode(Message message) {
        ObjectNode json = StrictJson.object();
        json.put("customerId", message.customerId().value())
                .put("sendKey", message.sendKey())
                .put("journey", message.journey())
                .put("template", message.template());
        ObjectNode data = json.putObject("data");
        new TreeMap<>(message.data()).forEach(data::put);
        return json.put("occurredAt", message.occurredAt().toString())
                .put("expiresAt", message.expiresAt().toString())
                .toString();
    }

    /**
     * Reads a message from the queue.
     *
     * @throws InvalidEvent naming what is wrong; reading it again would not help
     */
    public static Message decode(String body) {
        JsonNode json;
        try {
            json = StrictJson.parse(body);
        } catch (MalformedBody malformed) {
            throw new InvalidEvent("message: " + malformed.reason());
        }
        Fields message = Fields.of(json);
        return read(message)
                .orElseThrow(() -> new InvalidEvent("message: "
                        + message.problems().stream()
                                .map(FieldProblem::toString)
                                .collect(Collectors.joining("; "))));
    }

    /**
     * Since when the message of a body that was decoded has been going round; empty where it is in the queue for the
     * first time.
     */
    public static Optional<Instant> waitingSince(String body) {
        return Fields.of(StrictJson.parse(body)).instant(WAITING_SINCE);
    }

    /** The same message, which goes round from then on if it does not yet. */
    public static String waiting(String body, Instant from) {
        return StrictJson.parse(body) instanceof ObjectNode json && !json.has(WAITING_SINCE)
                ? json.put(WAITING_SINCE, from.toString()).toString()
                : body;
    }

    private static Optional<Message> read(Fields message) {
        Optional<CustomerId> customerId = message.require(
                        "customerId",
                        message.shaped("customerId", MAX_KEY, CustomerId::isValid, "is not a customer id"))
                .map(CustomerId::new);
        Optional<String> sendKey = message.require("sendKey", message.text("sendKey", MAX_KEY));
        Optional<String> journey = message.require("journey", message.text("journey", MAX_NAME));
        Optional<String> template = message.require("template", message.text("template", MAX_NAME));
        Map<String, String> data = message.texts("data", MAX_VALUE);
        Optional<Instant> occurredAt = message.require("occurredAt", message.instant("occurredAt"));
        Optional<Instant> expiresAt = message.require("expiresAt", message.instant("expiresAt"));
        return message.sound()
                ? Optional.of(new Message(
                        customerId.orElseThrow(),
                        sendKey.orElseThrow(),
                        journey.orElseThrow(),
                        template.orElseThrow(),
                        data,
                        occurredAt.orElseThrow(),
                        expiresAt.orElseThrow()))
                : Optional.empty();
    }
}
