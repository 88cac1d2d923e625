package dev.perennial.dynamodb.value;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An item, or its key. Immutable. */
public record Item(Map<String, AttributeValue> attributes) {
    public static final Item EMPTY = new Item(Map.of());

    public Optional<AttributeValue> get(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    public boolean has(String name) {
        return attributes.containsKey(name);
    }

    /** Only these attributes, as far as the item has them. */
    public Item only(Iterable<String> names) {
        Map<String, AttributeValue> some = new LinkedHashMap<>();
        for (String name : names) {
            AttributeValue value = attributes.get(name);
            if (value != null) {
                some.put(name, value);
            }
        }
        return new Item(some);
    }

    /** Bytes as DynamoDB counts them, names included. */
    public int size() {
        return Sizes.of(attributes);
    }
}
