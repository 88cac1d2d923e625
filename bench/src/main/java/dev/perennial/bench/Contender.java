package dev.perennial.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.local.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A function that is measured, and what DynamoDB answers it.
 *
 * @param variant how it is started
 * @param customers the table with its records
 * @param key of that table's item
 */
record Contender(Variant variant, String customers, ObjectNode key) {
    private static final int BEFORE = 3;

    /** The purchase that is measured: the fourth of its customer, which neither begins nor moves anything. */
    static final byte[] MEASURED = Purchase.number(BEFORE + 1);

    /** What that purchase called, and that it was right. */
    record Proof(List<Metered.Call> calls) {
        Replay replay() {
            return new Replay(calls);
        }
    }

    /**
     * Sends purchases against real tables, some of them twice, and looks at the record.
     *
     * @throws IllegalStateException where the contender does not do the work
     */
    Proof prove(Metered tables, Instance.Ground ground) {
        try (Instance instance = Instance.ready(variant, ground.at(tables.endpoint()))) {
            for (int number = 1; number <= BEFORE; number++) {
                instance.invoke(Purchase.number(number));
                instance.invoke(Purchase.number(number));
            }
            expect(tables, BEFORE);
            tables.read();
            instance.invoke(MEASURED);
            List<Metered.Call> calls = tables.read();
            instance.invoke(Purchase.number(1));
            instance.invoke(MEASURED);
            expect(tables, BEFORE + 1);
            tables.read();
            return new Proof(calls);
        }
    }

    /** What is uploaded. */
    Path archive(Shipped shipped) {
        return Contenders.isPeer(variant.name())
                ? Contenders.peer(shipped, variant.name())
                : shipped.archive(shipped.function("OnPurchase"));
    }

    private void expect(Metered tables, int orders) {
        ObjectNode get = Json.object().put("TableName", customers).put("ConsistentRead", true);
        get.set("Key", key);
        JsonNode item = tables.call("GetItem", get).path("Item");
        int counted = item.path("orders").path("N").asInt();
        String spent = item.path("spent").path("M").path("EUR").toString().replaceAll("\\D", "");
        if (counted != orders || !spent.equals(String.valueOf(orders * Purchase.CENTS))) {
            throw new IllegalStateException("%s does not count right: %d orders were placed, its record is %s"
                    .formatted(variant.name(), orders, item));
        }
    }

    /** A key with this one text. */
    static ObjectNode key(String name, String value) {
        ObjectNode key = Json.object();
        key.putObject(name).put("S", value);
        return key;
    }

    static JsonNode read(String json) {
        try {
            return Json.read(json.getBytes(UTF_8));
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }
}
