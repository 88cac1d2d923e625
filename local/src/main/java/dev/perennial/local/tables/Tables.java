package dev.perennial.local.tables;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.local.Json;
import dev.perennial.template.Resource;
import java.util.List;

/**
 * Makes the declared tables that do not exist yet. One that exists gets the indexes that it lacks, and is else left as
 * it is.
 */
public final class Tables {
    /** What a template and a request say in the same words. */
    private static final List<String> COMMON =
            List.of("AttributeDefinitions", "KeySchema", "BillingMode", "LocalSecondaryIndexes");

    private final Engine engine;

    public Tables(Engine engine) {
        this.engine = engine;
    }

    public void create(List<Resource> declared) {
        List<String> existing = engine.call("ListTables", Json.object())
                .path("TableNames")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
        for (Resource table : declared) {
            if (!existing.contains(table.name())) {
                engine.call("CreateTable", request(table));
                expire(table);
            } else {
                index(table);
            }
        }
    }

    private void index(Resource table) {
        JsonNode known = engine.call("DescribeTable", Json.object().put("TableName", table.name()))
                .path("Table")
                .path("GlobalSecondaryIndexes");
        for (JsonNode index : indexes(table)) {
            boolean isThere =
                    known.valueStream().anyMatch(it -> it.path("IndexName").equals(index.path("IndexName")));
            if (!isThere) {
                ObjectNode request = Json.object().put("TableName", table.name());
                request.set("AttributeDefinitions", table.properties().path("AttributeDefinitions"));
                request.putArray("GlobalSecondaryIndexUpdates").addObject().set("Create", index);
                engine.call("UpdateTable", request);
            }
        }
    }

    private static ArrayNode indexes(Resource table) {
        ArrayNode indexes = Json.array();
        for (JsonNode index : table.properties().path("GlobalSecondaryIndexes")) {
            ObjectNode declared = indexes.addObject();
            for (String name : List.of("IndexName", "KeySchema", "Projection")) {
                declared.set(name, index.path(name));
            }
        }
        return indexes;
    }

    private static ObjectNode request(Resource table) {
        JsonNode properties = table.properties();
        ObjectNode request = Json.object().put("TableName", table.name());
        COMMON.stream().filter(properties::has).forEach(name -> request.set(name, properties.get(name)));
        ArrayNode indexes = indexes(table);
        if (!indexes.isEmpty()) {
            request.set("GlobalSecondaryIndexes", indexes);
        }
        JsonNode stream = properties.path("StreamSpecification").path("StreamViewType");
        if (stream.isTextual()) {
            request.putObject("StreamSpecification").put("StreamEnabled", true).set("StreamViewType", stream);
        }
        return request;
    }

    private void expire(Resource table) {
        JsonNode timeToLive = table.properties().path("TimeToLiveSpecification");
        if (timeToLive.path("Enabled").asBoolean(false)) {
            ObjectNode request = Json.object().put("TableName", table.name());
            request.putObject("TimeToLiveSpecification")
                    .put("Enabled", true)
                    .set("AttributeName", timeToLive.path("AttributeName"));
            engine.call("UpdateTimeToLive", request);
        }
    }
}
