package dev.perennial.categories;

import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.playbook.Categories;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which categories the words of orders mean: those of a playbook, or the words themselves. */
final class Words {
    private static final int LONGEST_NAME = 30;

    private final Optional<Categories> known;

    /** By the name that was made of them. */
    private final Map<String, Set<String>> called = new LinkedHashMap<>();

    /** What the playbook does not know, and how many lines say it. */
    private final Map<String, Long> unknown = new HashMap<>();

    private Words(Optional<Categories> known) {
        this.known = known;
    }

    static Words of(Categories playbook) {
        return new Words(Optional.of(playbook));
    }

    static Words asCalled() {
        return new Words(Optional.empty());
    }

    /** The name of the category, as categories.yaml has it; empty where there is none. */
    Optional<String> category(String word) {
        if (word.isBlank()) {
            return Optional.empty();
        }
        if (known.isEmpty()) {
            String name = name(word);
            called.computeIfAbsent(name, _ -> new TreeSet<>()).add(Categories.plain(word));
            return Optional.of(name);
        }
        Fact.Item item = new Fact.Item("", Optional.empty(), Optional.of(word), 1, Optional.empty());
        Optional<String> name = known.get().of(List.of(item)).stream().findFirst();
        if (name.isEmpty()) {
            unknown.merge(Categories.plain(word), 1L, Long::sum);
        }
        return name;
    }

    /** The categories of the playbook, in the order of its file. */
    Optional<List<String>> ofPlaybook() {
        return known.map(it -> it.all().stream().map(Categories.Category::name).toList());
    }

    /** The words of which a name was made. */
    Set<String> called(String name) {
        return called.getOrDefault(name, Set.of());
    }

    Map<String, Long> unknown() {
        return Map.copyOf(unknown);
    }

    /** Small letters, digits and hyphens; of a word without any of them, what tells it apart. */
    private static String name(String word) {
        String name = Categories.plain(word)
                .replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("ß", "ss")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        if (name.isEmpty()) {
            return "category-" + Integer.toHexString(word.strip().hashCode());
        }
        return name.length() <= LONGEST_NAME
                ? name
                : name.substring(0, LONGEST_NAME).replaceAll("-+$", "");
    }

    /** A word as a person would write it. */
    static String shown(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
