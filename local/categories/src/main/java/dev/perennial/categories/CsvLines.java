package dev.perennial.categories;

import dev.perennial.categories.Line.Order;
import dev.perennial.categories.Line.Unreadable;
import dev.perennial.categories.Passages.Passage;
import dev.perennial.domain.values.Money;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
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
    private final int date;
    private final int amount;
    private final int currency;

    private CsvLines(CSVFormat format, List<String> header) {
        this.format = format;
        columns = header.size();
        customer = header.indexOf("customer");
        category = header.indexOf("category");
        date = header.indexOf("date");
        amount = header.indexOf("amount");
        currency = header.indexOf("currency");
    }

    /** Reads the header; empty where it does not name the columns that are needed. */
    static Optional<CsvLines> of(String header, List<String> needed) {
        String plain = header.startsWith("\uFEFF") ? header.substring(1) : header;
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(plain.indexOf(';') >= 0 ? ';' : ',')
                .setTrailingData(true)
                .get();
        List<String> names = split(plain, format).stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        return names.containsAll(needed) ? Optional.of(new CsvLines(format, names)) : Optional.empty();
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
        String what = category < 0 ? "" : fields.get(category);
        return new Order(
                who,
                what.isBlank() ? List.of() : List.of(what),
                Days.read(field(fields, date)),
                money(field(fields, amount), field(fields, currency)));
    }

    private static String field(List<String> fields, int column) {
        return column < 0 ? "" : fields.get(column).strip();
    }

    /** An amount in major units; empty for what is none. */
    private static Optional<Money> money(String amount, String currency) {
        if (amount.isEmpty() || !Money.isCurrency(currency)) {
            return Optional.empty();
        }
        try {
            int digits = Currency.getInstance(currency).getDefaultFractionDigits();
            return Optional.of(new Money(
                    new BigDecimal(amount)
                            .setScale(digits, RoundingMode.HALF_UP)
                            .unscaledValue()
                            .longValueExact(),
                    currency));
        } catch (ArithmeticException | NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static List<String> split(String text, CSVFormat format) {
        try (CSVParser parser = CSVParser.parse(text, format)) {
            return parser.stream().findFirst().map(CSVRecord::toList).orElse(List.of());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
