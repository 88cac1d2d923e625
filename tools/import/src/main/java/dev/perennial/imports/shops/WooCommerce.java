package dev.perennial.imports.shops;

import dev.perennial.domain.facts.Fact;
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
import dev.perennial.imports.format.Profile;
import dev.perennial.imports.format.Row;
import dev.perennial.imports.format.RowReader;
import dev.perennial.imports.format.Settings;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * WooCommerce: the two reports of its own, and the exports of two plugins. Its times are those of the shop's clock,
 * without a zone.
 */
final class WooCommerce {
    static final Format FORMAT = new Format(
            "woocommerce",
            List.of("woo"),
            List.of(new OrdersReport(), new CustomersReport(), new WebToffee(), new SkyVerge()));

    private static final String EXPORTS = "Exports of WooCommerce";

    private WooCommerce() {}

    /** The report of orders has names and no addresses; who is who cannot be told by a name. */
    private static final class OrdersReport implements Layout {
        @Override
        public String name() {
            return "the report of orders of WooCommerce";
        }

        @Override
        public Shape shape() {
            return Shape.CSV;
        }

        @Override
        public boolean recognises(Header header) {
            return header.beginsWith("Date", "Order #")
                    && header.has("Status", "Customer", "Customer type", "Items sold");
        }

        @Override
        public RowReader reader(Header header, Settings settings) {
            return (row, facts) -> facts.leftOut(
                    "the report has no e-mail addresses, and customers are not told apart by their"
                            + " names: export the orders by a plugin that gives the billing address (WebToffee, SkyVerge)");
        }
    }

    private static final class CustomersReport implements Layout {
        @Override
        public String name() {
            return "the report of customers of WooCommerce";
        }

        @Override
        public Shape shape() {
            return Shape.CSV;
        }

        @Override
        public boolean recognises(Header header) {
            return header.beginsWith("Name", "Username", "Last Active", "Sign Up", "Email");
        }

        @Override
        public boolean fits(Header header) {
            return header.has("Username", "Email");
        }

        @Override
        public RowReader reader(Header header, Settings settings) {
            Column name = header.need("Name");
            Column active = header.column("Last Active");
            Column signedUp = header.need("Sign Up");
            Column email = header.need("Email");
            Column orders = header.column("Orders");
            ZoneId zone = settings.zoneOf(EXPORTS);
            return (row, facts) -> {
                Optional<CustomerRef> who = facts.person(row, email);
                if (who.isEmpty()) {
                    facts.leftOut("no e-mail address");
                    return;
                }
                Profile profile = Profile.named(row.value(name));
                Optional<Instant> since = row.value(signedUp).map(text -> Dates.inZone(text, zone, signedUp));
                Optional<Instant> last = row.value(active).map(text -> Dates.inZone(text, zone, active));
                if (since.isPresent()) {
                    facts.signedUp(who.get(), since.get(), profile);
                } else {
                    facts.lead(who.get(), last, profile, Optional.empty());
                }
                facts.consent(who.get(), "marketing", Consent.UNKNOWN, Optional.empty(), Optional.empty());
                if (!row.isBlank(orders)) {
                    facts.note("sums of orders are not taken from the report of customers: import the orders as well");
                }
            };
        }
    }

    /** What the state of an order says of its money. */
    private static boolean isPaid(String text, Column column) {
        String state = text.strip().startsWith("wc-") ? text.strip().substring(3) : text.strip();
        return switch (state) {
            case "completed", "processing", "refunded" -> true;
            case "pending", "on-hold", "cancelled", "failed", "checkout-draft", "draft", "trash" -> false;
            default -> throw new BadValue(column, "is no state of an order that WooCommerce itself has");
        };
    }

    private static void tell(
            Row row, Facts facts, Plugin columns, ZoneId zone, String currency, List<Fact.Item> items) {
        String state = row.text(columns.status()).strip();
        boolean paid = isPaid(state, columns.status());
        Instant at = Dates.inZone(row.text(columns.date()).strip(), zone, columns.date());
        long total = Amounts.minor(row.text(columns.total()), currency, columns.total());
        String id = row.value(columns.id()).orElseThrow(() -> new BadValue(columns.id(), "is missing"));
        Optional<CustomerRef> who = facts.person(row, columns.email());
        if (!paid) {
            facts.leftOut("not paid: " + state);
        } else if (total < 0) {
            throw new BadValue(columns.total(), "is negative");
        } else if (who.isEmpty()) {
            facts.leftOut("no e-mail address: nobody to whom the order belongs");
        } else {
            String key = facts.orderKey(id, columns.id());
            facts.purchase(who.get(), at, key, new Money(total, currency), items);
            if (state.endsWith("refunded") && total > 0) {
                facts.note(
                        "refunded orders of WooCommerce have no time of the refund; that of the order stands for it");
                facts.refund(who.get(), at, key, key, new Money(total, currency));
            }
        }
    }

    private record Plugin(Column id, Column date, Column status, Column total, Column email) {
        static Plugin of(Header header) {
            return new Plugin(
                    header.need("order_id"),
                    header.need("order_date"),
                    header.need("status"),
                    header.need("order_total"),
                    header.need("billing_email"));
        }
    }

    /**
     * {@code name:Mug|product_id:11|sku:M-1|quantity:2|total:200.00}; nothing where it cannot be taken apart for sure.
     */
    static Optional<Fact.Item> packed(String text, String currency, Column column) {
        Map<String, String> fields = new HashMap<>();
        for (String part : text.split("\\|", -1)) {
            int colon = part.indexOf(':');
            if (colon < 1
                    || fields.put(
                                    part.substring(0, colon).strip(),
                                    part.substring(colon + 1).strip())
                            != null) {
                return Optional.empty();
            }
        }
        String quantity = fields.getOrDefault("quantity", "");
        if (!quantity.matches("[0-9]{1,7}") || quantity.matches("0+")) {
            return Optional.empty();
        }
        long many = Long.parseLong(quantity);
        Optional<Long> each = Optional.empty();
        String total = fields.getOrDefault("total", "");
        if (!total.isEmpty()) {
            long all = Amounts.minor(total, currency, column);
            // What does not come out even has no price of one.
            each = all % many == 0 ? Optional.of(all / many) : Optional.empty();
        }
        return Items.line(fields.getOrDefault("sku", ""), fields.getOrDefault("name", ""), many, each);
    }

    private static void add(List<Fact.Item> items, String text, String currency, Column column, Facts facts) {
        if (!text.isBlank()) {
            packed(text, currency, column).ifPresentOrElse(items::add, () -> facts.note(Items.LEFT_OUT));
        }
    }

    /** One row an order, and a column for each of its lines. */
    private static final class WebToffee implements Layout {
        @Override
        public String name() {
            return "orders of WooCommerce by WebToffee";
        }

        @Override
        public Shape shape() {
            return Shape.CSV;
        }

        @Override
        public boolean recognises(Header header) {
            return header.has(
                    "order_id",
                    "order_date",
                    "status",
                    "order_total",
                    "order_currency",
                    "billing_email",
                    "line_item_1");
        }

        @Override
        public boolean fits(Header header) {
            return header.has("order_id", "line_item_1");
        }

        @Override
        public RowReader reader(Header header, Settings settings) {
            Plugin columns = Plugin.of(header);
            Column currency = header.need("order_currency");
            List<Column> lines = header.names().stream()
                    .filter(name -> name.matches("line_item_[0-9]+"))
                    .map(header::column)
                    .toList();
            ZoneId zone = settings.zoneOf(EXPORTS);
            return (row, facts) -> {
                String code = Amounts.currency(row.text(currency), currency);
                List<Fact.Item> items = new ArrayList<>();
                lines.forEach(line -> add(items, row.text(line), code, line, facts));
                tell(row, facts, columns, zone, code, items);
            };
        }
    }

    /** One row an order, and all its lines in one column. There is no column for the currency. */
    private static final class SkyVerge implements Layout {
        private static final Pattern NEXT = Pattern.compile(";(?=id:)");

        @Override
        public String name() {
            return "orders of WooCommerce by SkyVerge";
        }

        @Override
        public Shape shape() {
            return Shape.CSV;
        }

        @Override
        public boolean recognises(Header header) {
            return header.has("order_id", "order_date", "status", "order_total", "billing_email", "line_items");
        }

        @Override
        public boolean fits(Header header) {
            return header.has("order_id", "line_items");
        }

        @Override
        public RowReader reader(Header header, Settings settings) {
            Plugin columns = Plugin.of(header);
            Column lines = header.need("line_items");
            Column currency = header.column("order_currency", "currency");
            String usual = currency.exists() ? "" : settings.currencyOf("Orders exported by SkyVerge");
            ZoneId zone = settings.zoneOf(EXPORTS);
            return (row, facts) -> {
                String code = currency.exists() ? Amounts.currency(row.text(currency), currency) : usual;
                List<Fact.Item> items = new ArrayList<>();
                for (String line : NEXT.split(row.text(lines), -1)) {
                    add(items, line, code, lines, facts);
                }
                tell(row, facts, columns, zone, code, items);
            };
        }
    }
}
