package dev.perennial.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.document.Document;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Plain maps as DynamoDB items and back; also from the JSON in which a stream shows an item. */
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
            case N -> Long.valueOf(value.n());
            case BOOL -> value.bool();
            case L -> value.l().stream().map(Attributes::plain).toList();
            case M -> plain(value.m());
            default ->
                    throw new IllegalArgumentException("not a type that we store: " + value.type());
        };
    }

    private static Map<String, Object> plain(JsonNode item) {
        Map<String, Object> fields = LinkedHashMap.newLinkedHashMap(item.size());
        item.properties().forEach(entry -> fields.put(entry.getKey(), value(entry.getValue())));
        return fields;
    }

    private static Object value(JsonNode typed) {
        Map.Entry<String, JsonNode> only = typed.properties().iterator().next();
        JsonNode value = only.getValue();
        return switch (only.getKey()) {
            case "S" -> value.textValue();
            case "N" -> Long.valueOf(value.textValue());
            case "BOOL" -> value.booleanValue();
            case "L" ->
                    StreamSupport.stream(value.spliterator(), false)
                            .map(Attributes::value)
                            .toList();
            case "M" -> plain(value);
            default ->
                    throw new IllegalArgumentException(
                            "not a type that we store: " + only.getKey());
        };
    }
}
