package dev.perennial.dynamodb.value;

import java.util.Map;

/** How many bytes values count for: DynamoDB's developer guide, "DynamoDB item sizes and formats". */
final class Sizes {
    /** Of a list or a map, whatever it holds. */
    private static final int COLLECTION = 3;

    private Sizes() {}

    static int of(Map<String, AttributeValue> attributes) {
        int size = 0;
        for (Map.Entry<String, AttributeValue> attribute : attributes.entrySet()) {
            size += Utf8.length(attribute.getKey()) + of(attribute.getValue());
        }
        return size;
    }

    static int of(AttributeValue value) {
        return switch (value) {
            case AttributeValue.Text text -> Utf8.length(text.value());
            case AttributeValue.Decimal number -> Numbers.size(number.value());
            case AttributeValue.Binary bytes -> bytes.latin1().length();
            case AttributeValue.Truth _, AttributeValue.Null _ -> 1;
            case AttributeValue.Elements list -> {
                int size = COLLECTION + list.values().size();
                for (AttributeValue element : list.values()) {
                    size += of(element);
                }
                yield size;
            }
            case AttributeValue.Document map -> COLLECTION + map.values().size() + of(map.values());
            case AttributeValue.Distinct set -> {
                int size = 0;
                for (AttributeValue element : set.values()) {
                    size += of(element);
                }
                yield size;
            }
        };
    }
}
