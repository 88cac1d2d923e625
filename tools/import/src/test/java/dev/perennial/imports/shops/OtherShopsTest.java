package dev.perennial.imports.shops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.imports.Samples;
import dev.perennial.imports.format.Column;
import dev.perennial.imports.format.Refused;
import dev.perennial.imports.format.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OtherShopsTest {
    private static final Settings UTC = Settings.NONE.in(ZoneOffset.UTC).with("EUR");
    private static final Settings BERLIN =
            Settings.NONE.in(ZoneId.of("Europe/Berlin")).with("EUR");

    @TempDir
    private Path folder;

    private static List<String> withoutAttributes(Samples read) {
        return read.facts(event -> !event.fact().type().equals("AttributesChanged"));
    }

    @Test
    void reportsOfWooCommerceHaveNoAddressesAndSaySo() {
        for (String file : List.of(
                "wc-orders-report-export-17132737592198.csv",
                "orders_2026-03-30_page-wc-admin_path--analytics-orders.csv")) {
            Samples read = Samples.read(Settings.NONE, "woocommerce", file);
            assertThat(read.facts()).isEmpty();
            assertThat(read.rejected).isEmpty();
            assertThat(read.leftOut).hasSize(5).allMatch(line -> line.contains("the report has no e-mail addresses"));
        }
    }

    @Test
    void customersOfWooCommerceSignedUpByTheShopsClock() {
        Samples read = Samples.read(BERLIN, "woocommerce", "wc-customers-report-export-17132737592199.csv");

        assertThat(read.facts())
                .containsExactly(
                        "ana@example.com 2025-01-01T08:00:00Z signed up, Ana Example",
                        "bo@example.com 2026-03-30T09:00:00Z left their address, Bo Example",
                        "p6@example.com 2025-01-01T08:00:00Z signed up, P6 Example",
                        "p7@example.com 2025-01-01T08:00:00Z signed up, P7 Example",
                        "p8@example.com 2025-01-01T08:00:00Z signed up, P8 Example");
        assertThat(read.consents).hasSize(5).allMatch(line -> line.contains(": unknown"));
        assertThatThrownBy(() ->
                        Samples.read(Settings.NONE, "woocommerce", "wc-customers-report-export-17132737592199.csv"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("--timezone Europe/Berlin");
    }

    @Test
    void ordersByWebToffeeHaveTheirLinesInColumns() {
        Samples read = Samples.read(UTC, "woocommerce", "webtoffee_orders.csv");

        assertThat(read.facts())
                .containsExactly(
                        webToffee("ana", 1001), webToffee("p6", 1106), webToffee("p7", 1107), webToffee("p8", 1108));
        assertThat(read.leftOut).containsExactly("3: not paid: pending");
        assertThat(read.rejected).isEmpty();
    }

    private static String webToffee(String who, int order) {
        return who + "@example.com 2026-03-29T02:30:00Z bought: order woocommerce-" + order
                + ", EUR 1234.50; 2 × M-1 (Mug) at 10000; 1 × Poster at 83739";
    }

    @Test
    void anHourThatClocksSkipIsNoTimeOfThatZone() {
        Samples read = Samples.read(BERLIN, "woocommerce", "webtoffee_orders.csv");

        assertThat(read.facts()).isEmpty();
        assertThat(read.rejected)
                .hasSize(4)
                .contains(
                        "2, order_date: does not exist in Europe/Berlin, where clocks skip it: is the time zone right?");
    }

    @Test
    void ordersBySkyVergeHaveTheirLinesInOneColumnAndNoCurrency() {
        Samples read = Samples.read(UTC, "woocommerce", "skyverge_orders.csv");

        assertThat(read.facts())
                .containsExactly(
                        webToffee("ana", 1001),
                        webToffee("p5", 1005),
                        webToffee("p6", 1006),
                        webToffee("p7", 1007),
                        webToffee("p8", 1008));
        assertThatThrownBy(() -> Samples.read(Settings.NONE.in(ZoneOffset.UTC), "woocommerce", "skyverge_orders.csv"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("--currency EUR");
    }

    @Test
    void aRefundedOrderOfWooCommerceIsPaidBackWhole() throws IOException {
        String text = Files.readString(Samples.path("woocommerce/webtoffee_orders.csv"))
                .replaceFirst("completed", "refunded");

        Samples read = Samples.text(folder, UTC, "woocommerce", "orders.csv", text);

        assertThat(read.facts())
                .contains("ana@example.com 2026-03-29T02:30:00Z refunded: EUR 1234.50 of order woocommerce-1001");
    }

    @Test
    void paymentsOfStripeMovedMoneyOrDidNot() {
        Samples read = Samples.read(Settings.NONE, "stripe", "unified_payments.csv");

        assertThat(read.facts())
                .containsExactly(
                        "ana@example.com/stripe-cus_1 2025-01-05T12:34:56Z bought: order stripe-ch_1, USD 40.00",
                        "bo@example.com/stripe-cus_2 2025-01-05T23:59:59Z bought: order stripe-ch_2, USD 25.00",
                        "p8@example.com/stripe-cus_1 2025-01-05T12:34:56Z bought: order stripe-ch_8, USD 40.00");
        assertThat(read.leftOut)
                .containsExactly(
                        "4: neither an e-mail address nor a customer: nobody to whom the payment belongs",
                        "5: no money moved: Failed");
        assertThat(read.notes)
                .containsOnly(
                        "the file does not say which payments were tests: export the column Mode to leave them out");
    }

    @Test
    void aRefundOfStripeHasItsOwnTimeAndAPaymentThatWasNotCapturedMovedNothing() throws IOException {
        String text = Files.readString(Samples.path("stripe/unified_payments.csv"))
                .replace("pm_3,,,,,", "pm_3,cus_3,,cy@example.com,,")
                .replace(
                        "ch_2,2025-01-05 23:59:59,25.00,0.00,usd,true",
                        "ch_2,2025-01-05 23:59:59,25.00,0.00,usd,false");

        Samples read = Samples.text(folder, Settings.NONE, "stripe", "payments.csv", text);

        assertThat(read.facts())
                .contains(
                        "cy@example.com/stripe-cus_3 2025-01-06T00:00:00Z bought: order stripe-ch_3, USD 30.00",
                        "cy@example.com/stripe-cus_3 2025-01-08T10:00:00Z refunded: USD 30.00 of order stripe-ch_3")
                .noneMatch(fact -> fact.contains("ch_2"));
        assertThat(read.leftOut).contains("3: not captured: no money moved");
    }

    @Test
    void testModeIsLeftOutWhereTheFileTellsIt() throws IOException {
        String text = Files.readString(Samples.path("stripe/unified_payments.csv"))
                .replaceAll("(?m)$", ",Test")
                .replaceFirst(",Test", ",Mode")
                .replaceFirst("(?m)^,Test$", "");

        Samples read = Samples.text(folder, Settings.NONE, "stripe", "payments.csv", text);

        assertThat(read.facts()).isEmpty();
        assertThat(read.leftOut)
                .filteredOn(line -> line.contains("a payment in test mode"))
                .hasSize(5);
    }

    @Test
    void customersOfStripeSignedUp() {
        Samples read = Samples.read(Settings.NONE, "stripe", "customers.csv");

        assertThat(withoutAttributes(read))
                .containsExactly(
                        "ana@example.com/stripe-cus_1 2025-01-01T10:00:00Z signed up, Ana Example",
                        "ana@example.com/stripe-cus_9 2024-01-01T10:00:00Z signed up, Ana Example",
                        "p6@example.com/stripe-cus_6 2025-01-01T10:00:00Z signed up, P6 Example",
                        "p7@example.com/stripe-cus_7 2025-01-01T10:00:00Z signed up, P7 Example",
                        "p8@example.com/stripe-cus_8 2025-01-01T10:00:00Z signed up, P8 Example");
        assertThat(read.consents).allMatch(line -> line.contains(": unknown"));
    }

    @Test
    void eventsOfStripeAreInUnitsOfItsOwn() {
        Samples read = Samples.read(Settings.NONE, "stripe", "webhook_events.jsonl");

        assertThat(read.facts())
                .containsExactly(
                        "p1@example.com/stripe-cus_1 2025-01-05T12:26:41Z bought: order stripe-pi_1, USD 10.00",
                        "p2@example.com/stripe-cus_2 2025-01-05T12:26:42Z bought: order stripe-pi_2, JPY 500",
                        "p3@example.com/stripe-cus_3 2025-01-05T12:26:43Z bought: order stripe-pi_3, ISK 5",
                        "p4@example.com/stripe-cus_4 2025-01-05T12:26:44Z bought: order stripe-pi_4, UGX 5",
                        "p5@example.com/stripe-cus_5 2025-01-05T12:26:45Z bought: order stripe-pi_5, HUF 10.45",
                        "p6@example.com/stripe-cus_6 2025-01-05T12:26:46Z bought: order stripe-pi_6, TWD 10.45",
                        "p7@example.com/stripe-cus_7 2025-01-05T12:26:47Z bought: order stripe-pi_7, MGA 5000.00",
                        "p9@example.com/stripe-cus_9 2025-01-05T12:26:49Z bought: order stripe-pi_9, KWD 5.120");
        assertThat(read.leftOut).containsExactly("8: an event of test mode");
    }

    @Test
    void aPartOfTheSmallestUnitIsNoAmount() {
        assertThatThrownBy(() -> Stripe.money(550, "isk", new Column(0, "amount")))
                .hasMessage("is a part of the smallest unit that ISK has");
    }

    @Test
    void aRefundedChargeTellsWhatThisEventPaidBack() {
        String line = """
                {"id":"evt_20","object":"event","type":"charge.refunded","created":1736080020,"livemode":true,"data":{"object":{"id":"ch_1","object":"charge","payment_intent":"pi_1","amount":1000,"amount_refunded":700,"currency":"usd","customer":"cus_1"},"previous_attributes":{"amount_refunded":300}}}
                {"id":"evt_21","object":"event","type":"charge.succeeded","created":1736080021,"livemode":true,"data":{"object":{"id":"ch_1","object":"charge","payment_intent":"pi_1","amount":1000,"currency":"usd","customer":"cus_1"}}}
                """;

        Samples read = Samples.text(folder, Settings.NONE, "stripe", "events.jsonl", line);

        assertThat(read.facts())
                .containsExactly("stripe-cus_1 2025-01-05T12:27:00Z refunded: USD 4.00 of order stripe-pi_1");
        assertThat(read.leftOut).containsExactly("2: a charge: its payment intent tells of it");
    }

    @Test
    void ordersOfMagentoAreInTheCurrencyThatTheUserNames() {
        Samples read = Samples.read(BERLIN, "magento", "export.csv");

        assertThat(read.facts())
                .containsExactly(
                        "ana@example.com 2024-01-05T14:04:05Z bought: order magento-000000001, EUR 199.00",
                        "p6@example.com 2024-01-05T14:04:05Z bought: order magento-000000006, EUR 199.00",
                        "p7@example.com 2024-01-05T14:04:05Z bought: order magento-000000007, EUR 199.00",
                        "p8@example.com 2024-01-05T14:04:05Z bought: order magento-000000008, EUR 199.00");
        assertThat(read.rejected).containsExactly("3, Grand Total (Base): is negative");
        assertThatThrownBy(() -> Samples.read(Settings.NONE.in(ZoneOffset.UTC), "magento", "export.csv"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("--currency");
    }

    @Test
    void theClockOfMagentoIsReadWithTwelveHoursOrTwentyFour() throws IOException {
        String text = Files.readString(Samples.path("magento/export.csv"));
        assertThat(magento(text.replace("2024 15:04:05 PM", "2024 3:04:05 PM"))).contains("2024-01-05T15:04:05Z");
        assertThat(magento(text.replace("2024 15:04:05 PM", "2024 00:04:05 AM")))
                .contains("2024-01-05T00:04:05Z");
        assertThat(magento(text.replace("2024 15:04:05 PM", "2024 12:04:05 AM")))
                .contains("2024-01-05T00:04:05Z");
        assertThat(Samples.text(
                                folder,
                                UTC,
                                "magento",
                                "export.csv",
                                text.replace("2024 15:04:05 PM", "2024 15:04:05 AM"))
                        .rejected)
                .contains("2, Purchase Date: is a time in the afternoon, and says AM");
        assertThat(Samples.text(folder, UTC, "magento", "export.csv", text.replace("Complete", "Vollständig")).rejected)
                .first()
                .asString()
                .startsWith("2, Status: is no state that Magento itself has in English");
    }

    private String magento(String text) {
        return Samples.text(folder, UTC, "magento", "export.csv", text).facts().getFirst();
    }

    @Test
    void aClosedOrderOfMagentoIsPaidBack() throws IOException {
        String text = Files.readString(Samples.path("magento/export.csv")).replace("\" -10.0000\"", "10.0000");

        Samples read = Samples.text(folder, UTC, "magento", "export.csv", text);

        assertThat(read.facts())
                .contains(
                        "bo@example.com 2024-01-06T00:10:00Z bought: order magento-000000002, EUR 10.00",
                        "bo@example.com 2024-01-06T00:10:00Z refunded: EUR 10.00 of order magento-000000002");
    }

    @Test
    void statesOfShopwareCountWhereTheUserNamesThem() {
        String file = "Default orders_20260330-101112.csv";
        Samples none = Samples.read(UTC, "shopware", file);
        assertThat(none.facts()).isEmpty();
        assertThat(none.leftOut)
                .hasSize(5)
                .contains(
                        "3: the state 00000000000000000000000000000047 is an id, and nothing says that it means paid: --states"
                                + " names those that do");

        Samples read = Samples.read(UTC.bought("00000000000000000000000000000046"), "shopware", file);
        assertThat(read.facts())
                .containsExactly(
                        shopware("ana", "01"), shopware("p6", "6a"), shopware("p7", "6b"), shopware("p8", "6c"));
        assertThat(read.leftOut).hasSize(1);
    }

    private static String shopware(String who, String order) {
        return who + "@example.com 2026-03-29T00:30:00.123Z bought: order shopware-000000000000000000000000000000"
                + order + ", EUR 119.99; 2 × 0000000000000000000000000000000b; 1 × 0000000000000000000000000000000c";
    }

    @Test
    void recipientsOfShopwareAreFiveThings() {
        Samples read = Samples.read(
                Settings.NONE.asOf(Instant.parse("2026-03-30T10:11:12Z")),
                "shopware",
                "Default newsletter recipient_20260330-101112.csv");

        assertThat(read.facts(event -> event.fact().type().equals("ConsentChanged")))
                .containsExactly(
                        recipient("ana", "14") + "consented to marketing: import from shopware, status optIn",
                        recipient("bo", "15") + "consented to marketing: import from shopware, status direct",
                        recipient("dee", "17") + "withdrew consent to marketing: import from shopware",
                        recipient("p8", "18") + "consented to marketing: import from shopware, status optIn");
        assertThat(read.facts(event -> event.fact().type().equals("LeadCaptured")))
                .containsExactly(
                        recipient("ana", "14") + "left their address, Ana Example",
                        recipient("bo", "15") + "left their address, Bo Example",
                        recipient("cy", "16") + "left their address, Cy Example",
                        recipient("dee", "17") + "left their address, Dee Example",
                        recipient("p8", "18") + "left their address, P8 Example");
    }

    private static String recipient(String who, String id) {
        return who + "@example.com/shopware-recipient-000000000000000000000000000000" + id + " 2026-03-30T10:11:12Z ";
    }

    @Test
    void theListOfPrestaShopHasNoAddressesInAnyLanguage() throws IOException {
        String text = Files.readString(Samples.path("prestashop/order_2026-03-30_101112.csv"));
        String german = text.replaceFirst(".*", "ID;Bestell-Nr.;Neukunde;Lieferung;Kunde;Gesamt;Zahlung;Status;Datum");
        for (String file : List.of(text, german)) {
            Samples read = Samples.text(folder, Settings.NONE, "prestashop", "order.csv", file);
            assertThat(read.facts()).isEmpty();
            assertThat(read.leftOut).hasSize(5).allMatch(line -> line.contains("no e-mail addresses"));
            assertThat(read.notes).contains("quotation marks within a text are written \\\" as well");
        }
    }
}
