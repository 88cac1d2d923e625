package dev.perennial.compiler;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What a condition says, read word by word: all that is named has to hold, of alternatives one, of the values in a list
 * one, and of a list of objects one has to be as all that is said below it.
 */
final class PlainMeaning {
    private PlainMeaning() {}

    static boolean holds(JsonNode condition, JsonNode view) {
        for (Map.Entry<String, JsonNode> part : condition.properties()) {
            JsonNode said = part.getValue();
            boolean holds = switch (part.getKey()) {
                case "$or" -> each(said).anyMatch(it -> holds(it, view));
                case "segment" ->
                    (said.isArray() ? each(said) : Stream.of(said))
                            .anyMatch(
                                    name -> each(view.at("/customer/segments")).anyMatch(name::equals));
                default -> field(said, view.path(part.getKey()));
            };
            if (!holds) {
                return false;
            }
        }
        return true;
    }

    private static boolean field(JsonNode said, JsonNode value) {
        if (said.isObject()) {
            return value.isArray() ? each(value).anyMatch(it -> holds(said, it)) : holds(said, value);
        }
        return each(said).anyMatch(matcher -> {
            if (matcher.has("exists")) {
                boolean exists = !value.isMissingNode() && !(value.isArray() && value.isEmpty());
                return matcher.path("exists").booleanValue() == exists;
            }
            return (value.isArray() ? each(value) : Stream.of(value))
                    .filter(it -> !it.isMissingNode())
                    .anyMatch(it -> matches(matcher, it));
        });
    }

    private static boolean matches(JsonNode matcher, JsonNode value) {
        if (!matcher.isObject()) {
            return same(matcher, value);
        }
        Map.Entry<String, JsonNode> only = matcher.properties().iterator().next();
        JsonNode wanted = only.getValue();
        return switch (only.getKey()) {
            case "numeric" -> value.isNumber() && numeric(wanted, value);
            case "anything-but" ->
                wanted.isObject()
                        ? !matches(wanted, value)
                        : (wanted.isArray() ? each(wanted) : Stream.of(wanted)).noneMatch(it -> same(it, value));
            case "equals-ignore-case" -> value.isTextual() && value.asText().equalsIgnoreCase(wanted.asText());
            case "prefix" ->
                wanted.isObject()
                        ? starts(fold(value), fold(ignoredCase(wanted)))
                        : starts(value.asText(), wanted.asText());
            case "suffix" -> value.isTextual() && value.asText().endsWith(wanted.asText());
            default ->
                value.isTextual() && value.asText().matches(wanted.asText().replace("*", ".*"));
        };
    }

    private static JsonNode ignoredCase(JsonNode wanted) {
        return wanted.path("equals-ignore-case");
    }

    private static boolean starts(String text, String start) {
        return text.startsWith(start);
    }

    private static String fold(JsonNode text) {
        return text.asText().toUpperCase(Locale.ROOT);
    }

    private static boolean same(JsonNode wanted, JsonNode value) {
        return (wanted.isNumber() && value.isNumber())
                ? wanted.decimalValue().compareTo(value.decimalValue()) == 0
                : wanted.equals(value);
    }

    private static boolean numeric(JsonNode range, JsonNode value) {
        for (int i = 0; i < range.size(); i += 2) {
            int sign = value.decimalValue().compareTo(range.get(i + 1).decimalValue());
            boolean holds = switch (range.get(i).asText()) {
                case "<" -> sign < 0;
                case "<=" -> sign <= 0;
                case ">" -> sign > 0;
                case ">=" -> sign >= 0;
                default -> sign == 0;
            };
            if (!holds) {
                return false;
            }
        }
        return true;
    }

    private static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
