package dev.perennial.dynamodb.table;

import dev.perennial.dynamodb.stream.View;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a table is like.
 *
 * @param expiry the attribute whose seconds say when an item is removed
 */
public record TableSchema(
        String name,
        KeySchema key,
        List<KeySchema.Attribute> definitions,
        List<IndexSchema> indexes,
        Optional<View> stream,
        Optional<String> expiry,
        Instant created) {
    public Optional<IndexSchema> index(String index) {
        return indexes.stream().filter(it -> it.name().equals(index)).findFirst();
    }

    /** With one index more; {@code all} are the attributes that its key needs as well. */
    public TableSchema with(IndexSchema index, List<KeySchema.Attribute> all) {
        return new TableSchema(
                name,
                key,
                all,
                Stream.concat(indexes.stream(), Stream.of(index)).toList(),
                stream,
                expiry,
                created);
    }

    public TableSchema expiringBy(Optional<String> attribute) {
        return new TableSchema(name, key, definitions, indexes, stream, attribute, created);
    }
}
