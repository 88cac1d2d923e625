package dev.perennial.dynamodb.operation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.dynamodb.stream.StreamName;
import dev.perennial.dynamodb.table.SchemaJson;
import dev.perennial.dynamodb.table.Table;
import dev.perennial.dynamodb.table.TableSchema;
import dev.perennial.dynamodb.wire.Place;

/** A table as its description tells of it. */
final class TableDescription {
    private static final String ACTIVE = "ACTIVE";

    private TableDescription() {}

    static ObjectNode json(Table table, Place place) {
        TableSchema schema = table.schema();
        ObjectNode json = SchemaJson.write(schema);
        json.remove("TimeToLive");
        json.remove("Created");
        json.put("TableStatus", ACTIVE)
                .put("TableArn", place.table(schema.name()))
                .put("CreationDateTime", schema.created().toEpochMilli() / 1000.0)
                .put("ItemCount", table.count());
        json.putObject("BillingModeSummary").put("BillingMode", "PAY_PER_REQUEST");
        if (!schema.indexes().isEmpty()) {
            ArrayNode indexes = json.putArray("GlobalSecondaryIndexes");
            schema.indexes()
                    .forEach(index -> indexes.add(SchemaJson.index(index)
                            .put("IndexStatus", ACTIVE)
                            .put("IndexArn", place.table(schema.name()) + "/index/" + index.name())));
        }
        if (schema.stream().isPresent()) {
            StreamName stream = StreamName.of(schema);
            json.put("LatestStreamArn", stream.arn(place)).put("LatestStreamLabel", stream.label());
        }
        return json;
    }
}
