package dev.perennial.domain.attributes;

import dev.perennial.domain.attributes.Attribute.Use;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The attributes that a company declares.
 *
 * @param declared by name, {@value #MOST} at most: with {@value AttributeType#MOST_CHARACTERS} characters each they
 *     bound what a record holds
 * @param refusesOthers whether a post with an attribute that is not declared is refused as a whole; otherwise it is
 *     taken in without it, and its event says so
 */
public record AttributeCatalog(SortedMap<String, Attribute> declared, boolean refusesOthers) {
    public static final int MOST = 50;

    /** Before the name of an attribute in a mail. */
    public static final String IN_MAILS = "attributes.";

    public static final AttributeCatalog NONE = new AttributeCatalog(new TreeMap<>(), true);

    public AttributeCatalog {
        declared = Collections.unmodifiableSortedMap(new TreeMap<>(declared));
    }

    /** What a value comes to. */
    public sealed interface Reading {
        /** The value as it is kept; empty where the text takes it back. */
        record Known(String value) implements Reading {}

        /** No such attribute is declared. */
        record Undeclared(String because) implements Reading {}

        /** It is no value of the attribute's type. */
        record Wrong(String because) implements Reading {}
    }

    /** Reads a value as it was sent; an empty text takes back what was known. */
    public Reading read(String name, String text) {
        Optional<Attribute> attribute = named(name);
        if (attribute.isEmpty()) {
            return new Reading.Undeclared("is not declared in attributes.yaml");
        }
        AttributeType type = attribute.get().type();
        return text.isEmpty()
                ? new Reading.Known("")
                : type.read(text).<Reading>map(Reading.Known::new).orElseGet(() -> new Reading.Wrong(type.otherwise()));
    }

    public Optional<Attribute> named(String name) {
        return Optional.ofNullable(declared.get(name));
    }

    /** Those that may be used there, by name. */
    public SortedMap<String, Attribute> usedFor(Use use) {
        return declared.values().stream()
                .filter(it -> it.isFor(use))
                .collect(Collectors.toMap(Attribute::name, it -> it, (a, _) -> a, TreeMap::new));
    }

    /**
     * What mails show, by {@code attributes.} and the name: what is known, otherwise the fallback. A no is as good as
     * no value, so that a section of the mail can depend on it.
     */
    public Map<String, String> inMails(Attributes known) {
        Map<String, String> values = new TreeMap<>();
        usedFor(Use.MAILS).forEach((name, it) -> it.fallback().ifPresent(text -> values.put(IN_MAILS + name, text)));
        shown(known, Use.MAILS).forEach((name, value) -> {
            boolean no = value.equals("false")
                    && named(name)
                            .filter(it -> it.type() instanceof AttributeType.YesNo)
                            .isPresent();
            if (no) {
                values.remove(IN_MAILS + name);
            } else {
                values.put(IN_MAILS + name, value);
            }
        });
        return values;
    }

    /** Of what is known those that may be used there and are of their declared type still. */
    public Map<String, String> shown(Attributes known, Use use) {
        Map<String, String> shown = new TreeMap<>();
        usedFor(use)
                .forEach((name, attribute) ->
                        known.value(name).flatMap(attribute.type()::read).ifPresent(value -> shown.put(name, value)));
        return shown;
    }
}
