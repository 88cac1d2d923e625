package dev.perennial.categories;

import dev.perennial.categories.Line.Order;
import dev.perennial.categories.Line.Unreadable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Lines of a CSV file, with commas or semicolons between the columns, and quotation marks around what holds one. A line
 * break within quotation marks is not understood.
 */
final class CsvLines {
    private final char separator;
    private final int columns;
    private final int customer;
    private final int category;

    private CsvLines(char separator, List<String> header) {
        this.separator = separator;
        columns = header.size();
        customer = header.indexOf("customer");
        category = header.indexOf("category");
    }

    /** Reads the first line; empty where it does not name both columns. */
    static Optional<CsvLines> of(String header) {
        String plain = header.startsWith("\uFEFF") ? header.substring(1) : header;
        char separator = plain.indexOf(';') >= 0 ? ';' : ',';
        List<String> names = split(plain, separator).orElse(List.of()).stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        return names.contains("customer") && names.contains("category")
                ? Optional.of(new CsvLines(separator, names))
                : Optional.empty();
    }

    Line read(String line) {
        Optional<List<String>> fields = split(line, separator);
        if (fields.isEmpty()) {
            return new Unreadable("a quotation mark is not closed");
        }
        if (fields.get().size() != columns) {
            return new Unreadable("it has " + fields.get().size() + " columns, and the first line " + columns);
        }
        String who = JsonLines.customer(fields.get().get(customer).strip());
        if (who.isEmpty()) {
            return new Unreadable("it names no customer");
        }
        String what = fields.get().get(category);
        return new Order(who, what.isBlank() ? List.of() : List.of(what));
    }

    /** Empty where a quotation mark is not closed. */
    private static Optional<List<String>> split(String line, char separator) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int at = 0; at < line.length(); at++) {
            char c = line.charAt(at);
            if (c == '"') {
                boolean doubled = quoted && at + 1 < line.length() && line.charAt(at + 1) == '"';
                if (doubled) {
                    field.append(c);
                    at++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == separator && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return quoted ? Optional.empty() : Optional.of(fields);
    }
}
