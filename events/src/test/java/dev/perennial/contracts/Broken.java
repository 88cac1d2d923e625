package dev.perennial.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.events.StrictJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * An event that was right until one field was spoilt.
 *
 * @param how which field, and what was done to it
 */
record Broken(String how, JsonNode event) {

    /** Every way to spoil the example that the schema speaks of. */
    static List<Broken> of(Contract contract) {
        List<Broken> broken = new ArrayList<>();
        JsonNode example = contract.example();
        new Spoiling(broken, example).object("", contract.schema(), "");
        return broken;
    }

    record Spoiling(List<Broken> broken, JsonNode example) {

        void object(String path, JsonNode schema, String pointer) {
            List<String> required = StreamSupport.stream(schema.path("required").spliterator(), false)
                    .map(JsonNode::asText)
                    .toList();
            for (Map.Entry<String, JsonNode> property :
                    schema.path("properties").properties()) {
                String name = property.getKey();
                if (example.at(pointer).has(name)) {
                    field(path, name, resolve(property.getValue()), pointer, required.contains(name));
                }
            }
        }

        void field(String path, String name, JsonNode schema, String parent, boolean required) {
            String pointer = parent + "/" + name;
            String field = path + name;
            if (required) {
                remove(field, parent, name);
            }
            switch (schema.path("type").asText(schema.has("const") ? "const" : "enum")) {
                case "object" -> {
                    replace(field, parent, name, "\"text\"");
                    object(field + ".", schema, pointer);
                }
                case "array" -> array(field, schema, parent, name);
                case "integer" -> whole(field, schema, parent, name);
                case "boolean" -> replace(field, parent, name, "\"maybe\"");
                case "string" -> text(field, schema, parent, name, required);
                default -> replace(field, parent, name, "\"no such thing\"");
            }
        }

        void array(String field, JsonNode schema, String parent, String name) {
            replace(field, parent, name, "\"text\"");
            replace(field, parent, name, "[17]");
            JsonNode first = example.at(parent + "/" + name + "/0");
            int max = schema.path("maxItems").asInt();
            replace(field, parent, name, "[" + (first + ",").repeat(max) + first + "]");
            object(field + "[0].", resolve(schema.get("items")), parent + "/" + name + "/0");
        }

        void whole(String field, JsonNode schema, String parent, String name) {
            replace(field, parent, name, "\"17\"");
            replace(field, parent, name, "1.5");
            replace(field, parent, name, "99999999999999999999");
            replace(field, parent, name, "" + (schema.path("minimum").asLong() - 1));
            replace(field, parent, name, "" + (schema.path("maximum").asLong() + 1));
        }

        void text(String field, JsonNode schema, String parent, String name, boolean required) {
            replace(field, parent, name, "17");
            if (schema.has("maxLength")) {
                replace(
                        field,
                        parent,
                        name,
                        '"' + "x".repeat(schema.get("maxLength").asInt() + 1) + '"');
            }
            if (schema.path("pattern").asText().startsWith("^")) {
                replace(field, parent, name, "\"!\"");
            }
            if (required && schema.path("minLength").asInt() > 0) {
                replace(field, parent, name, "\"\"");
            }
        }

        void remove(String field, String parent, String name) {
            ObjectNode copy = example.deepCopy();
            ((ObjectNode) copy.at(parent)).remove(name);
            broken.add(new Broken("without " + field, copy));
        }

        void replace(String field, String parent, String name, String value) {
            ObjectNode copy = example.deepCopy();
            ((ObjectNode) copy.at(parent)).set(name, StrictJson.parse(value));
            String shown = value.length() > 40 ? value.substring(0, 40) + "…" : value;
            broken.add(new Broken(field + " as " + shown, copy));
        }

        /** What a field holds where it is there. */
        static JsonNode resolve(JsonNode schema) {
            if (schema.has("anyOf") && !schema.has("type")) {
                return resolve(schema.at("/anyOf/0"));
            }
            return schema.has("$ref")
                    ? Contract.PARTS.at(schema.get("$ref").asText().replaceFirst("^[^#]*#", ""))
                    : schema;
        }
    }

    @Override
    public String toString() {
        return how;
    }
}
