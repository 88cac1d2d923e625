package dev.perennial.categories;

import dev.perennial.categories.Line.Order;
import dev.perennial.categories.Line.Unreadable;
import dev.perennial.categories.Passages.Passage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Records of a CSV file (RFC 4180), with commas or semicolons between the columns, and quotation marks around what
 * holds one of them or a line break.
 */
final class CsvLines {
    private final CSVFormat format;
    private final int columns;
    private final int customer;
    private final int category;

    private CsvLines(CSVFormat format, List<String> header) {
        this.format = format;
        columns = header.size();
        customer = header.indexOf("customer");
        category = header.indexOf("category");
    }

    /** Reads the header; empty where it does not name both columns. */
    static Optional<CsvLines> of(String header) {
        String plain = header.startsWith("\uFEFF") ? header.substring(1) : header;
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(plain.indexOf(';') >= 0 ? ';' : ',')
                .setTrailingData(true)
                .get();
        List<String> names = split(plain, format).stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        return names.contains("customer") && names.contains("category")
                ? Optional.of(new CsvLines(format, names))
                : Optional.empty();
    }

    Line read(Passage passage) {
        if (!passage.closed()) {
            return new Unreadable("a quotation mark is not closed");
        }
        List<String> fields = split(passage.text(), format);
        if (fields.size() != columns) {
            return new Unreadable("it has " + fields.size() + " columns, and the first line " + columns);
        }
        String who = JsonLines.customer(fields.get(customer).strip());
        if (who.isEmpty()) {
            return new Unreadable("it names no customer");
        }
        String what = fields.get(category);
        return new Order(who, what.isBlank() ? List.of() : List.of(what));
    }

    private static List<String> split(String text, CSVFormat format) {
        try (CSVParser parser = CSVParser.parse(text, format)) {
            return parser.stream().findFirst().map(CSVRecord::toList).orElse(List.of());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
