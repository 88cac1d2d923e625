package dev.perennial.aws;

import static dev.perennial.aws.Attributes.text;
import static java.util.stream.Collectors.joining;

import dev.perennial.document.Document;
import dev.perennial.document.LedgerDocument;
import dev.perennial.domain.record.Effect.Message;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.flow.administration.MailPages;
import dev.perennial.flow.mail.Ledger;
import dev.perennial.flow.mail.LedgerEntry;
import dev.perennial.flow.mail.LedgerEntry.Status;
import dev.perennial.flow.mail.UnknownMails;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** The table {@code emails}: one row per message. */
public final class DynamoLedger implements Ledger, UnknownMails, MailPages {
    private static final String ABSENT = "attribute_not_exists(sendKey)";
    private static final String NOT_YET = ABSENT + " OR #status = :postponed";
    private static final String OTHERWISE_POSTPONED = ABSENT + " OR (#status = :postponed AND because <> :because)";

    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoLedger(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public Optional<LedgerEntry> find(CustomerId customer, String sendKey) {
        Map<String, AttributeValue> item = dynamo.getItem(
                        get -> get.tableName(table).key(key(customer, sendKey)).consistentRead(true))
                .item();
        return item.isEmpty() ? Optional.empty() : Optional.of(read(item));
    }

    @Override
    public Optional<LedgerEntry> claim(Message message, String owner, Instant at) {
        Optional<LedgerEntry> other = put(LedgerEntry.of(message, Status.CLAIMED, "", owner, at), NOT_YET);
        return other.filter(
                row -> row.status() != Status.CLAIMED || !row.owner().equals(owner));
    }

    @Override
    public void release(Message message, String owner, String because, Instant at) {
        LedgerEntry row = LedgerEntry.of(message, Status.POSTPONED, because, owner, at);
        change(row, List.of(Status.CLAIMED, Status.UNKNOWN));
    }

    @Override
    public Optional<LedgerEntry> refuse(Message message, String because, Instant at) {
        LedgerEntry row = LedgerEntry.of(message, Status.SUPPRESSED, because, "", at);
        return put(row, NOT_YET).filter(other -> !other.equals(row));
    }

    @Override
    public void postpone(Message message, String because, Instant at) {
        put(LedgerEntry.of(message, Status.POSTPONED, because, "", at), ABSENT);
    }

    @Override
    public void hold(Message message, String owner, String because, Instant at) {
        put(LedgerEntry.of(message, Status.POSTPONED, because, owner, at), OTHERWISE_POSTPONED);
    }

    @Override
    public boolean note(
            CustomerId customer,
            String sendKey,
            Status status,
            String because,
            Optional<String> messageId,
            Instant at) {
        Map<String, AttributeValue> values = new HashMap<>(Map.of(
                ":status", text(status.name()),
                ":because", text(because),
                ":at", text(at.toString())));
        messageId.ifPresent(id -> values.put(":messageId", text(id)));
        StringBuilder earlier = new StringBuilder();
        Arrays.stream(Status.values()).filter(status::follows).forEach(it -> {
            String name = ":" + it.name();
            values.put(name, text(it.name()));
            earlier.append(earlier.isEmpty() ? "" : ", ").append(name);
        });
        try {
            dynamo.updateItem(update -> update.tableName(table)
                    .key(key(customer, sendKey))
                    .updateExpression("SET #status = :status, because = :because, decidedAt = :at"
                            + (messageId.isPresent() ? ", messageId = :messageId" : ""))
                    .conditionExpression("#status IN (" + earlier + ")")
                    .expressionAttributeNames(Map.of("#status", "status"))
                    .expressionAttributeValues(values));
            return true;
        } catch (ConditionalCheckFailedException laterOrMissing) {
            messageId.ifPresent(id -> keep(customer, sendKey, id));
            return find(customer, sendKey).isPresent();
        }
    }

    @Override
    public void doubt(LedgerEntry claim, String because, Instant at) {
        change(claim.with(Status.UNKNOWN, because, at), List.of(Status.CLAIMED));
    }

    /** To what the row says, where it has the same owner and one of these statuses. */
    private void change(LedgerEntry row, List<Status> from) {
        Map<String, AttributeValue> values = new HashMap<>(Map.of(
                ":owner", text(row.owner()),
                ":status", text(row.status().name()),
                ":because", text(row.because()),
                ":at", text(row.decidedAt().toString())));
        from.forEach(status -> values.put(":" + status, text(status.name())));
        String one = from.stream().map(status -> ":" + status).collect(joining(", "));
        try {
            dynamo.updateItem(update -> update.tableName(table)
                    .key(key(row.customerId(), row.sendKey()))
                    .updateExpression("SET #status = :status, because = :because, decidedAt = :at")
                    .conditionExpression("#owner = :owner AND #status IN (" + one + ")")
                    .expressionAttributeNames(Map.of("#owner", "owner", "#status", "status"))
                    .expressionAttributeValues(values));
        } catch (ConditionalCheckFailedException goneOn) {
            // The claim is gone or another's already: there is nothing to change about it.
        }
    }

    @Override
    public List<LedgerEntry> all(Status status) {
        return dynamo
                .scanPaginator(scan -> scan.tableName(table)
                        .filterExpression("#status = :status")
                        .expressionAttributeNames(Map.of("#status", "status"))
                        .expressionAttributeValues(Map.of(":status", text(status.name())))
                        .consistentRead(true))
                .items()
                .stream()
                .map(DynamoLedger::read)
                .toList();
    }

    /** Walks over every row; for an operator, never for a function. */
    public Stream<LedgerEntry> walk() {
        return dynamo.scanPaginator(scan -> scan.tableName(table).consistentRead(true)).items().stream()
                .map(DynamoLedger::read);
    }

    @Override
    public boolean settle(CustomerId customer, String sendKey, Status status, String because, Instant at) {
        try {
            dynamo.updateItem(update -> update.tableName(table)
                    .key(key(customer, sendKey))
                    .updateExpression("SET #status = :status, because = :because," + " decidedAt = :at REMOVE #owner")
                    .conditionExpression("#status = :unknown")
                    .expressionAttributeNames(Map.of("#status", "status", "#owner", "owner"))
                    .expressionAttributeValues(Map.of(
                            ":status", text(status.name()),
                            ":because", text(because),
                            ":at", text(at.toString()),
                            ":unknown", text(Status.UNKNOWN.name()))));
            return true;
        } catch (ConditionalCheckFailedException settled) {
            // It may have been settled by this very call, whose answer was lost.
            return find(customer, sendKey)
                    .filter(row -> row.status() == status)
                    .filter(row ->
                            row.because().equals(because) && row.decidedAt().equals(at))
                    .isPresent();
        }
    }

    @Override
    public List<LedgerEntry> all(CustomerId customer) {
        return dynamo
                .queryPaginator(query -> query.tableName(table)
                        .keyConditionExpression("customerId = :customer")
                        .expressionAttributeValues(Map.of(":customer", text(customer.value())))
                        .consistentRead(true))
                .items()
                .stream()
                .map(DynamoLedger::read)
                .toList();
    }

    @Override
    public Page mails(CustomerId customer, Optional<String> after, int rows) {
        QueryResponse found = dynamo.query(query -> {
            query.tableName(table)
                    .keyConditionExpression("customerId = :customer")
                    .expressionAttributeValues(Map.of(":customer", text(customer.value())))
                    .consistentRead(true)
                    .limit(rows);
            after.ifPresent(sendKey -> query.exclusiveStartKey(key(customer, sendKey)));
        });
        return new Page(
                found.items().stream().map(DynamoLedger::read).toList(),
                found.hasLastEvaluatedKey()
                        ? Optional.of(
                                Attributes.document(found.lastEvaluatedKey()).text(LedgerDocument.SEND_KEY))
                        : Optional.empty());
    }

    @Override
    public void erase(CustomerId customer, Instant until) {
        dynamo.queryPaginator(query -> query.tableName(table)
                        .keyConditionExpression("customerId = :customer")
                        .projectionExpression("sendKey, decidedAt")
                        .expressionAttributeValues(Map.of(":customer", text(customer.value())))
                        .consistentRead(true))
                .items()
                .forEach(item -> {
                    Document row = Attributes.document(item);
                    if (!row.instant("decidedAt").isAfter(until)) {
                        dynamo.deleteItem(delete -> delete.tableName(table).key(key(customer, row.text("sendKey"))));
                    }
                });
    }

    /** News from Amazon SES may come before we have noted that it took the mail. */
    private void keep(CustomerId customer, String sendKey, String messageId) {
        try {
            dynamo.updateItem(update -> update.tableName(table)
                    .key(key(customer, sendKey))
                    .updateExpression("SET messageId = :id")
                    .conditionExpression("attribute_exists(sendKey)")
                    .expressionAttributeValues(Map.of(":id", text(messageId))));
        } catch (ConditionalCheckFailedException noSuchRow) {
            // The caller is told by the result.
        }
    }

    private Optional<LedgerEntry> put(LedgerEntry row, String condition) {
        PutItemRequest.Builder put = PutItemRequest.builder()
                .tableName(table)
                .item(Attributes.item(LedgerDocument.of(row)))
                .conditionExpression(condition)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
        if (!condition.equals(ABSENT)) {
            Map<String, AttributeValue> values = new HashMap<>();
            values.put(":postponed", text(Status.POSTPONED.name()));
            if (condition.equals(OTHERWISE_POSTPONED)) {
                values.put(":because", text(row.because()));
            }
            put.expressionAttributeNames(Map.of("#status", "status")).expressionAttributeValues(values);
        }
        try {
            dynamo.putItem(put.build());
            return Optional.empty();
        } catch (ConditionalCheckFailedException taken) {
            return Optional.of(read(taken.item()));
        }
    }

    private static LedgerEntry read(Map<String, AttributeValue> item) {
        return LedgerDocument.read(Attributes.document(item));
    }

    private static Map<String, AttributeValue> key(CustomerId customer, String sendKey) {
        return Map.of("customerId", text(customer.value()), "sendKey", text(sendKey));
    }
}
