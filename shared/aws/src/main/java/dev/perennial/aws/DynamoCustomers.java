package dev.perennial.aws;

import static dev.perennial.aws.Attributes.number;
import static dev.perennial.aws.Attributes.text;
import static dev.perennial.document.CustomerDocument.CUSTOMER_ID;
import static dev.perennial.document.CustomerDocument.DUE_AT;
import static dev.perennial.document.CustomerDocument.DUE_SHARD;
import static dev.perennial.document.CustomerDocument.LEADS_TO;
import static dev.perennial.document.CustomerDocument.VERSION;

import dev.perennial.document.CustomerDocument;
import dev.perennial.document.Document;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.flow.broadcasts.CustomerPages;
import dev.perennial.flow.records.Customers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** The table {@code customers}: one item per customer, and one per id that leads to another. */
public final class DynamoCustomers implements Customers, CustomerPages {
    static final String DUE_INDEX = "due";

    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoCustomers(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public Found find(CustomerId id) {
        List<Customer> joining = new ArrayList<>();
        CustomerId next = id;
        Map<String, AttributeValue> item = get(next);
        while (item.containsKey(LEADS_TO)) {
            record(item).ifPresent(joining::add);
            next = new CustomerId(Attributes.document(item).text(LEADS_TO));
            item = get(next);
        }
        return new Found(record(item).orElse(Customer.unknown(next)), joining);
    }

    @Override
    public Optional<Customer> own(CustomerId id) {
        return record(get(id));
    }

    @Override
    public boolean save(Customer next) {
        Map<String, AttributeValue> item = Attributes.item(CustomerDocument.of(next));
        PutItemRequest.Builder put = PutItemRequest.builder()
                .tableName(table)
                .item(item)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
        if (next.version() == 1) {
            put.conditionExpression("attribute_not_exists(" + CUSTOMER_ID + ")");
        } else {
            put.conditionExpression("#version = :before")
                    .expressionAttributeNames(Map.of("#version", VERSION))
                    .expressionAttributeValues(Map.of(":before", number(next.version() - 1)));
        }
        try {
            dynamo.putItem(put.build());
            return true;
        } catch (ConditionalCheckFailedException written) {
            // By ourselves, where the first answer was lost and the SDK tried again.
            return written.item().equals(item);
        }
    }

    @Override
    public boolean link(CustomerId from, CustomerId leadsTo) {
        try {
            dynamo.putItem(put -> put.tableName(table)
                    .item(pointer(from, leadsTo))
                    .conditionExpression("attribute_not_exists(" + CUSTOMER_ID + ")")
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return true;
        } catch (ConditionalCheckFailedException taken) {
            return text(leadsTo.value()).equals(taken.item().get(LEADS_TO));
        }
    }

    /** Only a closed record is replaced, and once it is closed nobody writes it. */
    @Override
    public void dissolve(Customer closed) {
        CustomerId leadsTo = closed.identity().mergedInto().orElseThrow();
        try {
            dynamo.putItem(put -> put.tableName(table)
                    .item(pointer(closed.id(), leadsTo))
                    .conditionExpression("attribute_exists(" + LEADS_TO + ") AND #version = :version")
                    .expressionAttributeNames(Map.of("#version", VERSION))
                    .expressionAttributeValues(Map.of(":version", number(closed.version()))));
        } catch (ConditionalCheckFailedException dissolved) {
            // By an earlier attempt: only the pointer is left.
        }
    }

    private static Map<String, AttributeValue> pointer(CustomerId from, CustomerId leadsTo) {
        return Map.of(CUSTOMER_ID, text(from.value()), LEADS_TO, text(leadsTo.value()));
    }

    @Override
    public void due(String shard, Instant until, Consumer<List<Due>> page) {
        dynamo.queryPaginator(query -> query.tableName(table)
                        .indexName(DUE_INDEX)
                        .keyConditionExpression(DUE_SHARD + " = :shard AND " + DUE_AT + " <= :until")
                        .expressionAttributeValues(Map.of(
                                ":shard",
                                text(shard),
                                ":until",
                                text(seconds(until).toString()))))
                .forEach(found -> {
                    List<Due> due =
                            found.items().stream().map(DynamoCustomers::due).toList();
                    if (!due.isEmpty()) {
                        page.accept(due);
                    }
                });
    }

    /** Walks over every record; for an operator, never for a function. */
    public Stream<Customer> walk() {
        return dynamo.scanPaginator(scan -> scan.tableName(table).consistentRead(true)).items().stream()
                .flatMap(item -> record(item).stream());
    }

    @Override
    public Page read(int segment, int segments, Optional<String> after, int most) {
        ScanResponse page = dynamo.scan(scan -> {
            scan.tableName(table).segment(segment).totalSegments(segments).limit(most);
            after.ifPresent(id -> scan.exclusiveStartKey(Map.of(CUSTOMER_ID, text(id))));
        });
        return new Page(
                page.items().stream().flatMap(item -> record(item).stream()).toList(),
                Optional.ofNullable(page.lastEvaluatedKey().get(CUSTOMER_ID)).map(AttributeValue::s));
    }

    private Map<String, AttributeValue> get(CustomerId id) {
        return dynamo.getItem(get -> get.tableName(table)
                        .key(Map.of(CUSTOMER_ID, text(id.value())))
                        .consistentRead(true))
                .item();
    }

    /** Empty for an item that only leads elsewhere, or is not there. */
    private static Optional<Customer> record(Map<String, AttributeValue> item) {
        return Optional.of(item)
                .filter(it -> it.containsKey(VERSION))
                .map(Attributes::document)
                .map(CustomerDocument::read);
    }

    private static Due due(Map<String, AttributeValue> item) {
        Document key = Attributes.document(item);
        return new Due(new CustomerId(key.text(CUSTOMER_ID)), key.instant(DUE_AT));
    }

    /** The index orders times by their text, which is right for whole seconds alone. */
    private static Instant seconds(Instant until) {
        return until.truncatedTo(ChronoUnit.SECONDS);
    }
}
