package dev.perennial.compiler;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The texts of all mails in one language. Remembers which were used, to tell those that are not. */
final class Texts {
    private final String language;
    private final Section file;
    private final Map<String, Map<String, Text>> texts = new LinkedHashMap<>();
    private final Set<String> used = new HashSet<>();
    private final Set<String> unreadable = new HashSet<>();

    /**
     * One text.
     *
     * @param paragraphs one entry for a plain text, any number for a list
     * @param list whether each entry is a paragraph of its own
     */
    record Text(List<String> paragraphs, boolean list, int line) {}

    private Texts(String language, Section file) {
        this.language = language;
        this.file = file;
    }

    static Texts read(String language, Section file) {
        Texts texts = new Texts(language, file);
        file.sections().forEach((mail, section) -> {
            Map<String, Text> entries = new LinkedHashMap<>();
            section.entries()
                    .forEach((key, node) -> text(section, key, node)
                            .ifPresentOrElse(it -> entries.put(key, it), () -> texts.unreadable.add(mail + "." + key)));
            texts.texts.put(mail, entries);
        });
        return texts;
    }

    private static Optional<Text> text(Section section, String key, Node node) {
        int line = Yaml.line(node);
        return switch (node) {
            case ScalarNode scalar
            when !scalar.getValue().isBlank() -> Optional.of(new Text(List.of(oneLine(scalar)), false, line));
            case SequenceNode list
            when !list.getValue().isEmpty() && list.getValue().stream().allMatch(ScalarNode.class::isInstance) ->
                Optional.of(new Text(
                        list.getValue().stream()
                                .map(item -> oneLine((ScalarNode) item))
                                .toList(),
                        true,
                        line));
            default -> {
                section.tell(
                        line,
                        key
                                + " must be a text, or a list of texts; one that begins with { or"
                                + " [ needs quotes around it");
                yield Optional.empty();
            }
        };
    }

    private static String oneLine(ScalarNode scalar) {
        return scalar.getValue().strip().replaceAll("\\s+", " ");
    }

    String language() {
        return language;
    }

    String fileName() {
        return file.file();
    }

    /** The text, or empty with a problem told that names who asked for it. */
    Optional<Text> find(String mail, String key, String askedBy) {
        Optional<Text> text =
                Optional.ofNullable(texts.getOrDefault(mail, Map.of()).get(key));
        used.add(mail + "." + key);
        if (text.isEmpty() && !file.absent() && !unreadable.contains(mail + "." + key)) {
            file.tell(
                    file.lineOf(mail),
                    "the text \"%s\" of \"%s\" is missing; %s shows it".formatted(key, mail, askedBy));
        }
        return text;
    }

    void tell(Text text, String sentence) {
        file.tell(text.line(), sentence);
    }

    /** Every text with its place, for checks that all texts must pass. */
    void forEach(BiConsumer<String, Text> consumer) {
        texts.forEach((mail, entries) -> entries.values().forEach(it -> consumer.accept(mail, it)));
    }

    /** To be called when all mails are compiled. */
    void tellUnused() {
        texts.forEach((mail, entries) -> entries.forEach((key, text) -> {
            if (!used.contains(mail + "." + key)) {
                tell(text, "no mail shows the text \"%s\" of \"%s\"".formatted(key, mail));
            }
        }));
    }
}
