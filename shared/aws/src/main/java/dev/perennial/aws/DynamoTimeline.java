package dev.perennial.aws;

import static dev.perennial.aws.Attributes.text;

import dev.perennial.document.CustomerDocument;
import dev.perennial.document.Document;
import dev.perennial.document.EffectDocument;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.record.Effect.TimelineEntry;
import dev.perennial.domain.record.ProcessedEvents.Recalled;
import dev.perennial.domain.record.ProcessedEvents.Seen;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.Money;
import dev.perennial.flow.administration.Story;
import dev.perennial.flow.records.Timeline;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * The table {@code timeline}: a row's key is its time and the event's id, so that a customer's rows read as a story.
 * What is filed stands apart, under {@code <customerId>/filed}: there the id comes first, so that an event is found
 * whatever the length of the story.
 */
public final class DynamoTimeline implements Timeline, Story {
    private static final String ENTRY = "entry";

    /** The index by {@link #ORDER_ID}, which rows of purchases alone carry. */
    private static final String ORDER_INDEX = "order";

    private static final String ORDER_ID = "orderId";

    /** As many as BatchWriteItem takes. */
    private static final int BATCH = 25;

    /** The SDK waits and tries again where a whole call is refused; these are for parts of one. */
    private static final int ATTEMPTS = 4;

    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoTimeline(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    /**
     * A query for each id: the time that the key ends in is not known. It reads what begins with the id and a blank,
     * which is one row but where an id holds blanks, or where one was taken in before and after an erasure; then the
     * later counts.
     */
    @Override
    public Map<String, Recalled> recall(CustomerId customer, Set<String> eventIds) {
        Map<String, Recalled> known = new HashMap<>();
        for (String id : eventIds) {
            dynamo
                    .queryPaginator(query -> query.tableName(table)
                            .keyConditionExpression(
                                    CustomerDocument.CUSTOMER_ID + " = :customer AND begins_with(" + ENTRY + ", :id)")
                            .expressionAttributeValues(
                                    Map.of(":customer", text(drawer(customer)), ":id", text(id + " ")))
                            .consistentRead(true))
                    .items()
                    .stream()
                    .map(Attributes::document)
                    .filter(row -> eventId(row).equals(id))
                    .map(row -> new Recalled(filedAt(row), row.text("fingerprint"), row.optionalMoney("amount")))
                    .max(Comparator.comparing(Recalled::at))
                    .ifPresent(it -> known.put(id, it));
        }
        return known;
    }

    @Override
    public void file(CustomerId customer, List<Seen> events) {
        Map<String, WriteRequest> puts = new LinkedHashMap<>();
        for (Seen seen : events) {
            puts.put(
                    entry(seen),
                    WriteRequest.builder()
                            .putRequest(put -> put.item(Attributes.item(filed(customer, seen))))
                            .build());
        }
        List<WriteRequest> all = List.copyOf(puts.values());
        for (int from = 0; from < all.size(); from += BATCH) {
            write(all.subList(from, Math.min(all.size(), from + BATCH)));
        }
    }

    private void write(List<WriteRequest> batch) {
        List<WriteRequest> left = batch;
        for (int attempt = 0; attempt < ATTEMPTS && !left.isEmpty(); attempt++) {
            Map<String, List<WriteRequest>> asked = Map.of(table, left);
            left = dynamo.batchWriteItem(put -> put.requestItems(asked))
                    .unprocessedItems()
                    .getOrDefault(table, List.of());
        }
        if (!left.isEmpty()) {
            throw new IllegalStateException("the table " + table + " left " + left.size() + " of " + batch.size()
                    + " rows unwritten, " + ATTEMPTS + " times in a row; the event is to be delivered again");
        }
    }

    @Override
    public void add(CustomerId customer, List<TimelineEntry> entries) {
        entries.forEach(entry ->
                dynamo.putItem(put -> put.tableName(table).item(Attributes.item(row(customer, entry)))));
    }

    @Override
    public Page read(CustomerId customer, Optional<String> after, int rows) {
        return page(customer, after, rows, true);
    }

    @Override
    public Page latest(CustomerId customer, Optional<String> before, int rows) {
        return page(customer, before, rows, false);
    }

    @Override
    public List<Bought> buyers(String orderId) {
        return dynamo
                .query(query -> query.tableName(table)
                        .indexName(ORDER_INDEX)
                        .keyConditionExpression(ORDER_ID + " = :order")
                        .expressionAttributeValues(Map.of(":order", text(orderId))))
                .items()
                .stream()
                .map(Attributes::document)
                .map(row -> new Bought(new CustomerId(row.text(CustomerDocument.CUSTOMER_ID)), at(row.text(ENTRY))))
                .toList();
    }

    private static Instant at(String entry) {
        return Instant.parse(entry.substring(0, entry.indexOf('#')));
    }

    private Page page(CustomerId customer, Optional<String> from, int rows, boolean forward) {
        QueryResponse found = dynamo.query(query -> {
            query.tableName(table)
                    .keyConditionExpression(CustomerDocument.CUSTOMER_ID + " = :customer")
                    .expressionAttributeValues(Map.of(":customer", text(customer.value())))
                    .consistentRead(true)
                    .scanIndexForward(forward)
                    .limit(rows);
            from.ifPresent(entry -> query.exclusiveStartKey(key(customer.value(), entry)));
        });
        return new Page(
                found.items().stream()
                        .map(row -> EffectDocument.timelineEntry(Attributes.document(row)))
                        .toList(),
                found.hasLastEvaluatedKey()
                        ? Optional.of(
                                Attributes.document(found.lastEvaluatedKey()).text(ENTRY))
                        : Optional.empty());
    }

    /** Times of different precision do not sort by their text: each row's own time decides. */
    @Override
    public void erase(CustomerId customer, Instant until) {
        erase(customer.value(), until, row -> row.instant("at"));
        erase(drawer(customer), until, DynamoTimeline::filedAt);
    }

    private void erase(String partition, Instant until, Function<Document, Instant> at) {
        dynamo.queryPaginator(query -> query.tableName(table)
                        .keyConditionExpression(CustomerDocument.CUSTOMER_ID + " = :customer")
                        .expressionAttributeNames(Map.of("#at", "at"))
                        .projectionExpression(ENTRY + ", #at")
                        .expressionAttributeValues(Map.of(":customer", text(partition)))
                        .consistentRead(true))
                .items()
                .forEach(item -> {
                    Document row = Attributes.document(item);
                    if (!at.apply(row).isAfter(until)) {
                        dynamo.deleteItem(delete -> delete.tableName(table).key(key(partition, row.text(ENTRY))));
                    }
                });
    }

    private static String drawer(CustomerId customer) {
        return customer.value() + "/filed";
    }

    private static Map<String, Object> filed(CustomerId customer, Seen seen) {
        return Document.builder()
                .put(CustomerDocument.CUSTOMER_ID, drawer(customer))
                .put(ENTRY, entry(seen))
                .put("fingerprint", seen.fingerprint())
                .put("amount", seen.amount().map(Money::toString))
                .build();
    }

    private static String entry(Seen seen) {
        return seen.eventId() + " " + seen.at();
    }

    private static String eventId(Document filed) {
        String entry = filed.text(ENTRY);
        return entry.substring(0, entry.lastIndexOf(' '));
    }

    private static Instant filedAt(Document filed) {
        String entry = filed.text(ENTRY);
        return Instant.parse(entry.substring(entry.lastIndexOf(' ') + 1));
    }

    private static Map<String, AttributeValue> key(String partition, String entry) {
        return Map.of(CustomerDocument.CUSTOMER_ID, text(partition), ENTRY, text(entry));
    }

    private static Map<String, Object> row(CustomerId customer, TimelineEntry entry) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put(CustomerDocument.CUSTOMER_ID, customer.value());
        row.put(ENTRY, entry.at() + "#" + entry.eventId());
        row.putAll(EffectDocument.of(entry));
        if (entry.fact().orElse(null) instanceof Fact.PurchaseCompleted bought) {
            row.put(ORDER_ID, bought.orderId());
        }
        return row;
    }
}
