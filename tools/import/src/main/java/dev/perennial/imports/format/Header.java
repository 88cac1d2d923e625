package dev.perennial.imports.format;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The columns of a file, and its name: some programs say there what their rows do not.
 *
 * @param file the name, without its folders; of an entry of an archive that of the entry
 * @param names of the columns; of JSON lines those of the first object's fields
 */
public record Header(String file, List<String> names) {
    public Header {
        names = List.copyOf(names);
    }

    /** Whether all these columns are there. */
    public boolean has(String... columns) {
        return names.containsAll(Arrays.asList(columns));
    }

    /** Whether the columns are exactly these, in this order. */
    public boolean is(String... columns) {
        return names.equals(List.of(columns));
    }

    /** Whether the columns begin with these, in this order. */
    public boolean beginsWith(String... columns) {
        return names.size() >= columns.length
                && names.subList(0, columns.length).equals(List.of(columns));
    }

    /**
     * The column of the first name that there is; one that does not exist where there is none.
     *
     * @throws Refused where it stands twice: nobody can say which counts
     */
    public Column column(String... anyOf) {
        for (String name : anyOf) {
            int index = names.indexOf(name);
            if (index >= 0) {
                if (names.lastIndexOf(name) != index) {
                    throw new Refused("%s: the column '%s' stands twice, as column %d and %d. Take one of them out."
                            .formatted(file, name, index + 1, names.lastIndexOf(name) + 1));
                }
                return new Column(index, name);
            }
        }
        return new Column(-1, anyOf[0]);
    }

    /** The column at an index, of a file without names. */
    public Column column(int index) {
        return new Column(index < names.size() ? index : -1, "column " + (index + 1));
    }

    /**
     * The column of the first name that there is.
     *
     * @throws Refused where there is none, or it stands twice
     */
    public Column need(String... anyOf) {
        Column column = column(anyOf);
        if (!column.exists()) {
            throw new Refused("%s: there is no column '%s'. The columns are: %s."
                    .formatted(file, String.join("' or '", anyOf), shown()));
        }
        return column;
    }

    /** The file's name in small letters. */
    public String fileInSmallLetters() {
        return file.toLowerCase(Locale.ROOT);
    }

    private String shown() {
        List<String> first = names.subList(0, Math.min(20, names.size()));
        String more = names.size() > first.size() ? " and " + (names.size() - first.size()) + " more" : "";
        return String.join(", ", first) + more;
    }
}
