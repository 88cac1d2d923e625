package dev.perennial.imports.format;

/** One kind of file of a format, such as the orders of a shop. */
public interface Layout {
    /** How a file's rows are written. */
    enum Shape {
        /** Columns whose names stand in the first line. */
        CSV,
        /** Columns without names; {@link Header#column(int)} tells them apart. */
        CSV_WITHOUT_HEADER,
        /** One JSON object a line. */
        JSON_LINES
    }

    /** What the rows are, for people: {@code orders of Shopify}. */
    String name();

    /** How the rows are written. */
    Shape shape();

    /**
     * Whether a file is of this layout beyond doubt, so that nobody has to name its format. Of JSON lines the header
     * holds the field names of the first object.
     */
    boolean recognises(Header header);

    /**
     * Whether a file may be of this layout where its format is named; a file that is only recognised in part is read,
     * too, and {@link Header#need} says what is missing.
     */
    default boolean fits(Header header) {
        return recognises(header);
    }

    /**
     * Whether a file may be the next part of the one before it, so that its rows go on where the other's ended. What a
     * file's name says is not in its rows.
     */
    default boolean goesOn(Header before, Header after) {
        return before.names().equals(after.names());
    }

    /**
     * A reader for this file, and for those after it that have the same columns: what began at the end of one part of
     * an export may go on in the next.
     *
     * @throws Refused where a column is missing, or something has to be said that the file does not tell
     */
    RowReader reader(Header header, Settings settings);
}
