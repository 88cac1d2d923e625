package dev.perennial.dynamodb.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The members of a request, or of a part of one. What nobody asked for is refused in the end, by its name. */
public final class Members {
    private final String where;
    private final JsonNode json;
    private final Set<String> read = new HashSet<>();

    /**
     * Reads nothing yet.
     *
     * @param where names the request, or its part
     */
    public Members(String where, JsonNode json) {
        if (!json.isObject()) {
            throw ServiceException.serialization(where + " is an object, not " + json);
        }
        this.where = where;
        this.json = json;
    }

    public Optional<JsonNode> find(String name) {
        read.add(name);
        JsonNode value = json.get(name);
        return value == null || value.isNull() ? Optional.empty() : Optional.of(value);
    }

    public JsonNode get(String name) {
        return find(name).orElseThrow(() -> missing(name));
    }

    public Members part(String name) {
        return new Members(where + "." + name, get(name));
    }

    public Optional<Members> findPart(String name) {
        return find(name).map(part -> new Members(where + "." + name, part));
    }

    public String text(String name) {
        return text(name, get(name));
    }

    public Optional<String> findText(String name) {
        return find(name).map(value -> text(name, value));
    }

    /** One of the choices; the first where nothing is said. */
    public String choice(String name, String... choices) {
        String chosen = findText(name).orElse(choices[0]);
        if (!List.of(choices).contains(chosen)) {
            throw ServiceException.validation("1 validation error detected: Value '" + chosen + "' at '"
                    + Character.toLowerCase(name.charAt(0)) + name.substring(1)
                    + "' failed to satisfy constraint: Member must satisfy enum value set: ["
                    + String.join(", ", choices) + "]");
        }
        return chosen;
    }

    public boolean flag(String name) {
        return find(name)
                .map(value -> {
                    if (!value.isBoolean()) {
                        throw ServiceException.serialization(where + "." + name + " is true or false, not " + value);
                    }
                    return value.booleanValue();
                })
                .orElse(false);
    }

    public Optional<Integer> number(String name) {
        return find(name).map(value -> {
            if (!value.canConvertToInt()) {
                throw ServiceException.serialization(where + "." + name + " is a number, not " + value);
            }
            return value.intValue();
        });
    }

    private String text(String name, JsonNode value) {
        if (!value.isTextual()) {
            throw ServiceException.serialization(where + "." + name + " is a text, not " + value);
        }
        return value.textValue();
    }

    private static ServiceException missing(String name) {
        return ServiceException.validation("1 validation error detected: Value null at '"
                + Character.toLowerCase(name.charAt(0)) + name.substring(1)
                + "' failed to satisfy constraint: Member must not be null");
    }

    /** Refuses members that were not read. */
    public void done() {
        for (Map.Entry<String, JsonNode> member : json.properties()) {
            if (!read.contains(member.getKey())) {
                throw ServiceException.validation(
                        "The member " + member.getKey() + " of " + where + " is not known here");
            }
        }
    }
}
