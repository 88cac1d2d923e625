package dev.perennial.dynamodb.value;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.Map;

/** Writes attribute values as the wire's JSON. */
public final class ValueWriter {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ValueWriter() {}

    public static ObjectNode json(Item item) {
        return json(item.attributes());
    }

    private static ObjectNode json(Map<String, AttributeValue> attributes) {
        ObjectNode json = JSON.objectNode();
        attributes.forEach((name, value) -> json.set(name, json(value)));
        return json;
    }

    public static ObjectNode json(AttributeValue value) {
        ObjectNode json = JSON.objectNode();
        return switch (value) {
            case AttributeValue.Elements list -> {
                ArrayNode elements = json.putArray("L");
                list.values().forEach(element -> elements.add(json(element)));
                yield json;
            }
            case AttributeValue.Document map -> json.set("M", json(map.values()));
            case AttributeValue.Distinct set -> {
                ArrayNode elements = json.putArray(set.type().name());
                set.values().forEach(element -> elements.add(scalar(element)));
                yield json;
            }
            case AttributeValue.Truth truth -> json.put("BOOL", truth.value());
            case AttributeValue.Null _ -> json.put("NULL", true);
            case AttributeValue.Text _, AttributeValue.Decimal _, AttributeValue.Binary _ ->
                json.put(value.type().name(), scalar(value));
        };
    }

    private static String scalar(AttributeValue value) {
        return switch (value) {
            case AttributeValue.Text text -> text.value();
            case AttributeValue.Decimal number -> Numbers.write(number.value());
            case AttributeValue.Binary bytes -> Base64.getEncoder().encodeToString(bytes.bytes());
            default -> throw new IllegalArgumentException(value.type() + " is no scalar");
        };
    }
}
