package dev.perennial.imports.shops;

import dev.perennial.domain.values.CustomerRef;
import dev.perennial.domain.values.Money;
import dev.perennial.imports.format.Amounts;
import dev.perennial.imports.format.BadValue;
import dev.perennial.imports.format.Column;
import dev.perennial.imports.format.Dates;
import dev.perennial.imports.format.Format;
import dev.perennial.imports.format.Header;
import dev.perennial.imports.format.Layout;
import dev.perennial.imports.format.Protection;
import dev.perennial.imports.format.RowReader;
import dev.perennial.imports.format.Settings;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * The grid of orders of Magento and Adobe Commerce. It has no currency and no lines; its times are those of the
 * administrator's clock, 24 hours with AM or PM behind them.
 */
final class Magento implements Layout {
    static final Format FORMAT = new Format("magento", List.of("adobe-commerce"), List.of(new Magento()));

    private static final DateTimeFormatter TIME = Dates.pattern("MMM d, uuuu H:mm:ss");

    @Override
    public String name() {
        return "orders of Magento";
    }

    @Override
    public Shape shape() {
        return Shape.CSV;
    }

    @Override
    public boolean recognises(Header header) {
        return header.beginsWith("ID", "Purchase Point", "Purchase Date")
                && header.has("Grand Total (Base)", "Status", "Customer Email");
    }

    @Override
    public boolean fits(Header header) {
        return header.has("Purchase Date") || header.has("Grand Total (Base)");
    }

    @Override
    public RowReader reader(Header header, Settings settings) {
        Column id = header.need("ID");
        Column date = header.need("Purchase Date");
        Column base = header.need("Grand Total (Base)");
        Column purchased = header.column("Grand Total (Purchased)");
        Column status = header.need("Status");
        Column email = header.need("Customer Email");
        Column refunded = header.column("Total Refunded");
        ZoneId zone = settings.zoneOf("Exports of Magento");
        String currency = settings.currencyOf("Exports of Magento");
        return (row, facts) -> {
            String state = row.text(status).strip();
            boolean paid = isPaid(state, status);
            Instant at = time(row.text(date), zone, date);
            long total = Amounts.minor(Protection.SPACE.off(row.text(base)), currency, base);
            Optional<CustomerRef> who = facts.person(row, email);
            if (!paid) {
                facts.leftOut("not paid: " + state);
                return;
            }
            if (total < 0) {
                throw new BadValue(base, "is negative");
            }
            if (who.isEmpty()) {
                facts.leftOut("no e-mail address: nobody to whom the order belongs");
                return;
            }
            String key = facts.orderKey(row.value(id).orElseThrow(() -> new BadValue(id, "is missing")), id);
            Optional<Long> back = row.value(refunded)
                    .map(text -> Amounts.minor(Protection.SPACE.off(text), currency, refunded))
                    .filter(amount -> amount != 0);
            if (back.filter(amount -> amount < 0).isPresent()) {
                throw new BadValue(refunded, "is negative");
            }
            if (state.equals("Closed") && back.isEmpty()) {
                throw new BadValue(refunded, "is nothing, and the order is closed: it was paid back");
            }
            boolean sameCurrency = !purchased.exists()
                    || row.isBlank(purchased)
                    || Amounts.minor(Protection.SPACE.off(row.text(purchased)), currency, purchased) == total;
            facts.purchase(who.get(), at, key, new Money(total, currency), List.of());
            if (back.isPresent() && sameCurrency) {
                facts.note("refunds of Magento's orders have no time of their own; that of the order stands for it");
                facts.refundedSoFar(who.get(), at, key, new Money(back.get(), currency));
            } else if (back.isPresent()) {
                facts.note("refunds of orders that were paid in another currency than the shop's are left out: the file"
                        + " does not say in which of the two they are");
            }
        };
    }

    private static boolean isPaid(String state, Column column) {
        return switch (state) {
            case "Complete", "Processing", "Closed" -> true;
            case "Pending",
                    "Pending Payment",
                    "Pending PayPal",
                    "PayPal Canceled Reversal",
                    "PayPal Reversed",
                    "Payment Review",
                    "Suspected Fraud",
                    "On Hold",
                    "Canceled" -> false;
            default ->
                throw new BadValue(
                        column,
                        "is no state that Magento itself has in English: switch the administrator's language to"
                                + " English and export again");
        };
    }

    /**
     * 24 hours with AM or PM behind them. An hour that is no such thing, 3 PM or 12 AM, is one of twelve: both can be
     * told apart.
     */
    private static Instant time(String text, ZoneId zone, Column column) {
        String plain = text.strip();
        boolean morning = plain.endsWith(" AM");
        boolean evening = plain.endsWith(" PM");
        if (morning || evening) {
            plain = plain.substring(0, plain.length() - 3);
        }
        try {
            LocalDateTime local = LocalDateTime.parse(plain, TIME);
            if (evening && local.getHour() < 12) {
                local = local.plusHours(12);
            } else if (morning && local.getHour() == 12) {
                local = local.minusHours(12);
            } else if (morning && local.getHour() > 12) {
                throw new BadValue(column, "is a time in the afternoon, and says AM");
            }
            return Dates.inZone(local, zone, column);
        } catch (DateTimeException none) {
            throw new BadValue(column, "is no time such as Jan 5, 2024 15:04:05 PM, or one that does not exist");
        }
    }
}
