package dev.perennial.imports.shops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.imports.Samples;
import dev.perennial.imports.format.Settings;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ShopifyTest {
    @Test
    void ordersArePurchasesWithTheLinesOfAllTheirRows() {
        Samples read = Samples.read(Settings.NONE, "shopify", "orders_export.csv");
        System.out.println(String.join("\n", read.facts()));
        System.out.println(read.leftOut + "\n" + read.rejected + "\n" + read.consents + "\n" + read.notes+read.lines());
        read = Samples.read(Settings.NONE.asOf(Instant.parse("2026-04-01T00:00:00Z")), "shopify", "customers_export.csv");
        System.out.println(String.join("\n", read.facts()));
        System.out.println(read.leftOut + "\n" + read.rejected + "\n" + read.consents + "\n" + read.notes + read.attributes);
        assertThat(read.rejected).isEmpty();
    }
}
