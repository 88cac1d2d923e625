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
import dev.perennial.imports.format.RowReader;
import dev.perennial.imports.format.Settings;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Shopware 6: its default exports of orders and of recipients of the newsletter. States and articles are ids without
 * names, there is no currency, and times are in UTC.
 */
final class Shopware {
    static final Format FORMAT = new Format("shopware", List.of(), List.of(new Orders(), new Recipients()));

    private Shopware() {}

    private static final class Orders implements Layout {
        @Override
        public String name() {
            return "orders of Shopware";
        }

        @Override
        public Shape shape() {
            return Shape.CSV;
        }

        @Override
        public boolean recognises(Header header) {
            return header.beginsWith("id", "order_number", "sales_channel_id")
                    && header.has("customer_email", "amount_total", "order_state_id", "line_items", "order_date_time");
        }

        @Override
        public boolean fits(Header header) {
            return header.has("order_number");
        }

        @Override
        public RowReader reader(Header header, Settings settings) {
            Column id = header.need("id");
            Column email = header.need("customer_email");
            Column total = header.need("amount_total");
            Column state = header.need("order_state_id");
            Column lines = header.column("line_items");
            Column date = header.need("order_date_time");
            String currency = settings.currencyOf("Exports of Shopware");
            return (row, facts) -> {
                Instant at = Dates.inZone(row.text(date).strip(), ZoneOffset.UTC, date);
                long amount = Amounts.minor(row.text(total), currency, total);
                Optional<CustomerRef> who = facts.person(row, email);
                String reached = row.text(state).strip();
                if (!settings.states().contains(reached)) {
                    facts.leftOut("the state " + (reached.matches("[0-9a-f]{32}") ? reached : "of the order")
                            + " is an id, and nothing says that it means paid: --states names those that do");
                } else if (amount < 0) {
                    throw new BadValue(total, "is negative");
                } else if (who.isEmpty()) {
                    facts.leftOut("no e-mail address: nobody to whom the order belongs");
                } else {
                    String key = facts.orderKey(row.value(id).orElseThrow(() -> new BadValue(id, "is missing")), id);
                    facts.purchase(who.get(), at, key, new Money(amount, currency), items(row.text(lines), facts));
                }
            };
        }

        /** {@code 2x <article>|1x <article>|1x }: what has no article is a discount or the like. */
        private static List<Fact.Item> items(String text, Facts facts) {
            List<Fact.Item> items = new ArrayList<>();
            for (String line : text.isBlank() ? new String[0] : text.split("\\|", -1)) {
                int times = line.indexOf('x');
                String many = times < 1 ? "" : line.substring(0, times).strip();
                Optional<Fact.Item> item = many.matches("[0-9]{1,7}")
                        ? Items.line(line.substring(times + 1).strip(), "", Long.parseLong(many), Optional.empty())
                        : Optional.empty();
                item.ifPresentOrElse(items::add, () -> facts.note(Items.LEFT_OUT));
            }
            return items;
        }
    }

    /** Recipients of the newsletter; without any date. */
    private static final class Recipients implements Layout {
        @Override
        public String name() {
            return "recipients of Shopware's newsletter";
        }

        @Override
        public Shape shape() {
            return Shape.CSV;
        }

        @Override
        public boolean recognises(Header header) {
            return header.beginsWith("id", "email", "title", "salutation")
                    && header.has("status", "hash", "sales_channel_id");
        }

        @Override
        public boolean fits(Header header) {
            return header.has("email", "status", "hash");
        }

        @Override
        public RowReader reader(Header header, Settings settings) {
            Column id = header.need("id");
            Column email = header.need("email");
            Column first = header.column("first_name");
            Column last = header.column("last_name");
            Column status = header.need("status");
            return (row, facts) -> {
                if (row.isBlank(email)) {
                    facts.leftOut("no e-mail address");
                    return;
                }
                CustomerRef who = facts.person(row, email, row.value(id).map(it -> "recipient-" + it))
                        .orElseThrow();
                String word = row.text(status).strip();
                Consent consent = switch (word) {
                    case "optIn", "direct" -> Consent.YES;
                    case "optOut" -> Consent.NO;
                    default -> Consent.UNKNOWN;
                };
                facts.lead(
                        who,
                        Optional.empty(),
                        Profile.named(Profile.name(row.text(first), row.text(last))),
                        Optional.empty());
                facts.consent(
                        who,
                        "marketing",
                        consent,
                        Optional.empty(),
                        consent == Consent.YES ? Optional.of("status " + word) : Optional.empty());
                if (word.equals("direct")) {
                    facts.note("recipients with the status direct agreed without a double opt-in");
                }
            };
        }
    }
}
