package dev.perennial.imports.files;

import dev.perennial.imports.format.BadValue;
import dev.perennial.imports.format.Row;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** The rows of a file, one after the other. */
public interface Rows {
    /** Moves on to the next row; false at the end. */
    boolean next() throws IOException;

    /** The present row; the same object for each. */
    Row row();

    /** Why the present row cannot be read. */
    Optional<BadValue> broken();

    /** What was unusual about the file, and how often. */
    Map<String, Long> notes();
}
