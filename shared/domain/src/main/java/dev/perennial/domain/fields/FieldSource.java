package dev.perennial.domain.fields;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where fields are read from: what came from outside, which is checked and whose problems are noted, or what we stored,
 * which is believed. Each method is empty where the field is absent or was found wrong.
 */
public interface FieldSource {
    <T> Optional<T> text(String name, Kind.Text<T> kind);

    <T> Optional<T> choice(String name, Kind.Choice<T> kind);

    Optional<Long> whole(String name, Kind.Whole kind);

    Optional<Boolean> yesNo(String name);

    Optional<LocalDate> day(String name);

    Optional<Instant> moment(String name);

    <T> Optional<T> parts(String name, Kind.Parts<T> kind);

    <T> Optional<List<T>> many(String name, Kind.Many<T> kind);

    Optional<Map<String, String>> textsByName(String name, Kind.TextsByName kind);

    /** A required field came to nothing; it may have been found wrong before. */
    void missing(String name);

    /** Whether nothing was found wrong here so far. */
    boolean isSound();

    /** Whether a person filled in a form. */
    boolean isForm();
}
