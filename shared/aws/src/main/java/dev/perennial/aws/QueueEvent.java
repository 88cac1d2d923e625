package dev.perennial.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.events.StrictJson;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;

/** A batch of an SQS queue as Lambda hands it over. */
public record QueueEvent(List<Delivery> deliveries) {
    public QueueEvent {
        deliveries = List.copyOf(deliveries);
    }

    /**
     * One delivery of a message.
     *
     * @param count which delivery of this message it is, from 1
     * @param at when the message was first delivered; the event tells no later time
     */
    public record Delivery(String messageId, int count, Instant at, String body) {
        /** Differs for each delivery of the same message. */
        public String name() {
            return messageId + "#" + count;
        }
    }

    public static QueueEvent read(byte[] event) {
        return new QueueEvent(
                StreamSupport.stream(StrictJson.parse(event).path("Records").spliterator(), false)
                        .map(QueueEvent::delivery)
                        .toList());
    }

    private static Delivery delivery(JsonNode record) {
        JsonNode attributes = record.path("attributes");
        return new Delivery(
                record.path("messageId").asText(),
                attributes.path("ApproximateReceiveCount").asInt(),
                Instant.ofEpochMilli(
                        attributes.path("ApproximateFirstReceiveTimestamp").asLong()),
                record.path("body").asText());
    }
}
