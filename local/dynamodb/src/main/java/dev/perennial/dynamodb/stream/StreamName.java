package dev.perennial.dynamodb.stream;

import dev.perennial.dynamodb.table.TableSchema;
import dev.perennial.dynamodb.wire.Place;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** What a table's stream and its only shard are called. */
public record StreamName(String table, Instant created) {
    private static final DateTimeFormatter LABEL =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    public static StreamName of(TableSchema table) {
        return new StreamName(table.name(), table.created());
    }

    public String label() {
        return LABEL.format(created);
    }

    public String arn(Place place) {
        return place.table(table) + "/stream/" + label();
    }

    String shard() {
        return "shardId-%020d-%08x".formatted(created.toEpochMilli(), table.hashCode());
    }
}
