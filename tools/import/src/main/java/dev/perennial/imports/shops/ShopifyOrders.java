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
import dev.perennial.imports.format.Header;
import dev.perennial.imports.format.Layout;
import dev.perennial.imports.format.Place;
import dev.perennial.imports.format.Row;
import dev.perennial.imports.format.RowReader;
import dev.perennial.imports.format.Settings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Orders of Shopify. The first row of an order has its total, its state and one line; each further row has one more
 * line, and name and address again. Rows of an order follow each other.
 */
final class ShopifyOrders implements Layout {
    @Override
    public String name() {
        return "orders of Shopify";
    }

    @Override
    public Shape shape() {
        return Shape.CSV;
    }

    @Override
    public boolean recognises(Header header) {
        return header.beginsWith("Name", "Email", "Financial Status")
                && header.has(
                        "Created at", "Lineitem name", "Lineitem quantity", "Refunded Amount", "Accepts Marketing");
    }

    @Override
    public boolean fits(Header header) {
        return header.has("Lineitem name") || header.has("Financial Status");
    }

    @Override
    public RowReader reader(Header header, Settings settings) {
        return new Reader(header);
    }

    private static final class Reader implements RowReader {
        private final Column name;
        private final Column email;
        private final Column status;
        private final Column marketing;
        private final Column currency;
        private final Column total;
        private final Column created;
        private final Column quantity;
        private final Column item;
        private final Column price;
        private final Column sku;
        private final Column cancelled;
        private final Column payment;
        private final Column refunded;
        private final Column id;

        private @Nullable Order open;
        private String lastBroken = "";
        private String lastCurrency = "";
        private String lastTime = "";
        private Instant lastInstant = Instant.EPOCH;

        Reader(Header header) {
            name = header.need("Name");
            email = header.need("Email");
            status = header.need("Financial Status");
            currency = header.need("Currency");
            total = header.need("Total");
            created = header.need("Created at");
            quantity = header.need("Lineitem quantity");
            item = header.need("Lineitem name");
            price = header.need("Lineitem price");
            refunded = header.need("Refunded Amount");
            cancelled = header.need("Cancelled at");
            sku = header.column("Lineitem sku");
            marketing = header.column("Accepts Marketing");
            payment = header.column("Payment Method");
            id = header.need("Id");
        }

        @Override
        public void read(Row row, Facts facts) {
            String number = row.text(name);
            if (row.isBlank(status) && row.isBlank(total)) {
                goesOn(row, number, facts);
            } else {
                tell(facts);
                begin(row, number, facts);
                facts.from(row.place());
            }
        }

        /** A row that cannot be taken apart may be a line of the order that is open: then it is told without it. */
        @Override
        public void broken(Place row) {
            if (open != null) {
                open.incomplete = true;
            }
        }

        private void goesOn(Row row, String number, Facts facts) {
            if (number.isBlank()) {
                throw new BadValue(name, "is missing: nobody can say which order the row goes on");
            }
            Order order = open;
            if (order != null && order.number.equals(number)) {
                try {
                    line(order, row).ifPresent(order.items::add);
                } catch (BadValue bad) {
                    order.incomplete = true;
                    throw bad;
                }
            } else if (number.equals(lastBroken)) {
                facts.leftOut("goes on an order whose first row was rejected");
            } else {
                throw new BadValue(name, "goes on an order whose first row does not stand before it");
            }
        }

        private void begin(Row row, String number, Facts facts) {
            lastBroken = number;
            if (number.isBlank()) {
                throw new BadValue(name, "is missing: the order has no number");
            }
            Order order = new Order(number, row.place());
            order.at = time(row);
            order.who = row.value(email).map(text -> CustomerRef.of(facts.address(text, email)));
            order.test = row.text(payment).strip().equalsIgnoreCase("bogus");
            order.consent = consent(row);
            order.status = row.text(status).strip();
            order.cancelled = !row.isBlank(cancelled);
            String code = currency(row.text(currency));
            order.currency = code;
            order.total = Amounts.minor(row.text(total), code, total);
            order.refunded = row.isBlank(refunded) ? 0 : Amounts.minor(row.text(refunded), code, refunded);
            if (order.total < 0) {
                throw new BadValue(total, "is negative");
            }
            if (order.refunded < 0) {
                throw new BadValue(refunded, "is negative");
            }
            String key = row.text(id).strip();
            if (key.isEmpty()) {
                throw new BadValue(id, "is missing: without it the order might count twice");
            }
            order.key = key;
            if (!isPaid(order.status) && !isUnpaid(order.status)) {
                throw new BadValue(status, "is no state of payment that Shopify has");
            }
            if (order.status.equals("refunded") && order.refunded == 0) {
                throw new BadValue(refunded, "is nothing, and the order is said to be refunded");
            }
            line(order, row).ifPresent(order.items::add);
            lastBroken = "";
            open = order;
        }

        /** Nearly all orders are in the same. */
        private String currency(String text) {
            if (!text.equals(lastCurrency)) {
                lastCurrency = Amounts.currency(text, currency);
            }
            return lastCurrency;
        }

        private Instant time(Row row) {
            String text = row.text(created);
            if (!text.equals(lastTime)) {
                lastInstant = Dates.withOffset(text, created);
                lastTime = text;
            }
            return lastInstant;
        }

        private Consent consent(Row row) {
            return switch (row.text(marketing)) {
                case "yes" -> Consent.YES;
                case "no" -> Consent.NO;
                default -> Consent.UNKNOWN;
            };
        }

        private Optional<Fact.Item> line(Order order, Row row) {
            String what = row.text(item);
            if (what.isBlank() && row.isBlank(quantity)) {
                return Optional.empty();
            }
            long many = whole(row.text(quantity).strip(), quantity);
            Optional<Long> each = row.isBlank(price)
                    ? Optional.empty()
                    : Optional.of(Amounts.minor(row.text(price), order.currency, price));
            return order.line(row.text(sku), what, many, each);
        }

        private static long whole(String text, Column column) {
            if (text.isEmpty() || text.length() > 7) {
                throw new BadValue(column, "is no whole number");
            }
            long value = 0;
            for (int i = 0; i < text.length(); i++) {
                int digit = text.charAt(i) - '0';
                if (digit < 0 || digit > 9) {
                    throw new BadValue(column, "is no whole number");
                }
                value = value * 10 + digit;
            }
            return value;
        }

        private static boolean isPaid(String status) {
            return switch (status) {
                case "paid", "partially_refunded", "refunded" -> true;
                default -> false;
            };
        }

        private static boolean isUnpaid(String status) {
            return switch (status) {
                case "pending", "authorized", "expired", "partially_paid", "unpaid", "voided" -> true;
                default -> false;
            };
        }

        @Override
        public void end(Facts facts) {
            tell(facts);
        }

        private void tell(Facts facts) {
            Order order = open;
            open = null;
            if (order == null) {
                return;
            }
            facts.from(order.place);
            if (order.test) {
                order.who.ifPresent(
                        who -> facts.consent(who, "marketing", Consent.TEST, Optional.of(order.at), Optional.empty()));
                facts.leftOut("a test order (payment by the bogus gateway)");
                return;
            }
            order.who.ifPresent(who -> facts.consent(
                    who, "marketing", order.consent, Optional.of(order.at), Optional.of("order " + order.key)));
            if (!isPaid(order.status)) {
                facts.leftOut("not paid: " + order.status);
            } else if (order.cancelled && order.refunded == 0) {
                facts.leftOut("cancelled, and nothing says what was paid back");
            } else if (order.who.isEmpty()) {
                facts.leftOut("no e-mail address: nobody to whom the order belongs");
            } else {
                if (order.incomplete) {
                    facts.note("an order whose lines cannot all be read; its total is whole");
                }
                order.itemsLeftOut(facts);
                CustomerRef who = order.who.get();
                String key = facts.orderKey(order.key, id);
                facts.purchase(who, order.at, key, new Money(order.total, order.currency), order.items);
                if (order.refunded > 0) {
                    facts.note(
                            "refunds of Shopify's orders have no time of their own; that of the order stands for it");
                    facts.refundedSoFar(who, order.at, key, new Money(order.refunded, order.currency));
                }
            }
        }
    }

    /** An order whose rows are being read. */
    private static final class Order {
        private final String number;
        private final Place place;
        private final List<Fact.Item> items = new ArrayList<>(2);
        private Instant at = Instant.EPOCH;
        private Optional<CustomerRef> who = Optional.empty();
        private Consent consent = Consent.UNKNOWN;
        private String status = "";
        private String currency = "";
        private String key = "";
        private long total;
        private long refunded;
        private boolean cancelled;
        private boolean test;
        private boolean incomplete;
        private int linesLeftOut;

        Order(String number, Place place) {
            this.number = number;
            this.place = place;
        }

        /** The facts of an order keep what they can of each line; what they cannot is counted. */
        Optional<Fact.Item> line(String sku, String name, long quantity, Optional<Long> price) {
            Optional<Fact.Item> line = Items.line(sku, name, quantity, price);
            if (line.isEmpty()) {
                linesLeftOut++;
            }
            return line;
        }

        void itemsLeftOut(Facts facts) {
            for (int i = 0; i < linesLeftOut; i++) {
                facts.note(Items.LEFT_OUT);
            }
        }
    }
}
