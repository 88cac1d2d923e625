package dev.perennial.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.document.Document;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Plain maps as DynamoDB items and back; also from the JSON in which a stream shows an item. What we never store, such
 * as a set or a fraction that an operator wrote into an item, is kept as it came: it disturbs nobody who does not ask
 * for that very field.
 */
public final class Attributes {
    private Attributes() {}

    static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    static Map<String, AttributeValue> item(Map<String, ?> fields) {
        Map<String, AttributeValue> item = LinkedHashMap.newLinkedHashMap(fields.size());
        fields.forEach((name, value) -> item.put(name, attribute(value)));
        return item;
    }

    static Document document(Map<String, AttributeValue> item) {
        return new Document(plain(item));
    }

    /** An item as a stream record shows it: {@code {"orders": {"N": "1"}}}. */
    public static Document document(JsonNode image) {
        return new Document(plain(image));
    }

    private static AttributeValue attribute(Object value) {
        return switch (value) {
            case String text -> text(text);
            case Number number -> AttributeValue.fromN(number.toString());
            case Boolean flag -> AttributeValue.fromBool(flag);
            case List<?> list ->
                AttributeValue.fromL(list.stream().map(Attributes::attribute).toList());
            case Map<?, ?> map -> {
                Map<String, AttributeValue> entries = LinkedHashMap.newLinkedHashMap(map.size());
                map.forEach((name, entry) -> entries.put(name.toString(), attribute(entry)));
                yield AttributeValue.fromM(entries);
            }
            default -> throw new IllegalArgumentException("cannot be stored: " + value.getClass());
        };
    }

    private static Map<String, Object> plain(Map<String, AttributeValue> item) {
        Map<String, Object> fields = LinkedHashMap.newLinkedHashMap(item.size());
        item.forEach((name, value) -> fields.put(name, plain(value)));
        return fields;
    }

    private static Object plain(AttributeValue value) {
        return switch (value.type()) {
            case S -> value.s();
            case N -> whole(value.n()).map(Object.class::cast).orElse(value);
            case BOOL -> value.bool();
            case L -> value.l().stream().map(Attributes::plain).toList();
            case M -> plain(value.m());
            default -> value;
        };
    }

    private static Map<String, Object> plain(JsonNode item) {
        Map<String, Object> fields = LinkedHashMap.newLinkedHashMap(item.size());
        item.properties().forEach(entry -> fields.put(entry.getKey(), value(entry.getValue())));
        return fields;
    }

    private static Object value(JsonNode typed) {
        if (typed.size() != 1) {
            return typed;
        }
        Map.Entry<String, JsonNode> only = typed.properties().iterator().next();
        JsonNode value = only.getValue();
        return switch (only.getKey()) {
            case "S" -> value.asText();
            case "N" -> whole(value.asText()).map(Object.class::cast).orElse(typed);
            case "BOOL" -> value.asBoolean();
            case "L" ->
                StreamSupport.stream(value.spliterator(), false)
                        .map(Attributes::value)
                        .toList();
            case "M" -> plain(value);
            default -> typed;
        };
    }

    /** All numbers that we store are whole. */
    private static Optional<Long> whole(String number) {
        try {
            return Optional.of(Long.valueOf(number));
        } catch (NumberFormatException fraction) {
            return Optional.empty();
        }
    }
}
