package dev.perennial.imports;

import dev.perennial.imports.files.Dialect;
import dev.perennial.imports.format.Format;
import dev.perennial.imports.format.Layout;
import dev.perennial.imports.format.Row;
import dev.perennial.imports.format.Sink;

/** Takes what comes of files, and hears which file and which row it comes from. */
interface Observer extends Sink {
    /** A file begins. */
    default void file(String name, Format format, Layout layout, Dialect dialect) {}

    /** A row is about to be read; it is good until the next. */
    default void row(Row row) {}

    /** A file of an archive that is not read. */
    default void passedOver(String file, String because) {}
}
