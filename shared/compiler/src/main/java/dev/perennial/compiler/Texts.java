package dev.perennial.compiler;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The texts of all mails in one language. What a region's file does not say its language says, where that has a file.
 * Remembers which were used, to tell those that are not.
 */
final class Texts {
    private final String language;
    private final YamlFile file;
    private final Optional<Texts> otherwise;
    private final Map<String, Optional<Text>> found = new HashMap<>();

    /**
     * One text.
     *
     * @param paragraphs one entry for a plain text, any number for a list
     * @param list whether each entry is a paragraph of its own
     * @param file in which it stands
     * @param pointer where in it
     */
    record Text(List<String> paragraphs, boolean list, YamlFile file, String pointer) {}

    /** @param otherwise where the texts stand that the file has not; empty where it has to have all */
    Texts(String language, YamlFile file, Optional<Texts> otherwise) {
        this.language = language;
        this.file = file;
        this.otherwise = otherwise;
    }

    String language() {
        return language;
    }

    String fileName() {
        return file.name();
    }

    /** Whether there is anything of a mail, here or where its texts stand otherwise. */
    boolean has(String mail) {
        return !file.at(YamlFile.child("", mail)).isMissingNode()
                || otherwise.filter(it -> it.has(mail)).isPresent();
    }

    /** The text, or empty with a problem added that names who asked for it. */
    Optional<Text> find(String mail, String key, String askedBy) {
        String pointer = YamlFile.child(YamlFile.child("", mail), key);
        return found.computeIfAbsent(pointer, _ -> {
            boolean sound = file.isSound(pointer);
            JsonNode text = file.at(pointer);
            if (sound && text.isMissingNode() && otherwise.isPresent()) {
                return otherwise.get().find(mail, key, askedBy);
            }
            if (sound && text.isMissingNode()) {
                file.add(pointer, "the text \"%s\" of \"%s\" is missing; %s shows it".formatted(key, mail, askedBy));
            }
            return sound && !text.isMissingNode() ? Optional.of(text(text, file, pointer)) : Optional.empty();
        });
    }

    private static Text text(JsonNode text, YamlFile file, String pointer) {
        return text.isArray()
                ? new Text(text.valueStream().map(Texts::oneLine).toList(), true, file, pointer)
                : new Text(List.of(oneLine(text)), false, file, pointer);
    }

    private static String oneLine(JsonNode text) {
        return text.asText().strip().replaceAll("\\s+", " ");
    }

    void add(Text text, String sentence) {
        text.file().add(text.pointer(), sentence);
    }

    /** To be called when all mails are compiled. */
    void addUnused() {
        file.json()
                .properties()
                .forEach(mail -> mail.getValue().fieldNames().forEachRemaining(key -> {
                    String pointer = YamlFile.child(YamlFile.child("", mail.getKey()), key);
                    if (!found.containsKey(pointer)) {
                        file.addAtKey(pointer, "no mail shows the text \"%s\" of \"%s\"".formatted(key, mail.getKey()));
                    }
                }));
    }
}
