package dev.perennial.imports.files;

import java.nio.charset.Charset;

/**
 * How a file is written, as it was recognised.
 *
 * @param mark whether a byte order mark stands in front
 * @param certain whether the encoding is known; else it is what such bytes usually are
 * @param delimiter between columns; of JSON lines, nothing that is used
 */
public record Dialect(Charset encoding, boolean mark, boolean certain, char delimiter, boolean json, boolean zipped) {
    /** In words, for the report. */
    public String words() {
        String kind = json ? "JSON lines" : "CSV, columns parted by " + name(delimiter);
        return kind + ", " + encoding.name() + (mark ? " with a byte order mark" : "")
                + (certain ? "" : " (taken for it: it is no UTF-8)") + (zipped ? ", compressed" : "");
    }

    private static String name(char delimiter) {
        return switch (delimiter) {
            case ',' -> "commas";
            case ';' -> "semicolons";
            case '\t' -> "tabs";
            default -> "'" + delimiter + "'";
        };
    }
}
