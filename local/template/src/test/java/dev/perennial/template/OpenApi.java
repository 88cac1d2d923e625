package dev.perennial.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** {@code docs/openapi.yaml}: its operations, its examples, and its schemas set to work. */
final class OpenApi {
    private static final String BASE = "https://perennial.test/";

    private final ObjectNode document;
    private final JsonSchemaFactory schemas;

    private OpenApi(ObjectNode document, JsonSchemaFactory schemas) {
        this.document = document;
        this.schemas = schemas;
    }

    static OpenApi read() {
        Path root = Policy.Given.root();
        ObjectNode document = Yaml.read(text(root.resolve("docs/openapi.yaml")));
        Map<String, String> sources = new HashMap<>();
        sources.put(BASE + "docs/openapi.yaml", document.toString());
        sources.put(BASE + "events/parts.json", text(root.resolve("events/parts.json")));
        try (Stream<Path> files = Files.list(root.resolve("events/schemas"))) {
            files.forEach(file -> sources.put(BASE + "events/schemas/" + file.getFileName(), text(file)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new OpenApi(
                document,
                JsonSchemaFactory.getInstance(
                        VersionFlag.V202012, factory -> factory.schemaLoaders(loaders -> loaders.schemas(sources))));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** One method of one path. */
    record Operation(String method, String path, JsonNode body) {
        boolean signable() {
            return body.path("security").findValue("webhookSignature") != null;
        }

        boolean open() {
            return body.path("security").valueStream().anyMatch(JsonNode::isEmpty);
        }

        boolean iam() {
            return body.path("security").findValue("iam") != null;
        }
    }

    /** One example of a request's body. */
    record Example(String path, String contentType, String name, JsonNode value) {
        @Override
        public String toString() {
            return path + " " + contentType + " " + name;
        }
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> operations.add(new Operation(
                                method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue()))));
        return operations;
    }

    /** Of those who post facts. */
    List<Example> requestExamples(String contentType) {
        return requestExamples(
                contentType, operations().stream().filter(it -> !it.iam()).toList());
    }

    /** Of those whom IAM knows. */
    List<Example> administrativeExamples(String contentType) {
        return requestExamples(
                contentType, operations().stream().filter(Operation::iam).toList());
    }

    private static List<Example> requestExamples(String contentType, List<Operation> operations) {
        List<Example> examples = new ArrayList<>();
        for (Operation operation : operations) {
            operation
                    .body()
                    .path("requestBody")
                    .path("content")
                    .path(contentType)
                    .path("examples")
                    .properties()
                    .forEach(example -> examples.add(new Example(
                            operation.path(),
                            contentType,
                            example.getKey(),
                            example.getValue().path("value"))));
        }
        return examples;
    }

    /** What the schema of the example's request holds against {@code value}. */
    Set<ValidationMessage> objections(Example example, JsonNode value) {
        return objections(
                "/paths/%s/post/requestBody/content/%s/schema"
                        .formatted(escape(example.path()), escape(example.contentType())),
                value);
    }

    /** What the schema at a JSON pointer into the document holds against {@code value}. */
    Set<ValidationMessage> objections(String pointer, JsonNode value) {
        ObjectNode reference = document.objectNode();
        reference.put("$ref", BASE + "docs/openapi.yaml#" + pointer);
        return schemas.getSchema(reference).validate(value);
    }

    /** Media types with a schema and examples in the components' responses and in the operations'. */
    Map<String, JsonNode> answers() {
        Map<String, JsonNode> answers = new HashMap<>();
        collect(answers, "/components/responses", document.at("/components/responses"));
        for (Operation operation : operations()) {
            String method = operation.method().toLowerCase(Locale.ROOT);
            collect(
                    answers,
                    "/paths/" + escape(operation.path()) + "/" + method + "/responses",
                    operation.body().path("responses"));
        }
        return answers;
    }

    private static void collect(Map<String, JsonNode> answers, String pointer, JsonNode responses) {
        responses
                .properties()
                .forEach(response -> response.getValue()
                        .path("content")
                        .properties()
                        .forEach(media -> answers.put(
                                pointer + "/" + response.getKey() + "/content/" + escape(media.getKey()) + "/schema",
                                media.getValue().path("examples"))));
    }

    private static String escape(String key) {
        return key.replace("~", "~0").replace("/", "~1").replace("{", "%7B").replace("}", "%7D");
    }
}
