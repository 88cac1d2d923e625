package dev.perennial.dynamodb.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What of two answers has to be the same: names of errors, reasons of cancelled transactions, and all that is told. */
final class Comparison {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Some tell these to those who did not ask. */
    private static final Set<String> UNASKED = Set.of("ConsumedCapacity", "ItemCollectionMetrics");

    private Comparison() {}

    /** An answer without what may differ: the words of errors, the order of sets, how numbers are written. */
    static String essence(int status, JsonNode body) {
        if (status == 200) {
            return sorted(body).toString();
        }
        String type = body.path("__type").asText();
        String name = type.substring(type.indexOf('#') + 1);
        String codes = body.path("CancellationReasons")
                .valueStream()
                .map(reason -> reason.path("Code").asText())
                .toList()
                .toString();
        return status + " " + name + (name.equals("TransactionCanceledException") ? " " + codes : "");
    }

    private static JsonNode sorted(JsonNode json) {
        if (json.isObject()) {
            Map<String, JsonNode> fields = new TreeMap<>();
            json.properties().stream()
                    .filter(field -> !UNASKED.contains(field.getKey()))
                    .forEach(field -> fields.put(field.getKey(), field(field.getKey(), field.getValue())));
            ObjectNode object = JSON.objectNode();
            object.setAll(fields);
            return object;
        }
        if (json.isArray()) {
            ArrayNode array = JSON.arrayNode();
            json.forEach(element -> array.add(sorted(element)));
            return array;
        }
        return json;
    }

    private static JsonNode field(String name, JsonNode value) {
        if (name.equals("N") && value.isTextual()) {
            return JSON.textNode(plain(value.textValue()));
        }
        if ((name.equals("SS") || name.equals("NS")) && value.isArray()) {
            return inOrder(value, Comparator.comparing(JsonNode::asText));
        }
        if (name.equals("Responses") && value.isObject()) {
            ObjectNode tables = JSON.objectNode();
            value.properties()
                    .forEach(table -> tables.set(
                            table.getKey(),
                            inOrder(sorted(table.getValue()), Comparator.comparing(JsonNode::toString))));
            return tables;
        }
        return sorted(value);
    }

    private static String plain(String number) {
        return new BigDecimal(number).stripTrailingZeros().toPlainString();
    }

    private static ArrayNode inOrder(JsonNode array, Comparator<JsonNode> order) {
        List<JsonNode> elements = new ArrayList<>(array.valueStream().toList());
        elements.sort(order);
        return JSON.arrayNode().addAll(elements);
    }
}
