package dev.perennial.local.tables;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.local.Json;
import dev.perennial.template.Resource;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the tables keep for later: their sparse indexes that are sorted by a time. */
public final class Agenda {
    private final Engine engine;
    private final List<Index> indexes = new ArrayList<>();

    private record Index(String table, String name, String time) {}

    public Agenda(Engine engine, List<Resource> tables) {
        this.engine = engine;
        for (Resource table : tables) {
            for (JsonNode index : table.properties().path("GlobalSecondaryIndexes")) {
                index.path("KeySchema")
                        .valueStream()
                        .filter(key -> key.path("KeyType").asText().equals("RANGE"))
                        .map(key -> key.path("AttributeName").asText())
                        .filter(name -> name.endsWith("At"))
                        .forEach(name -> indexes.add(
                                new Index(table.name(), index.path("IndexName").asText(), name)));
            }
        }
    }

    /** The moments that anything is kept for, in no order. */
    public Stream<Instant> moments() {
        List<Instant> moments = new ArrayList<>();
        for (Index index : indexes) {
            ObjectNode request = Json.object().put("TableName", index.table()).put("IndexName", index.name());
            JsonNode page;
            do {
                page = engine.call("Scan", request);
                for (JsonNode item : page.path("Items")) {
                    moments.add(moment(item.path(index.time()).path("S").asText()));
                }
                request.set("ExclusiveStartKey", page.path("LastEvaluatedKey"));
            } while (page.has("LastEvaluatedKey"));
        }
        return moments.stream();
    }

    /** What is no time is due at once. */
    private static Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException other) {
            return Instant.MIN;
        }
    }
}
