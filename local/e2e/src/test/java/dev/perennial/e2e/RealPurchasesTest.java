package dev.perennial.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Replays a public file of real purchases (the CDNOW sample of Fader and Hardie: customer, number in the sample, date,
 * CDs, dollars) as history. {@code -Dcdnow=FILE} names it; without it there is nothing to replay.
 */
class RealPurchasesTest {
    private static final int BATCH = 500;

    private record Sum(long orders, long cents) {
        Sum plus(Sum other) {
            return new Sum(orders + other.orders, cents + other.cents);
        }
    }

    @Test
    @Needs(Cloud.Offer.LOCAL_PAGES)
    void everyCustomersTotalsEqualADirectSumOverTheFileAndNobodyIsMailed() throws IOException {
        String file = System.getProperty("cdnow", "");
        assumeTrue(!file.isEmpty(), "no file of real purchases: name it by -Dcdnow=FILE");
        List<String[]> rows = Files.readAllLines(Path.of(file)).stream()
                .map(line -> line.strip().split("\\s+"))
                .toList();
        Map<String, Sum> expected = new HashMap<>();
        rows.forEach(row -> expected.merge(row[0], new Sum(1, cents(row)), Sum::plus));

        try (LocalCloud cloud = LocalCloud.start()) {
            Company company = new Company(cloud);
            Map<String, String> ids = new HashMap<>();
            long begun = System.nanoTime();
            for (int from = 0; from < rows.size(); from += BATCH) {
                List<String[]> batch = rows.subList(from, Math.min(from + BATCH, rows.size()));
                post(company, from, batch, ids);
            }
            long posted = System.nanoTime();
            cloud.settle();
            long settled = System.nanoTime();
            System.out.printf(
                    "%d purchases of %d customers: posted in %d s, applied and carried out after %d s%n",
                    rows.size(),
                    ids.size(),
                    Duration.ofNanos(posted - begun).toSeconds(),
                    Duration.ofNanos(settled - begun).toSeconds());

            Map<String, Sum> stored = ids.entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, entry -> stored(company, entry.getValue())));
            assertThat(stored).isEqualTo(expected);
            assertThat(cloud.inbox()).isEmpty();
            assertThat(cloud.dynamo().scan(scan -> scan.tableName("emails")).items())
                    .isEmpty();
        }
    }

    /** Everybody has an address and would have agreed to mail: it is the mark of history that keeps the mails back. */
    private static void post(Company company, int from, List<String[]> batch, Map<String, String> ids) {
        List<String> lines = new ArrayList<>();
        for (String[] row : batch) {
            String day = row[2];
            lines.add(Company.json(Map.of(
                    "type",
                    "PurchaseCompleted",
                    "backfill",
                    true,
                    "orderId",
                    "cdnow-" + (from + lines.size() + 1),
                    "customer",
                    Map.of("email", "customer-" + row[0] + "@example.com"),
                    "total",
                    Map.of("amount", cents(row), "currency", "USD"),
                    "items",
                    List.of(Map.of("sku", "CD", "category", "music", "quantity", Long.parseLong(row[3]))),
                    "purchasedAt",
                    day.substring(0, 4) + "-" + day.substring(4, 6) + "-" + day.substring(6) + "T12:00:00Z")));
        }
        JsonNode results = company.post("/v1/events", "application/x-ndjson", String.join("\n", lines))
                .mustBe(202)
                .json()
                .path("results");
        assertThat(results).hasSameSizeAs(batch);
        for (int i = 0; i < batch.size(); i++) {
            JsonNode result = results.path(i);
            assertThat(result.path("status").asInt()).as(result.toString()).isEqualTo(202);
            ids.put(batch.get(i)[0], result.path("customerId").asText());
        }
    }

    private static Sum stored(Company company, String customerId) {
        Map<String, AttributeValue> record = company.record(customerId);
        Map<String, AttributeValue> spent =
                record.getOrDefault("spent", AttributeValue.fromM(Map.of())).m();
        return new Sum(
                Long.parseLong(Company.text(record, "orders")),
                new BigDecimal(Company.text(spent, "USD")).movePointRight(2).longValueExact());
    }

    private static long cents(String[] row) {
        return new BigDecimal(row[4]).movePointRight(2).longValueExact();
    }
}
