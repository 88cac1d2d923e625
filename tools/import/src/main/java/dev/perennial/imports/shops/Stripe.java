package dev.perennial.imports.shops;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.domain.values.CustomerRef;
import dev.perennial.domain.values.EmailAddress;
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
import dev.perennial.imports.format.Profile;
import dev.perennial.imports.format.Row;
import dev.perennial.imports.format.RowReader;
import dev.perennial.imports.format.Settings;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Stripe: payments, customers, events of webhooks. Exports have amounts in major units, and times in UTC; events have
 * amounts in units of Stripe's own, which are not those of ISO 4217 for a few currencies.
 */
final class Stripe {
    static final Format FORMAT =
            new Format("stripe", List.of(), List.of(new Payments(), new Customers(), new Events()));

    private static final List<DateTimeFormatter> TIMES =
            List.of(Dates.pattern("uuuu-MM-dd HH:mm:ss"), Dates.pattern("uuuu-MM-dd HH:mm"));

    /**
     * How many decimals Stripe's units have where ISO 4217 has others (docs.stripe.com/currencies, "special cases" and
     * "zero-decimal currencies").
     */
    private static final Map<String, Integer> DECIMALS = Map.ofEntries(
            Map.entry("ISK", 2),
            Map.entry("UGX", 2),
            Map.entry("MGA", 0),
            Map.entry("HUF", 2),
            Map.entry("TWD", 2),
            Map.entry("BIF", 0),
            Map.entry("CLP", 0),
            Map.entry("DJF", 0),
            Map.entry("GNF", 0),
            Map.entry("JPY", 0),
            Map.entry("KMF", 0),
            Map.entry("KRW", 0),
            Map.entry("PYG", 0),
            Map.entry("RWF", 0),
            Map.entry("VND", 0),
            Map.entry("VUV", 0),
            Map.entry("XAF", 0),
            Map.entry("XOF", 0),
            Map.entry("XPF", 0));

    private Stripe() {}

    /** An amount in Stripe's units in those of ISO 4217. */
    static Money money(long amount, String code, Column column) {
        String currency = Amounts.currency(code, column);
        int iso = Amounts.decimals(currency);
        int own = DECIMALS.getOrDefault(currency, iso);
        BigDecimal major = BigDecimal.valueOf(amount, own);
        try {
            return new Money(major.setScale(iso).unscaledValue().longValueExact(), currency);
        } catch (ArithmeticException uneven) {
            throw new BadValue(column, "is a part of the smallest unit that " + currency + " has");
        }
    }

    private static Instant utc(Row row, Column column) {
        return Dates.inZone(row.text(column), TIMES, ZoneOffset.UTC, column);
    }

    private static final class Payments implements Layout {
        @Override
        public String name() {
            return "payments of Stripe";
        }

        @Override
        public Shape shape() {
            return Shape.CSV;
        }

        @Override
        public boolean recognises(Header header) {
            return header.has("id", "Amount", "Amount Refunded", "Currency", "Captured", "Status")
                    && (header.has("Created date (UTC)") || header.has("Created (UTC)"));
        }

        @Override
        public boolean fits(Header header) {
            return header.has("id", "Amount");
        }

        @Override
        public RowReader reader(Header header, Settings settings) {
            Column id = header.need("id");
            Column created = header.need("Created date (UTC)", "Created (UTC)");
            Column amount = header.need("Amount");
            Column refunded = header.need("Amount Refunded");
            Column refundedAt = header.column("Refunded date (UTC)", "Refunded at (UTC)");
            Column currency = header.need("Currency");
            Column captured = header.need("Captured");
            Column status = header.need("Status");
            Column email = header.need("Customer Email");
            Column customer = header.column("Customer ID");
            Column mode = header.column("Mode");
            return (row, facts) -> {
                Optional<CustomerRef> who = facts.person(row, email, row.value(customer));
                Instant at = utc(row, created);
                String code = Amounts.currency(row.text(currency), currency);
                long paid = Amounts.minor(row.text(amount), code, amount);
                long back = row.isBlank(refunded) ? 0 : Amounts.minor(row.text(refunded), code, refunded);
                boolean moved = moved(row.text(status).strip(), status);
                if (!mode.exists()) {
                    facts.note("the file does not say which payments were tests: export the column Mode to leave them"
                            + " out");
                }
                if (row.text(mode).strip().equalsIgnoreCase("test")) {
                    facts.leftOut("a payment in test mode");
                } else if (!moved) {
                    facts.leftOut("no money moved: " + row.text(status).strip());
                } else if (!row.text(captured).strip().equalsIgnoreCase("true")) {
                    facts.leftOut("not captured: no money moved");
                } else if (who.isEmpty()) {
                    facts.leftOut("neither an e-mail address nor a customer: nobody to whom the payment belongs");
                } else if (paid < 0 || back < 0) {
                    throw new BadValue(paid < 0 ? amount : refunded, "is negative");
                } else {
                    String key = facts.orderKey(row.value(id).orElseThrow(() -> new BadValue(id, "is missing")), id);
                    facts.purchase(who.get(), at, key, new Money(paid, code), List.of());
                    if (back > 0) {
                        facts.refundedSoFar(
                                who.get(),
                                row.isBlank(refundedAt) ? at : utc(row, refundedAt),
                                key,
                                new Money(back, code));
                    }
                }
            };
        }

        private static boolean moved(String status, Column column) {
            return switch (status.toLowerCase(Locale.ROOT)) {
                case "paid", "succeeded", "refunded", "partially refunded", "partial refund" -> true;
                case "failed", "canceled", "cancelled", "pending", "uncaptured", "blocked", "incomplete", "expired" ->
                    false;
                default -> throw new BadValue(column, "is no state of a payment that is known");
            };
        }
    }

    private static final class Customers implements Layout {
        @Override
        public String name() {
            return "customers of Stripe";
        }

        @Override
        public Shape shape() {
            return Shape.CSV;
        }

        @Override
        public boolean recognises(Header header) {
            return header.has("id", "Email", "Name", "Created (UTC)", "Delinquent") && !header.has("Amount");
        }

        @Override
        public RowReader reader(Header header, Settings settings) {
            Column id = header.need("id");
            Column email = header.need("Email");
            Column name = header.need("Name");
            Column created = header.need("Created (UTC)");
            List<Column> metadata = IntStream.range(0, header.names().size())
                    .filter(index -> header.names().get(index).endsWith(" (metadata)"))
                    .mapToObj(index -> new Column(index, header.names().get(index)))
                    .toList();
            return (row, facts) -> {
                if (row.isBlank(email)) {
                    facts.leftOut("no e-mail address");
                    return;
                }
                CustomerRef who = facts.person(row, email, row.value(id)).orElseThrow();
                Instant at = utc(row, created);
                facts.signedUp(who, at, Profile.named(row.value(name)));
                facts.consent(who, "marketing", Consent.UNKNOWN, Optional.empty(), Optional.empty());
                for (Column column : metadata) {
                    String key = column.name().substring(0, column.name().length() - " (metadata)".length());
                    facts.attribute(who, key, row.text(column), Optional.empty());
                }
            };
        }
    }

    /** One event a line. A payment is told once: by its payment intent, or by its charge where it has none. */
    private static final class Events implements Layout {
        private static final Column AMOUNT = new Column(0, "amount");
        private static final Column CURRENCY = new Column(0, "currency");
        private static final Column EMAIL = new Column(0, "e-mail");

        @Override
        public String name() {
            return "events of Stripe's webhooks";
        }

        @Override
        public Shape shape() {
            return Shape.JSON_LINES;
        }

        @Override
        public boolean recognises(Header header) {
            return header.has("id", "object", "type", "created", "livemode", "data");
        }

        @Override
        public RowReader reader(Header header, Settings settings) {
            return Events::read;
        }

        private static void read(Row row, Facts facts) {
            JsonNode event = row.json();
            JsonNode object = event.path("data").path("object");
            if (!event.path("livemode").isBoolean()
                    || !event.path("created").isIntegralNumber()
                    || !object.isObject()) {
                throw new BadValue("livemode, created, data.object", "are not as an event of Stripe has them");
            }
            if (!event.path("livemode").asBoolean()) {
                facts.leftOut("an event of test mode");
                return;
            }
            Instant at =
                    Dates.checked(Instant.ofEpochSecond(event.path("created").asLong()), new Column(0, "created"));
            switch (event.path("type").asText()) {
                case "payment_intent.succeeded" -> bought(facts, object, at, "amount_received");
                case "charge.succeeded" -> charged(facts, object, at);
                case "charge.refunded" -> refunded(facts, event, object, at);
                case "customer.created" -> signedUp(facts, object, at);
                default ->
                    facts.leftOut(
                            "an event of another kind: " + event.path("type").asText());
            }
        }

        private static void charged(Facts facts, JsonNode charge, Instant at) {
            if (charge.path("payment_intent").isTextual()) {
                facts.leftOut("a charge: its payment intent tells of it");
            } else if (!charge.path("captured").asBoolean(true)) {
                facts.leftOut("not captured: no money moved");
            } else {
                bought(facts, charge, at, "amount");
            }
        }

        private static void bought(Facts facts, JsonNode object, Instant at, String amount) {
            Money total = amount(object, object.path(amount).isMissingNode() ? "amount" : amount);
            Optional<CustomerRef> who = who(facts, object);
            if (who.isEmpty()) {
                facts.leftOut("neither an e-mail address nor a customer: nobody to whom the payment belongs");
                return;
            }
            facts.purchase(who.get(), at, facts.orderKey(id(object), new Column(0, "id")), total, List.of());
        }

        /** What was paid back by this event alone: the charge has the sum of all until now. */
        private static void refunded(Facts facts, JsonNode event, JsonNode charge, Instant at) {
            Money all = amount(charge, "amount_refunded");
            JsonNode before = event.path("data").path("previous_attributes").path("amount_refunded");
            Money now = before.isIntegralNumber()
                    ? all.minus(money(before.asLong(), charge.path("currency").asText(), AMOUNT))
                    : all;
            Optional<CustomerRef> who = who(facts, charge);
            if (who.isEmpty()) {
                facts.leftOut("neither an e-mail address nor a customer: nobody to whom the payment belongs");
            } else if (now.minorUnits() <= 0) {
                facts.leftOut("a refund of nothing");
            } else {
                String order = charge.path("payment_intent").asText(id(charge));
                Column id = new Column(0, "id");
                facts.refund(who.get(), at, facts.orderKey(id(event), id), facts.orderKey(order, id), now);
            }
        }

        private static void signedUp(Facts facts, JsonNode customer, Instant at) {
            Optional<CustomerRef> who = address(facts, customer.path("email").asText(""))
                    .map(email -> new CustomerRef(
                            Optional.empty(), Optional.of(email), Optional.of("stripe-" + id(customer))));
            if (who.isEmpty()) {
                facts.leftOut("no e-mail address");
                return;
            }
            facts.signedUp(
                    who.get(),
                    at,
                    Profile.named(Optional.of(customer.path("name").asText("")).filter(name -> !name.isBlank())));
            facts.consent(who.get(), "marketing", Consent.UNKNOWN, Optional.empty(), Optional.empty());
        }

        private static String id(JsonNode object) {
            String id = object.path("id").asText("");
            if (id.isBlank()) {
                throw new BadValue("id", "is missing");
            }
            return id;
        }

        private static Money amount(JsonNode object, String field) {
            JsonNode amount = object.path(field);
            if (!amount.isIntegralNumber() || amount.asLong() < 0) {
                throw new BadValue(field, "is no whole number of Stripe's units");
            }
            if (!object.path("currency").isTextual()) {
                throw new BadValue(CURRENCY, "no currency is given");
            }
            return money(amount.asLong(), object.path("currency").asText(), AMOUNT);
        }

        private static Optional<CustomerRef> who(Facts facts, JsonNode object) {
            String text = object.path("receipt_email").asText("");
            Optional<EmailAddress> email = address(
                    facts,
                    text.isBlank()
                            ? object.path("billing_details").path("email").asText("")
                            : text);
            Optional<String> id = Optional.of(object.path("customer").asText(""))
                    .filter(it -> !it.isBlank() && !it.equals("null"))
                    .map(it -> "stripe-" + it);
            return email.isEmpty() && id.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new CustomerRef(Optional.empty(), email, id));
        }

        private static Optional<EmailAddress> address(Facts facts, String text) {
            return text.isBlank() || text.equals("null") ? Optional.empty() : Optional.of(facts.address(text, EMAIL));
        }
    }
}
