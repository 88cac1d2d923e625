package dev.perennial.compiler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.domain.playbook.RecordDate;
import dev.perennial.domain.record.Lifecycle.ChurnRisk;
import dev.perennial.domain.values.Stage;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The names in the schemas that follow from the domain: events, fields of a condition and of its event, stages, risks,
 * dates.
 */
final class SchemaEnumerations {
    private static final String PATTERN = "common.schema.json#/definitions/";

    /** Fields of a condition whose values are names of the domain, and have a definition of their own. */
    private static final Map<String, Enum<?>[]> NAMED =
            Map.of("stage", Stage.values(), "churnRisk", ChurnRisk.values());

    private SchemaEnumerations() {}

    /** The schema of that name with its enumerations as the domain has them now. */
    static JsonNode written(String name, JsonNode schema) {
        ObjectNode written = schema.deepCopy();
        JsonNode definitions = written.path("definitions");
        switch (name) {
            case "common" -> {
                options(definitions.path("event"), Vocabulary.events());
                options(definitions.path("date"), RecordDate.fields());
                NAMED.forEach((field, values) -> options(
                        definitions.path(field).at("/items/then"),
                        Arrays.stream(values).map(Enum::name).toList()));
                fields(definitions.path("customer"), Vocabulary.customerFields().stream());
            }
            case "journeys" -> data(definitions.at("/when/properties/event/properties/data"));
            case "segments" ->
                fields(
                        definitions.path("customer"),
                        Vocabulary.customerFields().stream().filter(field -> !field.equals("segments")));
            default -> {}
        }
        return written;
    }

    private static void options(JsonNode definition, Collection<String> names) {
        ArrayNode options = ((ObjectNode) definition).putArray("enum");
        names.forEach(options::add);
    }

    private static void data(JsonNode definition) {
        ObjectNode properties = ((ObjectNode) definition).putObject("properties");
        Vocabulary.dataFields().forEach(name -> properties.putObject(name).put("$ref", PATTERN + "pattern"));
    }

    private static void fields(JsonNode definition, Stream<String> names) {
        ObjectNode properties = ((ObjectNode) definition).putObject("properties");
        names.forEach(
                name -> properties.putObject(name).put("$ref", PATTERN + (NAMED.containsKey(name) ? name : "pattern")));
        properties
                .putObject("$or")
                .put("type", "array")
                .put("minItems", 1)
                .putObject("items")
                .put("$ref", "#/definitions/customer");
    }
}
