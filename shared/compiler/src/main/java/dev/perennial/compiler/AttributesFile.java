package dev.perennial.compiler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.domain.attributes.Attribute;
import dev.perennial.domain.attributes.AttributeCatalog;
import dev.perennial.playbook.AttributesReader;
import java.util.Optional;
import java.util.Set;

/** The file attributes.yaml: what the company knows of its customers besides. */
final class AttributesFile {
    static final String NAME = "attributes.yaml";

    /** Who takes in facts reads this and nothing else of the playbook. */
    static final String COMPILED = "attributes.json";

    private static final String ALL = "/attributes";

    /** Names that records have already: one thing has one name. */
    private static final Set<String> TAKEN =
            Set.of("email", "name", "locale", "timezone", "birthday", "externalId", "customerId", "consent");

    private AttributesFile() {}

    /** Takes the attributes to {@code compiled}; none where there is no such file, or it is not sound. */
    static AttributeCatalog compile(Optional<YamlFile> file, ObjectNode compiled) {
        file.ifPresent(it -> it.at(ALL).fieldNames().forEachRemaining(name -> check(it, name)));
        Optional<JsonNode> sound = file.filter(it -> it.isSound("")).map(YamlFile::json);
        sound.ifPresent(json -> compiled.set("attributes", json));
        return sound.map(AttributesReader::read).orElse(AttributeCatalog.NONE);
    }

    /** What functions read that take in facts. */
    static String compiled(ObjectNode playbook) {
        return Optional.ofNullable(playbook.get("attributes"))
                .orElseGet(JsonNodeFactory.instance::objectNode)
                .toString();
    }

    private static void check(YamlFile file, String name) {
        String pointer = YamlFile.child(ALL, name);
        if (!file.isSound(pointer)) {
            return;
        }
        JsonNode attribute = file.at(pointer);
        if (TAKEN.contains(name)) {
            file.addAtKey(pointer, name + " is the name of what every record has: call the attribute otherwise");
        }
        if (attribute.path("secret").asBoolean() && attribute.has("use")) {
            file.add(pointer + "/use", "what is secret is used nowhere: leave out use, or secret");
        }
        if (attribute.path("secret").asBoolean() && attribute.path("forms").asBoolean()) {
            file.add(pointer + "/forms", "what is secret is set by the company alone: leave out forms, or secret");
        }
        if (attribute.path("type").asText().equals("one of") != attribute.has("options")) {
            file.add(pointer, "options belong to the type \"one of\", which needs them");
            return;
        }
        Attribute read = AttributesReader.read(JsonNodeFactory.instance
                        .objectNode()
                        .set("attributes", JsonNodeFactory.instance.objectNode().set(name, attribute)))
                .named(name)
                .orElseThrow();
        read.fallback()
                .filter(_ -> !read.isFor(Attribute.Use.MAILS))
                .ifPresent(_ -> file.add(pointer + "/fallback", "mails may not show it: leave out fallback"));
    }
}
