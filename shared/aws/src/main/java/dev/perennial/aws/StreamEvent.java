package dev.perennial.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.document.Document;
import dev.perennial.events.StrictJson;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * A batch of a DynamoDB stream as Lambda hands it over.
 *
 * @param shard the shard it comes from; Lambda tells it only to a consumer with a time window, else it is empty
 * @param at about when its last change was made; empty where nothing says so
 */
public record StreamEvent(String shard, List<Change> changes, Optional<Instant> at) {
    public StreamEvent {
        changes = List.copyOf(changes);
    }

    /** An item before and after one write. */
    public record Change(BigInteger sequence, Optional<Document> before, Optional<Document> after) {}

    public static StreamEvent read(byte[] event) {
        JsonNode root = StrictJson.parse(event);
        return new StreamEvent(
                root.path("shardId").asText(),
                StreamSupport.stream(root.path("Records").spliterator(), false)
                        .map(record -> change(record.path("dynamodb")))
                        .toList(),
                StreamSupport.stream(root.path("Records").spliterator(), false)
                        .map(record -> record.path("dynamodb").path("ApproximateCreationDateTime"))
                        .filter(JsonNode::isNumber)
                        .map(seconds -> Instant.ofEpochSecond(seconds.asLong()))
                        .max(Comparator.naturalOrder()));
    }

    private static Change change(JsonNode record) {
        return new Change(
                new BigInteger(record.path("SequenceNumber").asText()),
                image(record.path("OldImage")),
                image(record.path("NewImage")));
    }

    private static Optional<Document> image(JsonNode image) {
        return image.isObject() ? Optional.of(Attributes.document(image)) : Optional.empty();
    }
}
