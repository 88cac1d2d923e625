package dev.perennial.imports;

import java.util.ArrayList;
import java.util.List;

/** CSV as it ought to be written, for tests that damage it. */
final class Table {
    private Table() {}

    static List<List<String>> read(String text, char delimiter) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        boolean quoted = false;
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c == '"') {
                if (quoted && i + 1 < plain.length() && plain.charAt(i + 1) == '"') {
                    value.append('"');
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (!quoted && (c == delimiter || c == '\n')) {
                row.add(value.toString());
                value.setLength(0);
                if (c == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else {
                value.append(c);
            }
        }
        return rows;
    }

    static String quoted(String value, char delimiter, boolean always, boolean backslash) {
        boolean needed = always
                || value.indexOf(delimiter) >= 0
                || value.indexOf('"') >= 0
                || value.indexOf('\n') >= 0
                || value.startsWith(" ");
        return needed ? '"' + value.replace("\"", backslash ? "\\\"" : "\"\"") + '"' : value;
    }
}
