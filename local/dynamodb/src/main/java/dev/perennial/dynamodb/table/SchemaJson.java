package dev.perennial.dynamodb.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.dynamodb.stream.View;
import dev.perennial.dynamodb.value.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Schemas as JSON, in the words of the wire: for the database, and for descriptions. */
public final class SchemaJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private SchemaJson() {}

    public static ObjectNode write(TableSchema schema) {
        ObjectNode json = JSON.objectNode().put("TableName", schema.name());
        ArrayNode definitions = json.putArray("AttributeDefinitions");
        schema.definitions()
                .forEach(each -> definitions
                        .addObject()
                        .put("AttributeName", each.name())
                        .put("AttributeType", each.type().name()));
        json.set("KeySchema", key(schema.key()));
        if (!schema.indexes().isEmpty()) {
            ArrayNode indexes = json.putArray("GlobalSecondaryIndexes");
            schema.indexes().forEach(index -> indexes.add(index(index)));
        }
        schema.stream()
                .ifPresent(view -> json.putObject("StreamSpecification")
                        .put("StreamEnabled", true)
                        .put("StreamViewType", view.name()));
        schema.expiry().ifPresent(attribute -> json.put("TimeToLive", attribute));
        return json.put("Created", schema.created().toString());
    }

    public static ArrayNode key(KeySchema key) {
        ArrayNode json = JSON.arrayNode();
        json.addObject().put("AttributeName", key.partition().name()).put("KeyType", "HASH");
        key.sort()
                .ifPresent(sort ->
                        json.addObject().put("AttributeName", sort.name()).put("KeyType", "RANGE"));
        return json;
    }

    public static ObjectNode index(IndexSchema index) {
        ObjectNode json = JSON.objectNode().put("IndexName", index.name());
        json.set("KeySchema", key(index.key()));
        ObjectNode projection = json.putObject("Projection");
        if (index.projected().isEmpty()) {
            projection.put("ProjectionType", "ALL");
        } else if (index.projected().get().isEmpty()) {
            projection.put("ProjectionType", "KEYS_ONLY");
        } else {
            ArrayNode attributes = projection.put("ProjectionType", "INCLUDE").putArray("NonKeyAttributes");
            index.projected().get().forEach(attributes::add);
        }
        return json;
    }

    static TableSchema read(JsonNode json) {
        List<KeySchema.Attribute> definitions = new ArrayList<>();
        for (JsonNode each : json.path("AttributeDefinitions")) {
            definitions.add(new KeySchema.Attribute(
                    each.path("AttributeName").asText(),
                    Type.valueOf(each.path("AttributeType").asText())));
        }
        List<IndexSchema> indexes = new ArrayList<>();
        for (JsonNode each : json.path("GlobalSecondaryIndexes")) {
            indexes.add(new IndexSchema(
                    each.path("IndexName").asText(),
                    readKey(each.path("KeySchema"), definitions),
                    readProjection(each.path("Projection"))));
        }
        return new TableSchema(
                json.path("TableName").asText(),
                readKey(json.path("KeySchema"), definitions),
                definitions,
                indexes,
                Optional.ofNullable(json.path("StreamSpecification").get("StreamViewType"))
                        .map(JsonNode::asText)
                        .map(View::valueOf),
                Optional.ofNullable(json.get("TimeToLive")).map(JsonNode::asText),
                Instant.parse(json.path("Created").asText()));
    }

    private static KeySchema readKey(JsonNode json, List<KeySchema.Attribute> definitions) {
        return new KeySchema(
                readAttribute(json.path(0), definitions),
                json.has(1) ? Optional.of(readAttribute(json.path(1), definitions)) : Optional.empty());
    }

    private static KeySchema.Attribute readAttribute(JsonNode json, List<KeySchema.Attribute> definitions) {
        String name = json.path("AttributeName").asText();
        return definitions.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Optional<List<String>> readProjection(JsonNode json) {
        return json.path("ProjectionType").asText().equals("ALL")
                ? Optional.empty()
                : Optional.of(json.path("NonKeyAttributes")
                        .valueStream()
                        .map(JsonNode::asText)
                        .toList());
    }
}
