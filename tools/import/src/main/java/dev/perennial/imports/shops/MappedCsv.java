package dev.perennial.imports.shops;

import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.values.Birthday;
import dev.perennial.domain.values.CustomerRef;
import dev.perennial.domain.values.Money;
import dev.perennial.imports.format.Amounts;
import dev.perennial.imports.format.BadValue;
import dev.perennial.imports.format.Column;
import dev.perennial.imports.format.Consent;
import dev.perennial.imports.format.Dates;
import dev.perennial.imports.format.Facts;
import dev.perennial.imports.format.Format;
import dev.perennial.imports.format.Header;
import dev.perennial.imports.format.Layout;
import dev.perennial.imports.format.Place;
import dev.perennial.imports.format.Profile;
import dev.perennial.imports.format.Refused;
import dev.perennial.imports.format.Row;
import dev.perennial.imports.format.RowReader;
import dev.perennial.imports.format.Settings;
import dev.perennial.imports.shops.Mapping.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Any CSV, by a mapping of its columns. Rows with an order's number are orders, and those with the same number one
 * after the other are the lines of one; all others are people.
 */
final class MappedCsv implements Layout {
    static final Format FORMAT = new Format("csv", List.of(), List.of(new MappedCsv()));

    @Override
    public String name() {
        return "rows by a mapping";
    }

    @Override
    public Shape shape() {
        return Shape.CSV;
    }

    @Override
    public boolean recognises(Header header) {
        return false;
    }

    @Override
    public boolean fits(Header header) {
        return true;
    }

    @Override
    public RowReader reader(Header header, Settings settings) {
        Path path = settings.map()
                .orElseThrow(() ->
                        new Refused("csv needs --map FILE: which column is what. Where there is no such file, it is"
                                + " written for you, with a guess by the names of the columns."));
        if (!Files.exists(path)) {
            Mapping.write(path, header);
            throw new Refused("%s is written: look at what each column is taken for, then give the same command again."
                    .formatted(path));
        }
        return new Reader(Mapping.read(path, header), settings);
    }

    private static final class Reader implements RowReader {
        private final Mapping mapping;
        private final Settings settings;
        private final Optional<ZoneId> zone;
        private @Nullable Order open;

        Reader(Mapping mapping, Settings settings) {
            this.mapping = mapping;
            this.settings = settings;
            this.zone = settings.timezone();
            if (mapping.has(Field.ORDER_ID) && !mapping.has(Field.CURRENCY)) {
                settings.currencyOf("Rows without a column for it");
            }
        }

        @Override
        public void read(Row row, Facts facts) {
            if (mapping.has(Field.ORDER_ID)) {
                order(row, facts);
            } else {
                person(row, facts);
            }
        }

        @Override
        public void broken(Place row) {
            if (open != null) {
                open.incomplete = true;
            }
        }

        @Override
        public void end(Facts facts) {
            if (open != null) {
                open.tell(facts);
                open = null;
            }
        }

        private Optional<CustomerRef> who(Row row, Facts facts) {
            Optional<String> id = row.value(mapping.column(Field.CUSTOMER_ID)).map(it -> mapping.source() + "-" + it);
            return facts.person(row, mapping.column(Field.EMAIL), id);
        }

        private void person(Row row, Facts facts) {
            Optional<CustomerRef> who = who(row, facts);
            if (who.isEmpty()) {
                facts.leftOut("neither an e-mail address nor an id");
                return;
            }
            Optional<Instant> since = time(row, Field.SIGNED_UP_AT);
            Optional<Instant> said = time(row, Field.CONSENT_AT);
            Optional<Birthday> birthday = row.value(mapping.column(Field.BIRTHDAY))
                    .map(text -> Birthday.read(text)
                            .orElseThrow(() -> new BadValue(
                                    mapping.column(Field.BIRTHDAY), "is no day such as 1990-05-01 or 05-01")));
            Optional<String> name = row.value(mapping.column(Field.NAME))
                    .or(() -> Profile.name(
                            row.text(mapping.column(Field.FIRST_NAME)), row.text(mapping.column(Field.LAST_NAME))));
            Profile profile = new Profile(
                    name,
                    row.value(mapping.column(Field.LANGUAGE)).map(text -> text.replace('_', '-')),
                    row.value(mapping.column(Field.TIMEZONE)),
                    Optional.empty(),
                    birthday);
            if (since.isPresent()) {
                facts.signedUp(who.get(), since.get(), profile);
            } else {
                facts.lead(who.get(), Optional.empty(), profile, Optional.empty());
            }
            consent(row, who.get(), facts, said.or(() -> since));
            mapping.attributes()
                    .forEach((key, column) -> facts.attribute(who.get(), key, row.text(column), Optional.empty()));
        }

        private void consent(Row row, CustomerRef who, Facts facts, Optional<Instant> said) {
            if (mapping.has(Field.CONSENT)) {
                String word = row.text(mapping.column(Field.CONSENT)).strip().toLowerCase(Locale.ROOT);
                boolean yes = mapping.yes().contains(word);
                boolean no = mapping.no().contains(word);
                Consent consent = no ? Consent.NO : yes ? Consent.YES : Consent.UNKNOWN;
                facts.consent(who, "marketing", consent, said, row.value(mapping.column(Field.CONSENT_PROOF)));
            }
        }

        private void order(Row row, Facts facts) {
            String number = row.value(mapping.column(Field.ORDER_ID))
                    .orElseThrow(() -> new BadValue(mapping.column(Field.ORDER_ID), "is missing"));
            Order before = open;
            if (before != null && before.number.equals(number)) {
                try {
                    goesOn(before, row);
                } catch (BadValue bad) {
                    before.incomplete = true;
                    throw bad;
                }
                return;
            }
            end(facts);
            facts.from(row.place());
            Optional<CustomerRef> who = who(row, facts);
            Instant at = time(row, Field.ORDERED_AT)
                    .orElseThrow(() -> new BadValue(mapping.column(Field.ORDERED_AT), "is missing"));
            String currency = mapping.has(Field.CURRENCY)
                    ? Amounts.currency(row.text(mapping.column(Field.CURRENCY)), mapping.column(Field.CURRENCY))
                    : settings.currency().orElseThrow();
            long total = amount(row, Field.TOTAL, currency)
                    .orElseThrow(() -> new BadValue(mapping.column(Field.TOTAL), "is missing"));
            long refunded = amount(row, Field.REFUNDED, currency).orElse(0L);
            if (total < 0 || refunded < 0) {
                throw new BadValue(mapping.column(total < 0 ? Field.TOTAL : Field.REFUNDED), "is negative");
            }
            String state = row.text(mapping.column(Field.STATUS)).strip();
            if (mapping.has(Field.STATUS)
                    && !mapping.paid().isEmpty()
                    && !mapping.paid().contains(state.toLowerCase(Locale.ROOT))) {
                facts.leftOut("not in a state that counts by the mapping (paid)");
                return;
            }
            if (who.isEmpty()) {
                facts.leftOut("neither an e-mail address nor an id: nobody to whom the order belongs");
                return;
            }
            consent(row, who.get(), facts, time(row, Field.CONSENT_AT).or(() -> Optional.of(at)));
            String key = mapping.source() + "-" + number;
            if (key.length() > 128) {
                throw new BadValue(mapping.column(Field.ORDER_ID), "is too long for a key");
            }
            Order order = new Order(row.place(), number, key, who.get(), at, new Money(total, currency), refunded);
            item(order, row);
            open = order;
        }

        private void goesOn(Order order, Row row) {
            amount(row, Field.TOTAL, order.total.currency()).ifPresent(again -> {
                if (again != order.total.minorUnits()) {
                    throw new BadValue(
                            mapping.column(Field.TOTAL), "is another than in the first row of the same order");
                }
            });
            item(order, row);
        }

        private void item(Order order, Row row) {
            String sku = row.text(mapping.column(Field.SKU));
            String name = row.text(mapping.column(Field.ITEM));
            Optional<String> category = row.value(mapping.column(Field.CATEGORY));
            if (sku.isBlank() && name.isBlank() && category.isEmpty()) {
                return;
            }
            String many = row.value(mapping.column(Field.QUANTITY)).orElse("1");
            if (!many.matches("[0-9]{1,7}")) {
                throw new BadValue(mapping.column(Field.QUANTITY), "is no whole number");
            }
            Optional<Long> each = amount(row, Field.UNIT_PRICE, order.total.currency());
            Items.line(sku.isBlank() && name.isBlank() ? category.orElseThrow() : sku, name, Long.parseLong(many), each)
                    .map(item -> new Fact.Item(item.sku(), item.name(), category, item.quantity(), item.unitPrice()))
                    .ifPresentOrElse(order.items::add, () -> order.leftOut++);
        }

        private Optional<Long> amount(Row row, Field field, String currency) {
            Column column = mapping.column(field);
            return row.value(column)
                    .map(text -> settings.locale().isPresent()
                            ? Amounts.localised(
                                    text, currency, settings.locale().get(), column)
                            : Amounts.minor(text, currency, column));
        }

        private Optional<Instant> time(Row row, Field field) {
            Column column = mapping.column(field);
            return row.value(column).map(text -> {
                if (mapping.times().isPresent()) {
                    return byPattern(text, column);
                }
                boolean offset = text.length() > 19 && text.substring(19).matches(".*(Z|UTC|[+-][0-9:]{5,6})");
                return offset
                        ? Dates.withOffset(text.replaceFirst("(:[0-9]{2})\\.[0-9]+", "$1"), column)
                        : text.length() == 10 && text.charAt(4) == '-'
                                ? Dates.inZone(day(text, column).atStartOfDay(), zone(), column)
                                : Dates.inZone(text, zone(), column);
            });
        }

        private static LocalDate day(String text, Column column) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException none) {
                throw new BadValue(column, "is no day such as 2026-03-01, or one that does not exist");
            }
        }

        private Instant byPattern(String text, Column column) {
            TemporalAccessor time;
            try {
                time = mapping.times()
                        .orElseThrow()
                        .parseBest(text, java.time.OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            } catch (DateTimeParseException none) {
                throw new BadValue(column, "is no time by the pattern of the mapping, or one that does not exist");
            }
            return switch (time) {
                case java.time.OffsetDateTime whole -> Dates.checked(whole.toInstant(), column);
                case LocalDateTime local -> Dates.inZone(local, zone(), column);
                case LocalDate day -> Dates.inZone(day.atStartOfDay(), zone(), column);
                default -> throw new IllegalStateException();
            };
        }

        private ZoneId zone() {
            return zone.isPresent() ? zone.get() : settings.zoneOf("Rows of this file");
        }
    }

    /** An order whose rows are being read. */
    private static final class Order {
        private final Place place;
        private final String number;
        private final String key;
        private final CustomerRef who;
        private final Instant at;
        private final Money total;
        private final long refunded;
        private final List<Fact.Item> items = new ArrayList<>();
        private int leftOut;
        private boolean incomplete;

        Order(Place place, String number, String key, CustomerRef who, Instant at, Money total, long refunded) {
            this.place = place;
            this.number = number;
            this.key = key;
            this.who = who;
            this.at = at;
            this.total = total;
            this.refunded = refunded;
        }

        void tell(Facts facts) {
            facts.from(place);
            for (int i = 0; i < leftOut; i++) {
                facts.note(Items.LEFT_OUT);
            }
            if (incomplete) {
                facts.note("an order whose lines cannot all be read; its total is whole");
            }
            facts.purchase(who, at, key, total, items);
            if (refunded > 0) {
                facts.note("refunds without a time of their own have that of the order");
                facts.refundedSoFar(who, at, key, new Money(refunded, total.currency()));
            }
        }
    }
}
