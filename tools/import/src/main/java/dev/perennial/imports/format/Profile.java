package dev.perennial.imports.format;

import dev.perennial.domain.values.Attribution;
import dev.perennial.domain.values.Birthday;
import java.util.Optional;

/** What a row says of a person besides how they are reached. */
public record Profile(
        Optional<String> name,
        Optional<String> locale,
        Optional<String> timezone,
        Optional<Attribution> attribution,
        Optional<Birthday> birthday) {
    /** Nothing is said. */
    public static final Profile NONE =
            new Profile(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** A name, and nothing else. */
    public static Profile named(Optional<String> name) {
        return new Profile(name, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** First and last name as one; nothing where both are blank. */
    public static Optional<String> name(String first, String last) {
        String whole = (first.strip() + " " + last.strip()).strip();
        return whole.isEmpty() ? Optional.empty() : Optional.of(whole);
    }
}
