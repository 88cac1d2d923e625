package dev.perennial.compiler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.domain.playbook.Categories;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** The file categories.yaml: the categories that matter, and which of them are bought after which. */
final class Assortment {
    static final String FILE = "categories.yaml";

    /** The record keeps those that a customer bought, and has to stay small. */
    static final int MOST = 40;

    /** How problems call what is missing. */
    private static final String KIND = "category";

    private static final String FILE_KIND = "file";

    private final Set<String> languages;
    private final ObjectNode compiled;
    private final Map<String, String> texts;

    /** Whose word of orders it is. */
    private final Map<String, String> words = new HashMap<>();

    private Assortment(Set<String> languages, ObjectNode compiled, Map<String, String> texts) {
        this.languages = languages;
        this.compiled = compiled;
        this.texts = texts;
    }

    /**
     * Writes the categories to {@code compiled}.
     *
     * @param languages those that the mails are written in
     * @param texts takes the names of the categories as mails show them, by file name
     */
    static void compile(Section file, Set<String> languages, ObjectNode compiled, Map<String, String> texts) {
        Map<String, Section> sections =
                file.only("categories").section("categories").sections();
        if (sections.size() > MOST) {
            file.tell(
                    file.lineOf("categories"),
                    "there are %d categories; at most %d fit into a customer's record: leave out those that lead to nothing, or put several together with inOrders"
                            .formatted(sections.size(), MOST));
        }
        Assortment assortment = new Assortment(languages, compiled.putObject("categories"), texts);
        sections.forEach((name, category) -> assortment.category(name, category, sections.keySet()));
    }

    private void category(String name, Section category, Set<String> names) {
        if (!Journeys.isName(name)) {
            category.tell(category.line(), Journeys.unlikeAName("a category's", name));
        }
        category.only("name", "inOrders", "next");
        ObjectNode target = compiled.putObject(name);
        Section shown = category.section("name").only(languages.toArray(String[]::new));
        for (String language : languages) {
            shown.text(language)
                    .ifPresent(text -> texts.put(
                            "emails/category.%s.%s.txt".formatted(name, language),
                            Offers.plain(shown, language, text)));
        }
        word(category, category.line(), name, name);
        if (category.has("inOrders")) {
            ArrayNode inOrders = target.putArray("inOrders");
            for (ScalarNode text : category.texts("inOrders")) {
                inOrders.add(text.getValue());
                word(category, Yaml.line(text), text.getValue(), name);
            }
        }
        if (category.has("next")) {
            ObjectNode next = target.putObject("next");
            category.section("next")
                    .sections()
                    .forEach((other, it) -> next(name, other, it, names, next.putObject(other)));
        }
    }

    private void next(String name, String other, Section next, Set<String> names, ObjectNode target) {
        next.only("lift", "customers");
        if (other.equals(name)) {
            next.tell(next.line(), name + " does not come after itself");
        } else if (!names.contains(other)) {
            next.tell(
                    next.line(),
                    "there is no category \"%s\"; there are %s".formatted(other, List.copyOf(new TreeSet<>(names))));
        }
        next.decimal("lift", 1, 1_000_000).ifPresent(lift -> target.put("lift", lift));
        next.number("customers", 1, 1_000_000_000).ifPresent(it -> target.put("customers", it));
    }

    private void word(Section category, int line, String word, String name) {
        String other = words.putIfAbsent(Categories.plain(word), name);
        if (other != null && !other.equals(name)) {
            category.tell(
                    line,
                    "orders in \"%s\" are of %s and of %s: say it of one of them".formatted(word.strip(), other, name));
        }
    }

    /** What the file of that section says there makes no sense without the categories. */
    static void needs(Section section, int line) {
        section.problems().needs(FILE_KIND, FILE, section.file(), line);
    }

    /** The same of a mail. */
    static void needs(Problems problems, Source mail) {
        int at = mail.text().indexOf(Categories.NEXT);
        problems.needs(FILE_KIND, /* name= */ FILE, /* file= */ mail.name(), mail.lineOf(Math.max(0, at)));
    }

    /** A condition over categories needs the file, and those that it names. */
    static void needs(Section section, int line, JsonNode customer) {
        for (String field : List.of("categories", Categories.NEXT)) {
            JsonNode values = customer.path(field);
            if (!values.isMissingNode()) {
                needs(section, line);
            }
            values.valueStream()
                    .filter(JsonNode::isTextual)
                    .forEach(name -> section.problems().needs(KIND, name.asText(), section.file(), line));
        }
    }

    static void tellUnknown(Problems problems, ObjectNode playbook) {
        if (playbook.has("categories")) {
            Set<String> names = new TreeSet<>();
            playbook.path("categories").fieldNames().forEachRemaining(names::add);
            problems.tellUnknown(KIND, names, "; " + FILE + " has " + names);
        } else {
            problems.tellUnknown(FILE_KIND, Set.of(), ": without it no customer has categories, or a next one");
        }
    }
}
