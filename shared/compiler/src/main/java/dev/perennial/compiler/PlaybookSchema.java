package dev.perennial.compiler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/**
 * The schemas of the playbook's files, which say what shape they have: types, what is required, names, ranges. Editors
 * read the same ones.
 */
final class PlaybookSchema {
    private static final String FOLDER = "dev/perennial/compiler/schema/";
    private static final String ENDING = ".schema.json";

    /** What is wrong with regard to each of several shapes helps nobody; that none is met is told by itself. */
    private static final String BRANCH = "/oneOf/";

    private final JsonSchemaFactory factory = JsonSchemaFactory.getInstance(VersionFlag.V7);
    private final SchemaValidatorsConfig pointers =
            SchemaValidatorsConfig.builder().pathType(PathType.JSON_POINTER).build();
    private final Map<String, JsonSchema> schemas = new HashMap<>();
    private final Map<String, JsonNode> documents = new HashMap<>();

    /** Adds a problem to the file for everything that is not as its schema says. */
    void check(YamlFile file, String name) {
        for (ValidationMessage message :
                schemas.computeIfAbsent(name, this::load).validate(file.json())) {
            if (!message.getEvaluationPath().toString().contains(BRANCH)) {
                JsonNode schema = schema(message);
                new SchemaProblem(message, schema, key -> description(message, schema, key), file).add();
            }
        }
    }

    private JsonSchema load(String name) {
        return factory.getSchema(SchemaLocation.of("classpath:" + FOLDER + name + ENDING), pointers);
    }

    /** The one that has the keyword which the message is about. */
    private JsonNode schema(ValidationMessage message) {
        String keyword = message.getSchemaLocation().getFragment().toString();
        return document(message.getSchemaLocation()).at(keyword.substring(0, keyword.lastIndexOf('/')));
    }

    private String description(ValidationMessage message, JsonNode schema, String key) {
        return resolved(schema.path("properties").path(key), message.getSchemaLocation())
                .path("description")
                .asText();
    }

    /** The schema itself; where it refers to another one the latter. */
    private JsonNode resolved(JsonNode schema, SchemaLocation base) {
        String[] reference = schema.path("$ref").asText().split("#", 2);
        if (reference.length < 2) {
            return schema;
        }
        JsonNode document = reference[0].isEmpty() ? document(base) : document(reference[0]);
        return document.at(reference[1]);
    }

    private JsonNode document(SchemaLocation location) {
        String iri = location.getAbsoluteIri().toString();
        return document(iri.substring(iri.lastIndexOf('/') + 1));
    }

    private JsonNode document(String file) {
        return documents.computeIfAbsent(file, PlaybookSchema::read);
    }

    private static JsonNode read(String file) {
        try (InputStream in = PlaybookSchema.class.getResourceAsStream("/" + FOLDER + file)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
