package dev.perennial.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * SAM's rule for {@code Globals}: maps are merged, lists are put one after the other, and anything else that the
 * resource says replaces the global.
 */
final class Merging {
    private Merging() {}

    static JsonNode merge(JsonNode global, JsonNode own) {
        if (global instanceof ObjectNode globals && own instanceof ObjectNode owns) {
            ObjectNode merged = globals.deepCopy();
            owns.properties().forEach(entry -> {
                JsonNode before = merged.get(entry.getKey());
                merged.set(entry.getKey(), before == null ? entry.getValue() : merge(before, entry.getValue()));
            });
            return merged;
        }
        if (global instanceof ArrayNode globals && own instanceof ArrayNode owns) {
            return globals.deepCopy().addAll(owns);
        }
        return own;
    }
}
