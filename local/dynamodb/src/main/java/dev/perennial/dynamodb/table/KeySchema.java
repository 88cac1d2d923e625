package dev.perennial.dynamodb.table;

import dev.perennial.dynamodb.value.AttributeValue;
import dev.perennial.dynamodb.value.Item;
import dev.perennial.dynamodb.value.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The key of a table or of an index: a partition key, and perhaps a sort key. */
public record KeySchema(Attribute partition, Optional<Attribute> sort) {
    public record Attribute(String name, Type type) {}

    public List<Attribute> attributes() {
        List<Attribute> attributes = new ArrayList<>();
        attributes.add(partition);
        sort.ifPresent(attributes::add);
        return attributes;
    }

    public List<String> names() {
        return attributes().stream().map(Attribute::name).toList();
    }

    /** Whether an item has all of this key. */
    boolean isIn(Item item) {
        return item.has(partition.name)
                && sort.map(Attribute::name).map(item::has).orElse(true);
    }

    /** The key of an item that has one. */
    public byte[] place(Item item) {
        return write(item).bytes();
    }

    KeyBytes write(Item item) {
        KeyBytes bytes = KeyBytes.partition(value(item, partition));
        sort.ifPresent(attribute -> bytes.value(value(item, attribute)));
        return bytes;
    }

    private static AttributeValue value(Item item, Attribute attribute) {
        return item.get(attribute.name).orElseThrow();
    }
}
