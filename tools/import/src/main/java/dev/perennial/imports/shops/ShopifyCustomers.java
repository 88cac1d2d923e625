package dev.perennial.imports.shops;

import dev.perennial.domain.values.Birthday;
import dev.perennial.domain.values.CustomerRef;
import dev.perennial.imports.format.Column;
import dev.perennial.imports.format.Consent;
import dev.perennial.imports.format.Facts;
import dev.perennial.imports.format.Header;
import dev.perennial.imports.format.Layout;
import dev.perennial.imports.format.Profile;
import dev.perennial.imports.format.Protection;
import dev.perennial.imports.format.Row;
import dev.perennial.imports.format.RowReader;
import dev.perennial.imports.format.Settings;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Customers of Shopify. The file has no dates: neither of the first order nor of the consent. */
final class ShopifyCustomers implements Layout {
    private static final Pattern METAFIELD = Pattern.compile(".*\\(customer\\.metafields\\.[^.]+\\.([^.)]+)\\)");

    @Override
    public String name() {
        return "customers of Shopify";
    }

    @Override
    public Shape shape() {
        return Shape.CSV;
    }

    @Override
    public boolean recognises(Header header) {
        return header.beginsWith("Customer ID", "First Name", "Last Name", "Email", "Accepts Email Marketing");
    }

    @Override
    public boolean fits(Header header) {
        return header.has("Accepts Email Marketing");
    }

    @Override
    public RowReader reader(Header header, Settings settings) {
        return new Reader(header);
    }

    private record Metafield(Column column, String key) {}

    private static final class Reader implements RowReader {
        private final Column id;
        private final Column first;
        private final Column last;
        private final Column email;
        private final Column marketing;
        private final Column tags;
        private final Column spent;
        private final List<Metafield> metafields;

        Reader(Header header) {
            id = header.need("Customer ID");
            first = header.need("First Name");
            last = header.need("Last Name");
            email = header.need("Email");
            marketing = header.need("Accepts Email Marketing");
            tags = header.column("Tags");
            spent = header.column("Total Spent");
            metafields = IntStream.range(0, header.names().size())
                    .mapToObj(header::column)
                    .flatMap(column -> {
                        Matcher name = METAFIELD.matcher(header.names().get(column.index()));
                        return name.matches()
                                ? Optional.of(new Metafield(
                                                new Column(
                                                        column.index(),
                                                        header.names().get(column.index())),
                                                name.group(1)))
                                        .stream()
                                : java.util.stream.Stream.empty();
                    })
                    .toList();
        }

        @Override
        public void read(Row row, Facts facts) {
            Optional<String> key = row.value(id).map(Protection.APOSTROPHE::off);
            if (row.isBlank(email)) {
                facts.leftOut("no e-mail address");
                return;
            }
            CustomerRef who = facts.person(row, email, key).orElseThrow();
            Optional<Birthday> birthday = Optional.empty();
            for (Metafield metafield : metafields) {
                String value = row.text(metafield.column()).strip();
                Optional<Birthday> day = metafield.key().equals("birth_date") ? Birthday.read(value) : Optional.empty();
                if (day.isPresent()) {
                    birthday = day;
                } else {
                    facts.attribute(who, metafield.key(), value, Optional.empty());
                }
            }
            Optional<String> name = Profile.name(row.text(first), row.text(last));
            facts.lead(
                    who,
                    Optional.empty(),
                    new Profile(name, Optional.empty(), Optional.empty(), Optional.empty(), birthday),
                    Optional.empty());
            facts.consent(who, "marketing", consent(row), Optional.empty(), Optional.empty());
            facts.attribute(who, "tags", row.text(tags), Optional.empty());
            if (!row.isBlank(spent)) {
                facts.note("sums of orders are not taken from the list of customers: import the orders as well");
            }
        }

        private Consent consent(Row row) {
            return switch (row.text(marketing)) {
                case "yes" -> Consent.YES;
                case "no" -> Consent.NO;
                default -> Consent.UNKNOWN;
            };
        }
    }
}
