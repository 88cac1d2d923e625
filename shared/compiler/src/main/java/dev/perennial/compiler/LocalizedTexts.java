package dev.perennial.compiler;

import dev.perennial.domain.playbook.Languages;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What mails show of an offer, a tier or a category, in each language that they are written in.
 *
 * @param whole those that have to have all of them
 * @param output takes each text, by file name
 */
record LocalizedTexts(Set<String> languages, WholeLanguages whole, Map<String, String> output) {
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
        Map<String, String> texts = new TreeMap<>();
        file.at(pointer).properties().forEach(it -> {
            String language = Languages.canonical(it.getKey()).orElse(it.getKey());
            if (!languages.contains(language)) {
                file.addAtKey(
                        YamlFile.child(pointer, it.getKey()),
                        "\"%s\" is not known in %s; there are %s".formatted(it.getKey(), key, languages));
            }
            texts.put(language, it.getValue().asText().strip().replaceAll("\\s+", " "));
        });
        for (String language : languages) {
            Languages.fallbacks(Locale.forLanguageTag(language)).stream()
                    .flatMap(tag -> Optional.ofNullable(texts.get(tag)).stream())
                    .findFirst()
                    .or(() -> Optional.ofNullable(texts.get("en"))
                            .filter(_ -> whole.mayBeEnglish(language, file.name(), name)))
                    .ifPresentOrElse(
                            text -> output.put("emails/%s.%s.%s.txt".formatted(kind, name, language), text),
                            () -> file.add(
                                    YamlFile.child(pointer, language), "%s is missing in %s".formatted(language, key)));
        }
    }
}
