package dev.perennial.imports.format;

import dev.perennial.domain.attributes.AttributeCatalog;
import dev.perennial.domain.attributes.AttributeCatalog.Reading;
import dev.perennial.domain.attributes.AttributeType;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.values.CustomerRef;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The columns of one row that are attributes of the company's own, as its playbook declares them. */
final class RowAttributes {
    private final AttributeCatalog catalog;
    private final Map<Whose, Map<String, String>> told = new LinkedHashMap<>();

    private record Whose(CustomerRef who, Instant at) {}

    /** What became of a value. */
    enum Taken {
        YES,
        NOT_DECLARED,
        OF_ANOTHER_TYPE
    }

    /** Takes the facts of a row. */
    interface Teller {
        void tell(CustomerRef who, Instant at, Fact fact);
    }

    RowAttributes(AttributeCatalog catalog) {
        this.catalog = catalog;
    }

    /** A column of that name, of which {@link #name} is the attribute. */
    Taken take(CustomerRef who, Instant at, String column, String text) {
        String name = name(column);
        if (catalog.named(name).isEmpty()) {
            return Taken.NOT_DECLARED;
        }
        AttributeType type = catalog.named(name).orElseThrow().type();
        return switch (catalog.read(name, plain(type, text))) {
            case Reading.Known(String value) -> {
                told.computeIfAbsent(new Whose(who, at), _ -> new TreeMap<>()).put(name, value);
                yield Taken.YES;
            }
            case Reading.Undeclared _, Reading.Wrong _ -> Taken.OF_ANOTHER_TYPE;
        };
    }

    /** Tells what the row had: one fact for each customer and moment. */
    void tell(Teller teller) {
        if (!told.isEmpty()) {
            told.forEach((whose, values) -> teller.tell(whose.who(), whose.at(), new Fact.AttributesChanged(values)));
            told.clear();
        }
    }

    /** The words of yes and no, and the day of a moment in UTC, which other programs write instead of days. */
    private static String plain(AttributeType type, String text) {
        return switch (type) {
            case AttributeType.YesNo _ ->
                switch (text.toLowerCase(Locale.ROOT)) {
                    case "true", "yes", "y", "1" -> "true";
                    case "false", "no", "n", "0" -> "false";
                    default -> text;
                };
            case AttributeType.Day _ ->
                text.matches("\\d{4}-\\d\\d-\\d\\dT00:00:00(\\.0+)?Z") ? text.substring(0, 10) : text;
            case AttributeType.Text _, AttributeType.Decimal _, AttributeType.Amount _, AttributeType.OneOf _ -> text;
        };
    }

    /** {@code Shopify Tags} as {@code shopifyTags}, {@code JOB_TITLE} as {@code jobTitle}. */
    static String name(String column) {
        StringBuilder name = new StringBuilder();
        for (String word : column.replaceAll("([a-z0-9])([A-Z])", "$1 $2").split("[^A-Za-z0-9]+", -1)) {
            if (!word.isEmpty()) {
                String small = word.toLowerCase(Locale.ROOT);
                name.append(name.isEmpty() ? small : Character.toUpperCase(small.charAt(0)) + small.substring(1));
            }
        }
        String whole = name.toString().replaceFirst("^[0-9]+", "");
        return whole.length() > 40 ? whole.substring(0, 40) : whole;
    }
}
