package dev.perennial.imports.shops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.imports.Samples;
import dev.perennial.imports.format.Refused;
import dev.perennial.imports.format.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShopifyTest {
    private static final Instant EXPORTED = Instant.parse("2026-03-31T00:00:00Z");

    @TempDir
    private Path folder;

    private static String orders() throws IOException {
        return Files.readString(Samples.path("shopify/orders_export.csv"));
    }

    private Samples orders(String text) {
        return Samples.text(folder, Settings.NONE, "shopify", "orders.csv", text);
    }

    @Test
    void ordersHaveTheLinesOfAllTheirRowsAndTheTotalOfTheFirst() {
        Samples read = Samples.read(Settings.NONE, "shopify", "orders_export.csv");

        assertThat(read.facts())
                .containsExactly(
                        "ana@example.com 2026-03-01T21:49:59Z consented to marketing: import from shopify, order 5000000000001",
                        "ana@example.com 2026-03-01T21:49:59Z bought: order shopify-5000000000001, ZAR 200.00; 2 × Mug, \"Blue\" at"
                                + " 10000; 1 × Gift card at 0",
                        "cy@example.com 2026-03-02T07:00:00Z withdrew consent to marketing: import from shopify, order 5000000000003",
                        "dee@example.com 2026-03-02T22:10:00Z consented to marketing: import from shopify, order 5000000000004",
                        "dee@example.com 2026-03-02T22:10:00Z bought: order shopify-5000000000004, ZAR 300.00; 1 × Chair at 20000; 1"
                                + " × Cushion at 10000",
                        "dee@example.com 2026-03-02T22:10:00Z refunded: ZAR 100.00 of order shopify-5000000000004",
                        "ana@example.com 2026-03-04T10:00:00Z withdrew consent to marketing: import from shopify, order"
                                + " 5000000000005",
                        "ana@example.com 2026-03-04T10:00:00Z bought: order shopify-5000000000005, ZAR 10.00; 1 × Sticker at 1000");
        assertThat(read.leftOut).containsExactly("4: not paid: pending", "6: not paid: voided");
        assertThat(read.rejected).isEmpty();
        assertThat(read.lines()).containsExactly(2L, 2L, 6L, 7L, 7L, 7L, 11L, 11L);
    }

    @Test
    void customersAreInTheListSinceTheExportAndTheirYesNeedsItsTime() {
        Samples read = Samples.read(Settings.NONE.asOf(EXPORTED), "shopify", "customers_export.csv");

        assertThat(read.facts(event -> event.customer()
                                .email()
                                .filter(it -> it.value().matches("(ana|cy).*"))
                                .isPresent()
                        && !event.fact().type().equals("AttributesChanged")))
                .containsExactly(
                        "ana@example.com/shopify-6000000000001 2026-03-31T00:00:00Z left their address, Ana Example, born 05-01",
                        "ana@example.com/shopify-6000000000001 2026-03-31T00:00:00Z consented to marketing: import from shopify",
                        "cy@example.com/shopify-6000000000003 2026-03-31T00:00:00Z left their address, Cy Example",
                        "cy@example.com/shopify-6000000000003 2026-03-31T00:00:00Z withdrew consent to marketing: import from"
                                + " shopify");
        assertThat(read.leftOut).containsExactly("3: no e-mail address");
        assertThat(read.rejected).isEmpty();

        Samples undated = Samples.read(Settings.NONE, "shopify", "customers_export.csv");
        assertThat(undated.facts()).noneMatch(fact -> fact.contains("consented"));
        assertThat(undated.consents)
                .containsExactly(
                        "ana@example.com/shopify-6000000000001: yes",
                        "cy@example.com/shopify-6000000000003: no 2026-04-01T00:00:00Z",
                        "p7@example.com/shopify-6000000000007: yes",
                        "p8@example.com/shopify-6000000000008: yes");
    }

    @Test
    void aLineWhoseOrderIsNotBeforeItIsRejected() throws IOException {
        String text = orders();
        String lines = text.substring(0, text.indexOf('\n') + 1)
                + text.lines().skip(2).limit(1).findFirst().orElseThrow()
                + "\n";

        Samples read = orders(lines);

        assertThat(read.facts()).isEmpty();
        assertThat(read.rejected).containsExactly("2, Name: goes on an order whose first row does not stand before it");
    }

    @Test
    void anUnknownStateACurrencyThatIsNoneAndADateThatDoesNotExistAreRejectedWithTheirColumns() throws IOException {
        assertThat(orders(orders().replace("#1005,ANA@example.com,paid", "#1005,ANA@example.com,bezahlt")).rejected)
                .containsExactly("11, Financial Status: is no state of payment that Shopify has");
        assertThat(orders(orders().replace("no,ZAR,10.00", "no,ZZR,10.00")).rejected)
                .containsExactly("11, Currency: is no currency of ISO 4217");
        assertThat(orders(orders().replace("Standard,2026-03-04", "Standard,2026-02-30")).rejected)
                .containsExactly("11, Created at: is a time that does not exist");
        assertThat(orders(orders().replace("no,ZAR,10.00,0.00,1.30,10.00", "no,ZAR,10.00,0.00,1.30,\"1,000.00\""))
                        .rejected)
                .singleElement()
                .asString()
                .startsWith("11, Total: is no plain amount such as 1234.50");
    }

    @Test
    void anOrderOfTheTestGatewayIsNobodysMoneyAndNobodysWord() throws IOException {
        Samples read = orders(orders().replace(",custom,,0.00,Acme", ",bogus,,0.00,Acme"));

        assertThat(read.leftOut).contains("2: a test order (payment by the bogus gateway)");
        assertThat(read.consents).contains("ana@example.com: test 2026-03-01T21:49:59Z");
        assertThat(read.facts()).noneMatch(fact -> fact.contains("5000000000001"));
    }

    @Test
    void aColumnThatIsMissingOrStandsTwiceIsNamed() throws IOException {
        String missing = orders().replaceFirst(",Total,", ",Summe,");
        assertThatThrownBy(() -> orders(missing))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("orders.csv: there is no column 'Total'.");
        String twice = orders().replaceFirst(",Subtotal,", ",Total,");
        assertThatThrownBy(() -> orders(twice))
                .isInstanceOf(Refused.class)
                .hasMessage("orders.csv: the column 'Total' stands twice, as column 9 and 12. Take one of them out.");
    }
}
