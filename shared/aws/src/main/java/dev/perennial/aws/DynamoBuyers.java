package dev.perennial.aws;

import static dev.perennial.aws.Attributes.number;
import static dev.perennial.document.CustomerDocument.CUSTOMER_ID;

import dev.perennial.domain.values.CustomerId;
import dev.perennial.flow.models.Buyers;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The table {@code customers}, scanned in segments. */
public final class DynamoBuyers implements Buyers {
    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoBuyers(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public void read(int part, int parts, int most, Consumer<CustomerId> each) {
        dynamo
                .scanPaginator(scan -> scan.tableName(table)
                        .segment(part)
                        .totalSegments(parts)
                        .projectionExpression(CUSTOMER_ID)
                        .filterExpression("orders > :none OR attribute_exists(contracts)")
                        .expressionAttributeValues(Map.of(":none", number(0))))
                .items()
                .stream()
                .limit(most)
                .map(DynamoBuyers::id)
                .forEach(each);
    }

    private static CustomerId id(Map<String, AttributeValue> item) {
        return new CustomerId(Attributes.document(item).text(CUSTOMER_ID));
    }
}
