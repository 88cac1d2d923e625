package dev.perennial.playbook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A condition of the playbook as an EventBridge pattern over {@link ConditionView}. */
public final class ConditionPattern {
    /** Instead of {@code customer.segments}. */
    public static final String SEGMENT = "segment";

    private ConditionPattern() {}

    /** The same where the condition names no segment; one that does is about the list of them in the record. */
    public static JsonNode of(JsonNode condition) {
        JsonNode pattern = condition.deepCopy();
        resolve(pattern);
        return pattern;
    }

    private static void resolve(JsonNode part) {
        if (part instanceof ObjectNode pattern && pattern.has(SEGMENT)) {
            JsonNode named = pattern.remove(SEGMENT);
            JsonNode list = named.isArray()
                    ? named
                    : JsonNodeFactory.instance.arrayNode().add(named);
            pattern.withObjectProperty("customer").set("segments", list);
        }
        part.path("$or").forEach(ConditionPattern::resolve);
    }
}
