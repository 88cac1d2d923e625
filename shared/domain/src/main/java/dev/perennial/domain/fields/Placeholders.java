package dev.perennial.domain.fields;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Ids that are none: what a program writes where it has no value, and the accounts that all guests of a shop share. Who
 * took them for names would make one customer of strangers.
 *
 * @param more those of this company, in small letters
 */
public record Placeholders(Set<String> more) {
    /** Those that are none for every company. */
    public static final Placeholders USUAL = new Placeholders(Set.of());

    private static final Set<String> WORDS = Set.of(
            "null",
            "(null)",
            "<null>",
            "nil",
            "none",
            "nan",
            "undefined",
            "void",
            "empty",
            "n/a",
            "na",
            "not set",
            "unset",
            "unknown",
            "[object object]",
            "object object",
            "[object undefined]",
            "[object null]",
            "system.object",
            "guest",
            "anonymous",
            "anonymous user",
            "anon",
            "dummy",
            "true",
            "false",
            "-1");

    /** Zeros alone, a UUID of zeros, and what holds neither a letter nor a digit. */
    private static final Pattern NOTHING = Pattern.compile("[0\\p{P}\\p{S}\\p{Z}]*");

    /** A template that nobody filled in: {{customer.id}}, ${id}, %s, <id>. */
    private static final Pattern UNFILLED =
            Pattern.compile("\\{\\{.*}}|[$#%]\\{.*}|\\{%.*%}|%[sdi@]|%%.*%%|\\*\\|.*\\|\\*");

    public Placeholders {
        more = more.stream().map(Placeholders::normal).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether an id names nobody. */
    public boolean include(String id) {
        String normal = normal(id);
        return WORDS.contains(normal)
                || NOTHING.matcher(normal).matches()
                || UNFILLED.matcher(normal).matches()
                || more.contains(normal);
    }

    private static String normal(String id) {
        return id.strip().toLowerCase(Locale.ROOT);
    }
}
