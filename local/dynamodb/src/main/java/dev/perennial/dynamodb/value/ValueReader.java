package dev.perennial.dynamodb.value;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.dynamodb.wire.ServiceException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads attribute values from the wire's JSON, and refuses what DynamoDB refuses. */
public final class ValueReader {
    private static final int DEPTH = 32;

    private ValueReader() {}

    public static Item item(JsonNode json) {
        return new Item(attributes(json, 0));
    }

    public static AttributeValue value(JsonNode json) {
        return value(json, 0);
    }

    private static Map<String, AttributeValue> attributes(JsonNode json, int depth) {
        if (!json.isObject()) {
            throw ServiceException.serialization("Attributes are an object, not " + json);
        }
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> attribute : json.properties()) {
            attributes.put(attribute.getKey(), value(attribute.getValue(), depth));
        }
        return attributes;
    }

    private static AttributeValue value(JsonNode json, int depth) {
        if (depth > DEPTH) {
            throw ServiceException.validation("Nesting Levels have exceeded supported limits");
        }
        if (!json.isObject()) {
            throw ServiceException.serialization("An attribute value is an object, not " + json);
        }
        Iterator<Map.Entry<String, JsonNode>> fields = json.properties().iterator();
        if (!fields.hasNext()) {
            throw ServiceException.validation(
                    "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
        }
        Map.Entry<String, JsonNode> field = fields.next();
        if (fields.hasNext()) {
            throw ServiceException.validation("Supplied AttributeValue has more than one datatypes set, must contain"
                    + " exactly one of the supported datatypes");
        }
        JsonNode content = field.getValue();
        return switch (field.getKey()) {
            case "S" -> new AttributeValue.Text(text(content));
            case "N" -> Numbers.parse(text(content));
            case "B" -> binary(content);
            case "BOOL" -> new AttributeValue.Truth(truth(content));
            case "NULL" -> nothing(content);
            case "L" -> new AttributeValue.Elements(elements(content, depth + 1));
            case "M" -> new AttributeValue.Document(attributes(content, depth + 1));
            case "SS" -> set(Type.SS, content);
            case "NS" -> set(Type.NS, content);
            case "BS" -> set(Type.BS, content);
            default ->
                throw ServiceException.validation(
                        "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
        };
    }

    private static String text(JsonNode content) {
        if (!content.isTextual()) {
            throw ServiceException.serialization(content + " is not a text");
        }
        return content.textValue();
    }

    private static boolean truth(JsonNode content) {
        if (!content.isBoolean()) {
            throw ServiceException.serialization(content + " is neither true nor false");
        }
        return content.booleanValue();
    }

    private static AttributeValue nothing(JsonNode content) {
        if (!truth(content)) {
            throw ServiceException.validation(
                    "One or more parameter values were invalid: Null attribute value types must have the value of"
                            + " true");
        }
        return new AttributeValue.Null();
    }

    private static AttributeValue binary(JsonNode content) {
        try {
            return AttributeValue.Binary.of(Base64.getDecoder().decode(text(content)));
        } catch (IllegalArgumentException malformed) {
            throw ServiceException.serialization("Base64 is malformed: " + malformed.getMessage());
        }
    }

    private static List<AttributeValue> elements(JsonNode content, int depth) {
        if (!content.isArray()) {
            throw ServiceException.serialization(content + " is not a list");
        }
        List<AttributeValue> elements = new ArrayList<>(content.size());
        for (JsonNode element : content) {
            elements.add(value(element, depth));
        }
        return elements;
    }

    private static AttributeValue set(Type type, JsonNode content) {
        if (!content.isArray()) {
            throw ServiceException.serialization(content + " is not a list");
        }
        if (content.isEmpty()) {
            throw ServiceException.validation("One or more parameter values were invalid: An "
                    + switch (type) {
                        case SS -> "string set ";
                        case NS -> "number set ";
                        default -> "binary set ";
                    }
                    + " may not be empty");
        }
        Set<AttributeValue> values = new LinkedHashSet<>();
        boolean distinct = true;
        for (JsonNode element : content) {
            distinct &= values.add(
                    switch (type) {
                        case SS -> new AttributeValue.Text(text(element));
                        case NS -> Numbers.parse(text(element));
                        default -> binary(element);
                    });
        }
        if (!distinct) {
            throw ServiceException.validation(
                    type == Type.NS
                            ? "Input collection contains duplicates"
                            : "One or more parameter values were invalid: Input collection ["
                                    + content.valueStream()
                                            .map(JsonNode::asText)
                                            .collect(Collectors.joining(", "))
                                    + "] contains duplicates.");
        }
        return new AttributeValue.Distinct(type, values);
    }
}
