package dev.perennial.imports.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** One row of a file. */
public interface Row {
    /** Where it stands. */
    Place place();

    /** Where it begins in its file, from 1. */
    long line();

    /**
     * The text of a column as the file has it, quotation marks taken off; empty where there is none.
     *
     * @throws BadValue where its bytes are no text in the file's encoding
     */
    String text(Column column);

    /** Whether a column holds nothing but blanks. */
    default boolean isBlank(Column column) {
        return text(column).isBlank();
    }

    /** The stripped text of a column; nothing where it is blank. */
    default Optional<String> value(Column column) {
        String text = text(column).strip();
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /**
     * The object of a row of JSON lines.
     *
     * @throws UnsupportedOperationException of a row of CSV
     */
    JsonNode json();

    /** The row for people's eyes, cut where it is long. */
    String shown();
}
