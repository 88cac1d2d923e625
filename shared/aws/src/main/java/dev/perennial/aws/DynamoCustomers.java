package dev.perennial.aws;

import static dev.perennial.aws.Attributes.number;
import static dev.perennial.aws.Attributes.text;
import static dev.perennial.document.CustomerDocument.CUSTOMER_ID;
import static dev.perennial.document.CustomerDocument.DUE_AT;
import static dev.perennial.document.CustomerDocument.DUE_SHARD;
import static dev.perennial.document.CustomerDocument.VERSION;

import dev.perennial.document.CustomerDocument;
import dev.perennial.document.Document;
import dev.perennial.domain.Customer;
import dev.perennial.domain.CustomerId;
import dev.perennial.flow.Customers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** The table {@code customers}: one item per customer, and one per id that leads to another. */
public final class DynamoCustomers implements Customers {
    static final String DUE_INDEX = "due";
    private static final String LEADS_TO = "leadsTo";

    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoCustomers(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public Customer load(CustomerId id) {
        Map<String, AttributeValue> item = get(id);
        if (item.containsKey(LEADS_TO)) {
            CustomerId target = new CustomerId(item.get(LEADS_TO).s());
            Map<String, AttributeValue> other = get(target);
            return other.isEmpty() ? Customer.unknown(target) : read(other);
        }
        return item.isEmpty() ? Customer.unknown(id) : read(item);
    }

    @Override
    public boolean save(Customer next) {
        Map<String, AttributeValue> item = Attributes.item(CustomerDocument.of(next));
        PutItemRequest.Builder put =
                PutItemRequest.builder()
                        .tableName(table)
                        .item(item)
                        .returnValuesOnConditionCheckFailure(
                                ReturnValuesOnConditionCheckFailure.ALL_OLD);
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
            dynamo.putItem(
                    put ->
                            put.tableName(table)
                                    .item(
                                            Map.of(
                                                    CUSTOMER_ID,
                                                    text(from.value()),
                                                    LEADS_TO,
                                                    text(leadsTo.value())))
                                    .conditionExpression(
                                            "attribute_not_exists("
                                                    + CUSTOMER_ID
                                                    + ") OR "
                                                    + LEADS_TO
                                                    + " = :target")
                                    .expressionAttributeValues(
                                            Map.of(":target", text(leadsTo.value()))));
            return true;
        } catch (ConditionalCheckFailedException elsewhere) {
            return false;
        }
    }

    @Override
    public void due(String shard, Instant until, Consumer<List<Due>> page) {
        dynamo.queryPaginator(
                        query ->
                                query.tableName(table)
                                        .indexName(DUE_INDEX)
                                        .keyConditionExpression(
                                                DUE_SHARD
                                                        + " = :shard AND "
                                                        + DUE_AT
                                                        + " <= :until")
                                        .expressionAttributeValues(
                                                Map.of(
                                                        ":shard",
                                                        text(shard),
                                                        ":until",
                                                        text(seconds(until).toString()))))
                .forEach(
                        found -> {
                            List<Due> due =
                                    found.items().stream().map(DynamoCustomers::due).toList();
                            if (!due.isEmpty()) {
                                page.accept(due);
                            }
                        });
    }

    private Map<String, AttributeValue> get(CustomerId id) {
        return dynamo.getItem(
                        get ->
                                get.tableName(table)
                                        .key(Map.of(CUSTOMER_ID, text(id.value())))
                                        .consistentRead(true))
                .item();
    }

    private static Customer read(Map<String, AttributeValue> item) {
        return CustomerDocument.read(Attributes.document(item));
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
