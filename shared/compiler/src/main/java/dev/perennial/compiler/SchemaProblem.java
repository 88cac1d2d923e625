package dev.perennial.compiler;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ValidationMessage;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What the validator found, in words that help, and where it stands. Schemas may say more by themselves: an
 * {@code errorMessage} what is meant, a {@code patternErrorMessage} what the value is not, a {@code title} what it is;
 * editors show them as well.
 */
final class SchemaProblem {
    private final ValidationMessage message;
    private final JsonNode schema;
    private final UnaryOperator<String> descriptions;
    private final YamlFile file;
    private final String pointer;
    private final JsonNode value;

    /**
     * One of a file.
     *
     * @param schema the one that has the keyword which is not met
     * @param descriptions what the schema says of a property; empty where it says nothing
     */
    SchemaProblem(ValidationMessage message, JsonNode schema, UnaryOperator<String> descriptions, YamlFile file) {
        this.message = message;
        this.schema = schema;
        this.descriptions = descriptions;
        this.file = file;
        this.pointer = message.getInstanceLocation().toString();
        this.value = file.at(pointer);
    }

    /** Adds it to the file. */
    void add() {
        switch (message.getType()) {
            case "required" -> {
                String key = message.getProperty();
                file.add(child(key), "%s is missing in %s%s".formatted(key, name(), described(key)));
            }
            case "dependencies" -> dependencies();
            case "additionalProperties" -> file.addAtKey(child(message.getProperty()), unknown());
            case "propertyNames" ->
                file.addAtKey(
                        child(message.getProperty()),
                        "%s, not \"%s\"".formatted(meant(message.getSchemaNode()), message.getProperty()));
            case "not" -> file.add(lastOfThose(), meant(schema) + notThis());
            default -> file.add(pointer, sentence());
        }
    }

    private String described(String key) {
        String description = descriptions.apply(key);
        return description.isEmpty() ? "" : ": " + description;
    }

    /** The validator tells of one of several. */
    private void dependencies() {
        for (Map.Entry<String, JsonNode> entry : schema.path("dependencies").properties()) {
            String key = entry.getKey();
            entry.getValue()
                    .valueStream()
                    .map(JsonNode::asText)
                    .filter(needed -> value.has(key) && entry.getValue().isArray() && !value.has(needed))
                    .forEach(needed -> file.addAtKey(
                            child(key), "%s needs %s beside it%s".formatted(key, needed, described(needed))));
        }
    }

    private String unknown() {
        List<String> known = schema.path("properties")
                .propertyStream()
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        return "\"%s\" is not known in %s; there are %s%s"
                .formatted(
                        message.getProperty(), name(), known, schema.has("errorMessage") ? ": " + meant(schema) : "");
    }

    private String sentence() {
        return switch (message.getType()) {
            case "type" -> type();
            case "minimum", "maximum" -> number();
            case "minLength", "minItems" -> key() + " is empty";
            case "minProperties" -> schema.has("errorMessage") ? meant(schema) : key() + " is empty";
            case "maxProperties" -> "there are %d; %s".formatted(value.size(), meant(schema));
            case "enum" -> options();
            case "pattern" -> pattern();
            case "oneOf" -> schema.has("errorMessage") ? meant(schema) : oneOf();
            default -> meant(schema) + notThis();
        };
    }

    private String type() {
        List<String> types = schema.path("type").isArray()
                ? schema.path("type").valueStream().map(JsonNode::asText).toList()
                : List.of(schema.path("type").asText());
        if (types.contains("array")) {
            return types.contains("string")
                    ? key() + " must be a text, or a list of texts; one that begins with { or [ needs quotes around it"
                    : key() + " needs a list, such as [a, b]";
        }
        if (types.contains("object")) {
            return lines();
        }
        if (value.isNull()) {
            return key() + " is empty";
        }
        if (value.isContainerNode()) {
            return key() + (isItem() ? " is a list of texts" : " must be a single value, with nothing below it");
        }
        return switch (types.getFirst()) {
            case "integer", "number" -> number();
            case "boolean" -> "%s is true or false, not %s".formatted(key(), value.asText());
            default ->
                schema.has("patternErrorMessage")
                        ? pattern()
                        : "%s must be a text: put quotation marks around %s".formatted(key(), value.asText());
        };
    }

    private String lines() {
        return isItem()
                ? key() + " needs \"key: value\" lines below each \"- \""
                : key() + " needs indented lines below it";
    }

    private String number() {
        if (value.isTextual() && value.asText().matches("\\d+(\\.\\d+)?")) {
            return "%s must be a number: leave out the quotation marks around %s".formatted(key(), value.asText());
        }
        boolean fraction = value.isNumber() && !value.canConvertToExactIntegral();
        return "%s must be a %s from %s to %s, not %s"
                .formatted(
                        key(),
                        fraction && schema.path("type").asText().equals("integer") ? "whole number" : "number",
                        schema.path("minimum").asText(),
                        schema.path("maximum").asText(),
                        value.asText());
    }

    private String options() {
        if (schema.has("errorMessage")) {
            return meant(schema) + notThis();
        }
        Stream<String> options = message.getSchemaNode().valueStream().map(JsonNode::asText);
        return "there is no %s \"%s\"; there are %s"
                .formatted(
                        schema.path("title").asText(),
                        value.asText(),
                        options.sorted().toList());
    }

    private String pattern() {
        if (value.asText().isBlank()) {
            return key() + " is empty";
        }
        return schema.has("patternErrorMessage")
                ? "%s is %s: %s"
                        .formatted(key(), schema.path("patternErrorMessage").asText(), value.asText())
                : meant(schema) + notThis();
    }

    /** Of some keys one has to be there. */
    private String oneOf() {
        if (!value.isObject()) {
            return lines();
        }
        List<String> keys = message.getSchemaNode()
                .valueStream()
                .map(branch -> branch.path("required").path(0).asText())
                .sorted()
                .toList();
        List<String> there = keys.stream().filter(value::has).toList();
        return "%s says one of %s%s"
                .formatted(
                        schema.path("title").asText(),
                        keys,
                        there.isEmpty() ? "" : ", not " + String.join(" and ", there));
    }

    private String meant(JsonNode by) {
        return by.path("errorMessage").asText(message.getMessage());
    }

    private String notThis() {
        return value.isValueNode() ? ", not \"%s\"".formatted(value.asText()) : "";
    }

    private String child(String key) {
        return YamlFile.child(pointer, key);
    }

    /** Of the keys that do not go together, the last one. */
    private String lastOfThose() {
        JsonNode keys = message.getSchemaNode().path("required");
        return keys.isEmpty() ? pointer : child(keys.get(keys.size() - 1).asText());
    }

    private boolean isItem() {
        return !pointer.isEmpty() && segment(pointer).chars().allMatch(Character::isDigit);
    }

    /** How the value is called: by its key, or by that of the list that it is in. */
    private String key() {
        return segment(isItem() ? parent(pointer) : pointer);
    }

    private String name() {
        if (pointer.isEmpty()) {
            return file.name();
        }
        return isItem() ? key() + " of " + segment(parent(parent(pointer))) : key();
    }

    private static String parent(String pointer) {
        return pointer.substring(0, pointer.lastIndexOf('/'));
    }

    private static String segment(String pointer) {
        return pointer.substring(pointer.lastIndexOf('/') + 1)
                .replace("~1", "/")
                .replace("~0", "~");
    }
}
