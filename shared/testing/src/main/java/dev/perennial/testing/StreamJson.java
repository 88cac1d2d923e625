package dev.perennial.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the event that Lambda makes of the changes of a table. */
public final class StreamJson {
    private final List<String> records = new ArrayList<>();
    private final String shard;

    public StreamJson(String shard) {
        this.shard = shard;
    }

    /** Adds a first write. */
    public StreamJson inserted(long sequence, Map<String, Object> after) {
        return record("INSERT", sequence, "\"NewImage\":" + item(after));
    }

    public StreamJson modified(long sequence, Map<String, Object> before, Map<String, Object> after) {
        return record("MODIFY", sequence, "\"OldImage\":" + item(before) + ",\"NewImage\":" + item(after));
    }

    public StreamJson removed(long sequence, Map<String, Object> before) {
        return record("REMOVE", sequence, "\"OldImage\":" + item(before));
    }

    @Override
    public String toString() {
        return "{\"Records\":[" + String.join(",", records) + "],\"shardId\":" + text(shard) + "}";
    }

    private StreamJson record(String name, long sequence, String images) {
        records.add("""
                {"eventID":"e%2$d","eventName":"%1$s","eventVersion":"1.1","eventSource":"aws:dynamodb",
                 "awsRegion":"eu-central-1","dynamodb":{"ApproximateCreationDateTime":1.7950896E9,
                 "SequenceNumber":"%2$d","SizeBytes":1,"StreamViewType":"NEW_AND_OLD_IMAGES",%3$s},
                 "eventSourceARN":"arn:aws:dynamodb:eu-central-1:123456789012:table/t/stream/s"}""".formatted(name, sequence, images));
        return this;
    }

    private static String item(Map<?, ?> fields) {
        return fields.entrySet().stream()
                .map(it -> text(it.getKey().toString()) + ":" + typed(it.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String typed(Object value) {
        return switch (value) {
            case String it -> "{\"S\":" + text(it) + "}";
            case Number it -> "{\"N\":\"" + it + "\"}";
            case Boolean it -> "{\"BOOL\":" + it + "}";
            case List<?> it -> it.stream().map(StreamJson::typed).collect(Collectors.joining(",", "{\"L\":[", "]}"));
            case Map<?, ?> it -> "{\"M\":" + item(it) + "}";
            default -> throw new IllegalArgumentException("no table holds " + value.getClass());
        };
    }

    private static String text(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
