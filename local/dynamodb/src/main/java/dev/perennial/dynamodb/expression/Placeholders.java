package dev.perennial.dynamodb.expression;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.dynamodb.value.AttributeValue;
import dev.perennial.dynamodb.value.ValueReader;
import dev.perennial.dynamodb.wire.Members;
import dev.perennial.dynamodb.wire.ServiceException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names and values that a request's expressions refer to; each has to be used by one of them. */
public final class Placeholders {
    private final Optional<Map<String, String>> names;
    private final Optional<Map<String, AttributeValue>> values;
    private final Set<String> used = new HashSet<>();

    private Placeholders(Optional<Map<String, String>> names, Optional<Map<String, AttributeValue>> values) {
        this.names = names;
        this.values = values;
    }

    /** Reads both members of a request, and, where its operation has no values, the names alone. */
    public static Placeholders read(Members request, boolean withValues) {
        return new Placeholders(
                request.find("ExpressionAttributeNames").map(Placeholders::names),
                withValues ? request.find("ExpressionAttributeValues").map(Placeholders::values) : Optional.empty());
    }

    private static Map<String, String> names(JsonNode json) {
        if (json.isEmpty()) {
            throw ServiceException.validation("ExpressionAttributeNames must not be empty");
        }
        Map<String, String> names = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            if (!entry.getKey().matches("#[A-Za-z0-9_]+")) {
                throw ServiceException.validation(
                        "ExpressionAttributeNames contains invalid key: Syntax error; key: \"" + entry.getKey() + "\"");
            }
            names.put(entry.getKey(), entry.getValue().asText());
        }
        return names;
    }

    private static Map<String, AttributeValue> values(JsonNode json) {
        if (json.isEmpty()) {
            throw ServiceException.validation("ExpressionAttributeValues must not be empty");
        }
        Map<String, AttributeValue> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            if (!entry.getKey().matches(":[A-Za-z0-9_]+")) {
                throw ServiceException.validation(
                        "ExpressionAttributeValues contains invalid key: Syntax error; key: \"" + entry.getKey()
                                + "\"");
            }
            values.put(entry.getKey(), value(entry));
        }
        return values;
    }

    private static AttributeValue value(Map.Entry<String, JsonNode> entry) {
        try {
            return ValueReader.value(entry.getValue());
        } catch (ServiceException invalid) {
            throw invalid.name().equals("ValidationException")
                    ? ServiceException.validation("ExpressionAttributeValues contains invalid value: "
                            + invalid.getMessage() + " for key " + entry.getKey())
                    : invalid;
        }
    }

    String name(Kind kind, String placeholder) {
        used.add(placeholder);
        return names.map(it -> it.get(placeholder))
                .orElseThrow(() -> kind.invalid("An expression attribute name used in the document path is not"
                        + " defined; attribute name: " + placeholder));
    }

    AttributeValue value(Kind kind, String placeholder) {
        used.add(placeholder);
        return values.map(it -> it.get(placeholder))
                .orElseThrow(() -> kind.invalid("An expression attribute value used in expression is not defined;"
                        + " attribute value: " + placeholder));
    }

    /** Refuses what no expression used. */
    public void done(boolean anyExpression) {
        if (!anyExpression && names.isPresent()) {
            throw ServiceException.validation("ExpressionAttributeNames can only be specified when using expressions");
        }
        if (!anyExpression && values.isPresent()) {
            throw ServiceException.validation("ExpressionAttributeValues can only be specified when using expressions");
        }
        names.ifPresent(it -> unused("ExpressionAttributeNames", it.keySet()));
        values.ifPresent(it -> unused("ExpressionAttributeValues", it.keySet()));
    }

    private void unused(String member, Set<String> given) {
        List<String> unused = new ArrayList<>(given);
        unused.removeAll(used);
        if (!unused.isEmpty()) {
            throw ServiceException.validation("Value provided in " + member + " unused in expressions: keys: {"
                    + String.join(", ", unused) + "}");
        }
    }
}
