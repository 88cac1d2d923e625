package dev.perennial.aws;

import static dev.perennial.aws.Attributes.number;
import static dev.perennial.aws.Attributes.text;
import static dev.perennial.document.BroadcastDocument.BROADCAST;
import static dev.perennial.document.BroadcastDocument.ROW;
import static dev.perennial.document.BroadcastDocument.RUN;
import static dev.perennial.document.BroadcastDocument.VERSION;

import dev.perennial.document.BroadcastDocument;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.flow.broadcasts.BroadcastRun;
import dev.perennial.flow.broadcasts.BroadcastRuns;
import dev.perennial.flow.broadcasts.WalkProgress;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** The table {@code broadcasts}: a row for each broadcast that was started, and one for each segment of its walk. */
public final class DynamoBroadcasts implements BroadcastRuns {
    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoBroadcasts(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public Optional<BroadcastRun> find(String name) {
        return row(name, RUN).map(Attributes::document).map(BroadcastDocument::run);
    }

    @Override
    public List<BroadcastRun> all() {
        return dynamo
                .scanPaginator(scan -> scan.tableName(table)
                        .filterExpression("#row = :run")
                        .expressionAttributeNames(Map.of("#row", ROW))
                        .expressionAttributeValues(Map.of(":run", text(RUN)))
                        .consistentRead(true))
                .items()
                .stream()
                .map(Attributes::document)
                .map(BroadcastDocument::run)
                .sorted(Comparator.comparing(BroadcastRun::name))
                .toList();
    }

    @Override
    public boolean save(BroadcastRun next) {
        return save(Attributes.item(BroadcastDocument.of(next)), next.version());
    }

    @Override
    public Optional<WalkProgress> progress(String name, int segment) {
        return row(name, BroadcastDocument.row(segment))
                .map(Attributes::document)
                .map(BroadcastDocument::progress);
    }

    @Override
    public boolean save(String name, WalkProgress next) {
        return save(Attributes.item(BroadcastDocument.of(name, next)), next.version());
    }

    @Override
    public void list(String name, List<CustomerId> ids) {
        ids.forEach(id -> dynamo.putItem(put -> put.tableName(table)
                .item(Map.of(BROADCAST, text(name), ROW, text(BroadcastDocument.LISTED + id.value())))));
    }

    @Override
    public Listed listed(String name, Optional<String> after, int most) {
        QueryResponse page = dynamo.query(query -> {
            query.tableName(table)
                    .keyConditionExpression("#broadcast = :name AND begins_with(#row, :listed)")
                    .expressionAttributeNames(Map.of("#broadcast", BROADCAST, "#row", ROW))
                    .expressionAttributeValues(Map.of(":name", text(name), ":listed", text(BroadcastDocument.LISTED)))
                    .consistentRead(true)
                    .limit(most);
            after.ifPresent(row -> query.exclusiveStartKey(Map.of(BROADCAST, text(name), ROW, text(row))));
        });
        return new Listed(
                page.items().stream()
                        .map(item -> Attributes.document(item).text(ROW).substring(BroadcastDocument.LISTED.length()))
                        .map(CustomerId::new)
                        .toList(),
                Optional.ofNullable(page.lastEvaluatedKey().get(ROW)).map(AttributeValue::s));
    }

    @Override
    public List<WalkProgress> progress(String name) {
        return dynamo
                .queryPaginator(query -> query.tableName(table)
                        .keyConditionExpression("#broadcast = :name AND begins_with(#row, :segments)")
                        .expressionAttributeNames(Map.of("#broadcast", BROADCAST, "#row", ROW))
                        .expressionAttributeValues(Map.of(":name", text(name), ":segments", text("segment-")))
                        .consistentRead(true))
                .items()
                .stream()
                .map(Attributes::document)
                .map(BroadcastDocument::progress)
                .sorted(Comparator.comparingInt(WalkProgress::segment))
                .toList();
    }

    private Optional<Map<String, AttributeValue>> row(String name, String row) {
        return Optional.of(dynamo.getItem(get -> get.tableName(table)
                                .key(Map.of(BROADCAST, text(name), ROW, text(row)))
                                .consistentRead(true))
                        .item())
                .filter(item -> !item.isEmpty());
    }

    private boolean save(Map<String, AttributeValue> item, long version) {
        PutItemRequest.Builder put = PutItemRequest.builder()
                .tableName(table)
                .item(item)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
        if (version == 1) {
            put.conditionExpression("attribute_not_exists(" + BROADCAST + ")");
        } else {
            put.conditionExpression("#version = :before")
                    .expressionAttributeNames(Map.of("#version", VERSION))
                    .expressionAttributeValues(Map.of(":before", number(version - 1)));
        }
        try {
            dynamo.putItem(put.build());
            return true;
        } catch (ConditionalCheckFailedException written) {
            // By ourselves, where the first answer was lost and the SDK tried again.
            return written.item().equals(item);
        }
    }
}
