package dev.perennial.local.tables;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.local.Json;
import dev.perennial.template.Resource;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

    /**
     * The earliest moment that anything is kept for, of those after the given one: what stays due though it was looked
     * at, since nobody can read it, is in nobody's way.
     */
    public Optional<Instant> firstAfter(Instant moment) {
        Optional<Instant> first = Optional.empty();
        for (Index index : indexes) {
            ObjectNode request = Json.object().put("TableName", index.table()).put("IndexName", index.name());
            JsonNode page;
            do {
                page = engine.call("Scan", request);
                for (JsonNode item : page.path("Items")) {
                    Instant at = moment(item.path(index.time()).path("S").asText());
                    if (at.isAfter(moment)) {
                        first = Optional.of(first.filter(it -> it.isBefore(at)).orElse(at));
                    }
                }
                request.set("ExclusiveStartKey", page.path("LastEvaluatedKey"));
            } while (page.has("LastEvaluatedKey"));
        }
        return first;
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
