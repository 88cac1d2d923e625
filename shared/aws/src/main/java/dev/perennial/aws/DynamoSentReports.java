package dev.perennial.aws;

import static dev.perennial.aws.Attributes.text;

import dev.perennial.flow.report.SentReports;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Rows {@code report} / {@code 2026-11-23} of the table {@code metrics}: one for each report that was claimed. */
public final class DynamoSentReports implements SentReports {
    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoSentReports(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public boolean isClaimed(LocalDate monday) {
        return !dynamo.getItem(get -> get.tableName(table).key(key(monday)).consistentRead(true))
                .item()
                .isEmpty();
    }

    @Override
    public boolean claim(LocalDate monday, Instant at) {
        try {
            dynamo.updateItem(update -> update.tableName(table)
                    .key(key(monday))
                    .updateExpression("SET claimedAt = :at")
                    .conditionExpression("attribute_not_exists(claimedAt)")
                    .expressionAttributeValues(Map.of(":at", text(at.toString()))));
            return true;
        } catch (ConditionalCheckFailedException claimed) {
            return false;
        }
    }

    @Override
    public void release(LocalDate monday) {
        dynamo.deleteItem(delete -> delete.tableName(table).key(key(monday)));
    }

    private static Map<String, AttributeValue> key(LocalDate monday) {
        return Map.of("metric", text("report"), "slot", text(monday.toString()));
    }
}
