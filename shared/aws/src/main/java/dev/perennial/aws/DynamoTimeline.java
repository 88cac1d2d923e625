package dev.perennial.aws;

import static dev.perennial.aws.Attributes.text;

import dev.perennial.document.CustomerDocument;
import dev.perennial.document.Document;
import dev.perennial.document.EffectDocument;
import dev.perennial.domain.record.Effect.TimelineEntry;
import dev.perennial.domain.record.ProcessedEvents.Recalled;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.flow.administration.Story;
import dev.perennial.flow.records.Timeline;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * The table {@code timeline}: a row's key is its time and the event's id, so that a customer's rows read as a story.
 */
public final class DynamoTimeline implements Timeline, Story {
    private static final String ENTRY = "entry";

    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoTimeline(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    /** Reads through the customer's rows: ids are seldom asked for, and the time of the row is not known for sure. */
    @Override
    public Map<String, Recalled> recall(CustomerId customer, Set<String> eventIds) {
        Map<String, AttributeValue> values = new HashMap<>();
        eventIds.forEach(id -> values.put(":id" + values.size(), text(id)));
        String anyOfThem = String.join(", ", values.keySet());
        values.put(":customer", text(customer.value()));
        Map<String, Recalled> known = new HashMap<>();
        dynamo.queryPaginator(query -> query.tableName(table)
                        .keyConditionExpression(CustomerDocument.CUSTOMER_ID + " = :customer")
                        .filterExpression("eventId IN (" + anyOfThem + ")")
                        .expressionAttributeValues(values)
                        .consistentRead(true))
                .items()
                .forEach(row -> {
                    TimelineEntry entry = EffectDocument.timelineEntry(Attributes.document(row));
                    known.put(entry.eventId(), new Recalled(entry.at(), entry.fingerprint(), entry.amount()));
                });
        return known;
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

    private Page page(CustomerId customer, Optional<String> from, int rows, boolean forward) {
        QueryResponse found = dynamo.query(query -> {
            query.tableName(table)
                    .keyConditionExpression(CustomerDocument.CUSTOMER_ID + " = :customer")
                    .expressionAttributeValues(Map.of(":customer", text(customer.value())))
                    .consistentRead(true)
                    .scanIndexForward(forward)
                    .limit(rows);
            from.ifPresent(entry -> query.exclusiveStartKey(key(customer, entry)));
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
        dynamo.queryPaginator(query -> query.tableName(table)
                        .keyConditionExpression(CustomerDocument.CUSTOMER_ID + " = :customer")
                        .expressionAttributeNames(Map.of("#at", "at"))
                        .projectionExpression(ENTRY + ", #at")
                        .expressionAttributeValues(Map.of(":customer", text(customer.value())))
                        .consistentRead(true))
                .items()
                .forEach(item -> {
                    Document row = Attributes.document(item);
                    if (!row.instant("at").isAfter(until)) {
                        dynamo.deleteItem(delete -> delete.tableName(table).key(key(customer, row.text(ENTRY))));
                    }
                });
    }

    private static Map<String, AttributeValue> key(CustomerId customer, String entry) {
        return Map.of(CustomerDocument.CUSTOMER_ID, text(customer.value()), ENTRY, text(entry));
    }

    private static Map<String, Object> row(CustomerId customer, TimelineEntry entry) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put(CustomerDocument.CUSTOMER_ID, customer.value());
        row.put(ENTRY, entry.at() + "#" + entry.eventId());
        row.putAll(EffectDocument.of(entry));
        return row;
    }
}
