package dev.perennial.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.aws.DynamoCustomers;
import dev.perennial.document.CustomerDocument;
import dev.perennial.domain.decision.Decision;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Effect;
import dev.perennial.domain.rules.Decider;
import dev.perennial.domain.values.CustomerRef;
import dev.perennial.domain.values.EmailAddress;
import dev.perennial.domain.values.Money;
import dev.perennial.flow.records.DueSweep;
import dev.perennial.flow.records.Outbox;
import dev.perennial.local.Json;
import dev.perennial.local.tables.Tables;
import dev.perennial.playbook.Playbooks;
import dev.perennial.template.Resource;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What a sweep reads at DynamoDB, for many customers and for few, as many of them due. */
final class SweepUnits {
    /** As many as BatchWriteItem takes. */
    private static final int BATCH = 25;

    static final int DUE = 500;
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

    private final Decider decider = new Decider(Playbooks.load());
    private final Shipped shipped;

    SweepUnits(Shipped shipped) {
        this.shipped = shipped;
    }

    /** Read units of one sweep over so many customers. */
    double measure(int customers, LongConsumer loaded) {
        try (Metered tables = new Metered()) {
            new Tables(tables.engine()).create(List.of(customersTable()));
            for (int number = 0; number < customers; number += BATCH) {
                load(tables, number, Math.min(customers, number + BATCH));
                loaded.accept(number);
            }
            return sweep(tables);
        }
    }

    /** Without its stream, which nobody reads here. */
    private Resource customersTable() {
        Resource declared = shipped.template().resource("CustomersTable").orElseThrow();
        ObjectNode properties = declared.properties().deepCopy();
        properties.remove("StreamSpecification");
        return new Resource(declared.logicalId(), declared.type(), declared.name(), properties, declared.declared());
    }

    private static double sweep(Metered tables) {
        try (DynamoDbClient client = DynamoDbClient.builder()
                .endpointOverride(URI.create(tables.endpoint()))
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("anybody", "anything")))
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
            long found = new DueSweep(new DynamoCustomers(client, "customers"), new Silent()).sweep(NOW);
            if (found != DUE) {
                throw new IllegalStateException(found + " were found, " + DUE + " are due");
            }
            return tables.read().stream().mapToDouble(Metered.Call::units).sum();
        }
    }

    private void load(Metered tables, int from, int to) {
        ArrayNode puts = Json.array();
        for (int number = from; number < to; number++) {
            ObjectNode item = puts.addObject().putObject("PutRequest").putObject("Item");
            CustomerDocument.of(customer(number)).forEach((name, value) -> put(item, name, value));
        }
        ObjectNode request = Json.object();
        request.putObject("RequestItems").set("customers", puts);
        if (!tables.call("BatchWriteItem", request).path("UnprocessedItems").isEmpty()) {
            throw new IllegalStateException("not all was written");
        }
    }

    /** One of the first is long silent, and due; one of the others bought this morning. */
    private Customer customer(int number) {
        Instant at = NOW.minus(number < DUE ? Duration.ofDays(300) : Duration.ofMinutes(90));
        CustomerRef ref = CustomerRef.of(
                EmailAddress.parse("customer%d@example.com".formatted(number)).orElseThrow());
        Event bought = new Event(
                "",
                at,
                at,
                false,
                ref,
                new Fact.PurchaseCompleted("A-" + number, new Money(Purchase.CENTS, "EUR"), List.of()));
        return switch (decider.decide(Customer.unknown(ref.key()), bought, Map.of())) {
            case Decision.Write write -> write.next();
            case Decision.Nothing nothing -> throw new IllegalStateException(nothing.because());
        };
    }

    private static void put(ObjectNode into, String name, Object value) {
        into.set(name, typed(value));
    }

    private static ObjectNode typed(Object value) {
        ObjectNode typed = Json.object();
        switch (value) {
            case String text -> typed.put("S", text);
            case Number number -> typed.put("N", number.toString());
            case Boolean flag -> typed.put("BOOL", flag);
            case List<?> list -> {
                ArrayNode entries = typed.putArray("L");
                list.forEach(entry -> entries.add(typed(entry)));
            }
            case Map<?, ?> map -> {
                ObjectNode entries = typed.putObject("M");
                map.forEach((name, entry) -> put(entries, name.toString(), entry));
            }
            default -> throw new IllegalArgumentException("cannot be stored: " + value);
        }
        return typed;
    }

    /** Where a sweep says who is due. */
    private static final class Silent implements Outbox {
        @Override
        public void queue(List<Effect.Message> messages) {}

        @Override
        public void announce(List<Effect.Announcement> announcements) {}
    }

    /** Units for few and for many. */
    record Units(int few, double fewUnits, int many, double manyUnits) {
        double ratio() {
            return manyUnits / fewUnits;
        }
    }

    static final int FEW = 1_000;

    Units compare(int many, LongConsumer loaded) {
        return new Units(FEW, measure(FEW, _ -> {}), many, measure(many, loaded));
    }
}
