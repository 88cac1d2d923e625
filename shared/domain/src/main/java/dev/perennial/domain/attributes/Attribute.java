package dev.perennial.domain.attributes;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One attribute that a company declares.
 *
 * @param uses where it may be used; a secret one is used nowhere but in the record
 * @param personal whether it tells of a person, so that it is part of what they are told on request; all go with an
 *     erasure
 * @param secret whether it is left out of exports, conditions and mails
 * @param byForms whether a form that anybody may post can set it; otherwise only the company does, by its signature
 * @param fallback what a mail shows where the customer has none
 */
public record Attribute(
        String name,
        AttributeType type,
        Set<Use> uses,
        boolean personal,
        boolean secret,
        boolean byForms,
        Optional<String> fallback) {
    /** What a name looks like: a small letter, then letters and digits, at most 40 in all. */
    public static final String NAME = "[a-z][A-Za-z0-9]{0,39}";

    private static final Pattern WRITTEN = Pattern.compile(NAME);

    /** Where an attribute may be used. */
    public enum Use {
        /** Conditions of journeys and segments, and the days that a step waits for. */
        CONDITIONS,
        MAILS,
        EXPORT
    }

    public Attribute {
        uses = secret ? Set.of() : Set.copyOf(uses);
    }

    public boolean isFor(Use use) {
        return uses.contains(use);
    }

    /** Whether a text may be the name of one. */
    public static boolean isName(String text) {
        return WRITTEN.matcher(text).matches();
    }
}
