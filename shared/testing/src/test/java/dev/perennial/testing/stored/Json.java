package dev.perennial.testing.stored;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Plain maps as JSON and back. */
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(DeserializationFeature.USE_LONG_FOR_INTS);

    private Json() {}

    static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    static Map<String, Object> map(String text) {
        try {
            return MAPPER.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    /** What is there under a name; empty text where nothing is. */
    static Object value(Map<?, ?> from, Object name) {
        Object value = from.get(name);
        return value == null ? "" : value;
    }

    static String text(Map<String, Object> from, String name) {
        return value(from, name).toString();
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(Map<String, Object> from, String name) {
        return (Map<String, Object>) from.getOrDefault(name, Map.of());
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> objects(Map<String, Object> from, String name) {
        return (List<Map<String, Object>>) from.getOrDefault(name, List.of());
    }

    @SuppressWarnings("unchecked")
    static List<String> texts(Map<String, Object> from, String name) {
        return (List<String>) from.getOrDefault(name, List.of());
    }
}
