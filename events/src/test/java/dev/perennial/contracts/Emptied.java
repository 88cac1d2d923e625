package dev.perennial.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.events.StrictJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An event of which one field holds nothing.
 *
 * @param how which field, and what it holds
 * @param event with that
 * @param without the same without the field
 * @param isNothing whether it is as good as no field: null, and in the place of a text one in which nothing shows
 */
record Emptied(String how, JsonNode event, JsonNode without, boolean isNothing) {
    private static final List<String> VALUES = List.of("null", "\"\"", "\" \\t\\u2003\"");

    /** Every field of the detail that the schema speaks of, where the example has a place for it. */
    static List<Emptied> of(Contract contract) {
        List<Emptied> all = new ArrayList<>();
        object(all, contract.example(), contract.schema().at("/properties/detail"), "/detail");
        return all;
    }

    private static void object(List<Emptied> all, JsonNode example, JsonNode schema, String place) {
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            JsonNode field = Broken.Spoiling.resolve(property.getValue());
            String pointer = place + "/" + property.getKey();
            for (String value : VALUES) {
                boolean text = !List.of("object", "array", "integer", "boolean")
                        .contains(field.path("type").asText());
                all.add(emptied(example, place, property.getKey(), value, value.equals("null") || text));
            }
            if (example.at(pointer).isObject()) {
                object(all, example, field, pointer);
            } else if (example.at(pointer).isArray()) {
                object(all, example, Broken.Spoiling.resolve(field.path("items")), pointer + "/0");
            }
        }
    }

    private static Emptied emptied(JsonNode example, String place, String name, String value, boolean isNothing) {
        ObjectNode with = example.deepCopy();
        ((ObjectNode) with.at(place)).set(name, StrictJson.parse(value));
        ObjectNode without = example.deepCopy();
        ((ObjectNode) without.at(place)).remove(name);
        return new Emptied(place + "/" + name + " as " + value, with, without, isNothing);
    }
}
