package dev.perennial.compiler;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What mails show of an offer, a tier or a category, in each language that they are written in.
 *
 * @param output takes each text, by file name
 */
record LocalizedTexts(Set<String> languages, Map<String, String> output) {
    /**
     * Takes the texts of one of them to the output.
     *
     * @param kind what it is, such as {@code offer}
     * @param pointer where its texts stand, by language
     */
    void compile(YamlFile file, String pointer, String kind, String name) {
        if (!file.isSound(pointer)) {
            return;
        }
        String key = pointer.substring(pointer.lastIndexOf('/') + 1);
        Set<String> missing = new TreeSet<>(languages);
        file.at(pointer).properties().forEach(it -> {
            String language = it.getKey();
            missing.remove(language);
            if (!languages.contains(language)) {
                file.addAtKey(
                        YamlFile.child(pointer, language),
                        "\"%s\" is not known in %s; there are %s".formatted(language, key, languages));
            }
            String text = it.getValue().asText().strip().replaceAll("\\s+", " ");
            output.put("emails/%s.%s.%s.txt".formatted(kind, name, language), text);
        });
        missing.forEach(language ->
                file.add(YamlFile.child(pointer, language), "%s is missing in %s".formatted(language, key)));
    }
}
