package dev.perennial.local.queues;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.local.Json;
import java.time.Instant;

/**
 * A message as it is kept.
 *
 * @param id stays the same wherever the message is moved
 * @param attributes its own, in the words of SQS
 * @param system what the sender gave for SQS itself, such as {@code AWSTraceHeader}, in the words of SQS
 * @param sent when it was sent, in milliseconds
 * @param due when it may be received first, in milliseconds
 * @param received how often it was received
 * @param firstReceived when it was received first, in milliseconds; 0 before that
 * @param source ARN of the queue in which it was received too often; empty otherwise
 */
record Message(
        String id,
        String body,
        JsonNode attributes,
        JsonNode system,
        long sent,
        long due,
        int received,
        long firstReceived,
        String source) {

    Message receivedAt(Instant now) {
        long first = received == 0 ? now.toEpochMilli() : firstReceived;
        return new Message(id, body, attributes, system, sent, due, received + 1, first, source);
    }

    /** The same in another queue, where it can be received at once. */
    Message movedFrom(String queueArn, Instant now) {
        return new Message(id, body, attributes, system, sent, now.toEpochMilli(), 0, 0, queueArn);
    }

    String text() {
        ObjectNode json = Json.object()
                .put("id", id)
                .put("body", body)
                .put("sent", sent)
                .put("due", due)
                .put("received", received)
                .put("firstReceived", firstReceived)
                .put("source", source);
        json.set("attributes", attributes);
        json.set("system", system);
        return json.toString();
    }

    static Message of(String text) {
        JsonNode json = Json.parse(text);
        return new Message(
                json.path("id").asText(),
                json.path("body").asText(),
                json.path("attributes"),
                json.path("system"),
                json.path("sent").asLong(),
                json.path("due").asLong(),
                json.path("received").asInt(),
                json.path("firstReceived").asLong(),
                json.path("source").asText());
    }
}
