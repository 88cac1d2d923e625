package dev.perennial.dynamodb.table;

import dev.perennial.dynamodb.value.Item;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A global secondary index.
 *
 * @param projected the attributes that it has of an item beside the keys; empty for all
 */
public record IndexSchema(String name, KeySchema key, Optional<List<String>> projected) {
    /** What the index knows of an item. */
    Item project(Item item, KeySchema table) {
        return projected.isEmpty() ? item : item.only(attributes(table));
    }

    /** All attributes that the index has, in case that it has not all. */
    public Set<String> attributes(KeySchema table) {
        Set<String> names = new LinkedHashSet<>(table.names());
        names.addAll(key.names());
        projected.ifPresent(names::addAll);
        return names;
    }

    /** Its key of an item, made unique by the table's. */
    byte[] bytes(Item item, byte[] tableKey) {
        return key.write(item).key(tableKey).bytes();
    }
}
