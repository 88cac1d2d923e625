package dev.perennial.imports.templates;

import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The variables of a template of Amazon Pinpoint as those of a mail of the playbook. A name is {@code {{name}}},
 * another attribute of a user or an endpoint an attribute of the company's own; what is neither stays to a person.
 */
final class Variables {
    private static final Pattern TAG = Pattern.compile("\\{\\{\\{?([^{}]*)}}}?");
    private static final Pattern ATTRIBUTE = Pattern.compile(
            "(?:User\\.UserAttributes|Attributes|Location|Metrics)\\.([A-Za-z0-9_ -]+)(?:\\.\\[?\\d+]?)?");

    private final Map<String, String> defaults;
    private final SortedMap<String, String> attributes = new TreeMap<>();
    private final SortedSet<String> tasks = new TreeSet<>();

    /** @param defaults what Pinpoint shows where a value is missing, by the variable */
    Variables(Map<String, String> defaults) {
        this.defaults = Map.copyOf(defaults);
    }

    /** The attributes that are shown, and the fallback of each; empty where there is none. */
    SortedMap<String, String> attributes() {
        return attributes;
    }

    /** What a person has to do. */
    SortedSet<String> tasks() {
        return tasks;
    }

    /** The text with the variables of a mail in place. */
    String written(String text) {
        return TAG.matcher(text).replaceAll(tag -> Matcher.quoteReplacement(written(tag)));
    }

    private String written(MatchResult tag) {
        String inside = tag.group(1).strip();
        Matcher attribute = ATTRIBUTE.matcher(inside);
        if (!attribute.matches()) {
            tasks.add("'{{" + inside + "}}' is none of the values that a mail shows: write what is meant");
            return "(" + inside.replaceAll("[^A-Za-z0-9 ._-]", "") + "?)";
        }
        String name = name(attribute.group(1));
        if (name.equals("firstName") || name.equals("name")) {
            return "{{#name}}{{name}}{{/name}}";
        }
        if (name.isEmpty()) {
            tasks.add("'{{" + inside + "}}' has no name that an attribute can have");
            return "";
        }
        String fallback = defaults.getOrDefault(inside, "").strip();
        attributes.merge(name, fallback, (before, after) -> before.isEmpty() ? after : before);
        return fallback.isEmpty()
                ? "{{#attributes.%1$s}}{{attributes.%1$s}}{{/attributes.%1$s}}".formatted(name)
                : "{{attributes.%s}}".formatted(name);
    }

    /** {@code favourite_tea} as {@code favouriteTea}. */
    private static String name(String written) {
        StringBuilder name = new StringBuilder();
        for (String word : written.replaceAll("([a-z0-9])([A-Z])", "$1 $2").split("[^A-Za-z0-9]+", -1)) {
            if (!word.isEmpty()) {
                String small = word.toLowerCase(Locale.ROOT);
                name.append(name.isEmpty() ? small : Character.toUpperCase(small.charAt(0)) + small.substring(1));
            }
        }
        String whole = name.toString().replaceFirst("^[0-9]+", "");
        return whole.length() > 40 ? whole.substring(0, 40) : whole;
    }
}
