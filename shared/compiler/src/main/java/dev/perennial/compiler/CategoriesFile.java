package dev.perennial.compiler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.domain.playbook.Categories;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The file categories.yaml: the categories that matter, and which of them are bought after which. */
final class CategoriesFile {
    static final String NAME = "categories.yaml";

    /** How problems call what is missing. */
    private static final String KIND = "category";

    private static final String FILE_KIND = "file";

    private static final String ALL = "/categories";

    private final YamlFile file;
    private final Set<String> names = new TreeSet<>();

    /** Of which category the orders in a word are. */
    private final Map<String, String> words = new HashMap<>();

    private CategoriesFile(YamlFile file) {
        this.file = file;
        file.at(ALL).fieldNames().forEachRemaining(names::add);
    }

    /** Takes the categories to {@code compiled}, and their names as mails show them to {@code texts}. */
    static void compile(YamlFile file, LocalizedTexts texts, ObjectNode compiled) {
        CategoriesFile categories = new CategoriesFile(file);
        ObjectNode target = compiled.putObject("categories");
        file.at(ALL).properties().forEach(it -> {
            String name = it.getKey();
            String pointer = YamlFile.child(ALL, name);
            texts.compile(file, pointer + "/name", KIND, name);
            if (it.getValue() instanceof ObjectNode category) {
                categories.check(name, pointer, category);
                target.set(name, category.deepCopy().without("name"));
            }
        });
    }

    private void check(String name, String pointer, JsonNode category) {
        word(name, pointer, name);
        JsonNode inOrders = category.path("inOrders");
        for (int i = 0; file.isSound(pointer + "/inOrders") && i < inOrders.size(); i++) {
            word(inOrders.path(i).asText(), pointer + "/inOrders/" + i, name);
        }
        category.path("next").fieldNames().forEachRemaining(other -> {
            String next = YamlFile.child(pointer + "/next", other);
            if (other.equals(name)) {
                file.addAtKey(next, name + " does not come after itself");
            } else if (!names.contains(other)) {
                file.addAtKey(next, "there is no category \"%s\"; there are %s".formatted(other, names));
            }
        });
    }

    private void word(String word, String pointer, String name) {
        String other = words.putIfAbsent(Categories.plain(word), name);
        if (other != null && !other.equals(name)) {
            file.addAtKey(
                    pointer,
                    "orders in \"%s\" are of %s and of %s: say it of one of them".formatted(word.strip(), other, name));
        }
    }

    /** What stands there makes no sense without the categories. */
    static void refer(YamlFile file, String pointer) {
        file.refer(FILE_KIND, NAME, pointer);
    }

    /** The same of a mail. */
    static void refer(Problems problems, Source mail) {
        int at = mail.text().indexOf(Categories.NEXT);
        problems.refer(FILE_KIND, NAME, mail.name(), mail.placeOf(Math.max(0, at)));
    }

    /** A condition over categories needs the file, and those that it names. */
    static void refer(YamlFile file, String pointer, JsonNode customer) {
        for (String field : List.of("categories", Categories.NEXT)) {
            JsonNode values = customer.path(field);
            if (!values.isMissingNode()) {
                refer(file, pointer);
            }
            values.valueStream().filter(JsonNode::isTextual).forEach(name -> file.refer(KIND, name.asText(), pointer));
        }
    }

    static void addUnknown(Problems problems, ObjectNode playbook) {
        if (playbook.has("categories")) {
            Set<String> names = new TreeSet<>();
            playbook.path("categories").fieldNames().forEachRemaining(names::add);
            problems.addUnknown(KIND, names, "; " + NAME + " has " + names);
        } else {
            problems.addUnknown(FILE_KIND, Set.of(), ": without it no customer has categories, or a next one");
        }
    }
}
