package dev.perennial.playbook;

import static dev.perennial.playbook.JsonFields.optionalText;
import static dev.perennial.playbook.JsonFields.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.domain.attributes.Attribute;
import dev.perennial.domain.attributes.Attribute.Use;
import dev.perennial.domain.attributes.AttributeCatalog;
import dev.perennial.domain.attributes.AttributeType;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads attributes.yaml. */
public final class AttributesReader {
    private AttributesReader() {}

    /** The catalog; nothing is declared where the file is missing. */
    public static AttributeCatalog read(JsonNode json) {
        SortedMap<String, Attribute> declared = new TreeMap<>();
        json.path("attributes")
                .properties()
                .forEach(it -> declared.put(it.getKey(), attribute(it.getKey(), it.getValue())));
        return new AttributeCatalog(declared, !json.path("undeclared").asText().equals("leave out"));
    }

    private static Attribute attribute(String name, JsonNode json) {
        return new Attribute(
                name,
                type(json),
                uses(json),
                json.path("personal").asBoolean(true),
                json.path("secret").asBoolean(false),
                json.path("forms").asBoolean(false),
                optionalText(json, "fallback"));
    }

    private static AttributeType type(JsonNode json) {
        String type = text(json, "type");
        return switch (type) {
            case "text" -> new AttributeType.Text();
            case "number" -> new AttributeType.Decimal();
            case "money" -> new AttributeType.Amount();
            case "date" -> new AttributeType.Day();
            case "yes/no" -> new AttributeType.YesNo();
            case "one of" ->
                new AttributeType.OneOf(json.required("options")
                        .valueStream()
                        .map(JsonNode::asText)
                        .toList());
            default -> throw new IllegalArgumentException("an unknown type of attribute: " + type);
        };
    }

    private static Set<Use> uses(JsonNode json) {
        if (!json.has("use")) {
            return EnumSet.allOf(Use.class);
        }
        Set<Use> uses = EnumSet.noneOf(Use.class);
        json.path("use").forEach(it -> uses.add(Use.valueOf(it.asText().toUpperCase(Locale.ROOT))));
        return uses;
    }
}
