package dev.perennial.categories;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/** A fitted model as a file of JSON, in the words of the table {@code models}. */
final class ModelFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ModelFile() {}

    static String write(Map<String, Object> model) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(model) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
