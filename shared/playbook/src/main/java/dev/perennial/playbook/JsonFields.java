package dev.perennial.playbook;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;

/** The kinds of values that the playbook's files have, as the domain has them. */
final class JsonFields {
    private JsonFields() {}

    /** @throws IllegalArgumentException where there is no such field */
    static String text(JsonNode json, String field) {
        return json.required(field).textValue();
    }

    static Optional<String> optionalText(JsonNode json, String field) {
        return Optional.ofNullable(json.path(field).textValue());
    }

    static Optional<JsonNode> optional(JsonNode json, String field) {
        return Optional.ofNullable(json.get(field));
    }

    static int number(JsonNode json, String field) {
        return json.required(field).intValue();
    }

    static Duration duration(JsonNode json, String field) {
        return Duration.parse(text(json, field));
    }

    static LocalTime time(JsonNode json, String field) {
        return LocalTime.parse(text(json, field));
    }
}
