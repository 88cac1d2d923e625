package dev.perennial.local.tables;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.template.Resource;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveSpecification;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;

/** Makes the declared tables that do not exist yet. One that exists is left as it is. */
public final class Tables {
    private final Engine engine;

    public Tables(Engine engine) {
        this.engine = engine;
    }

    public void create(List<Resource> declared) {
        List<String> existing = engine.tableNames();
        for (Resource table : declared) {
            if (!existing.contains(table.name())) {
                engine.create(request(table));
                expire(table);
            }
        }
    }

    private static CreateTableRequest request(Resource table) {
        JsonNode properties = table.properties();
        CreateTableRequest.Builder request = CreateTableRequest.builder()
                .tableName(table.name())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(elements(properties.path("AttributeDefinitions"))
                        .map(attribute -> AttributeDefinition.builder()
                                .attributeName(attribute.path("AttributeName").asText())
                                .attributeType(attribute.path("AttributeType").asText())
                                .build())
                        .toList())
                .keySchema(keys(properties));
        JsonNode global = properties.path("GlobalSecondaryIndexes");
        if (!global.isEmpty()) {
            request.globalSecondaryIndexes(elements(global)
                    .map(index -> GlobalSecondaryIndex.builder()
                            .indexName(index.path("IndexName").asText())
                            .keySchema(keys(index))
                            .projection(projection(index))
                            .build())
                    .toList());
        }
        JsonNode own = properties.path("LocalSecondaryIndexes");
        if (!own.isEmpty()) {
            request.localSecondaryIndexes(elements(own)
                    .map(index -> LocalSecondaryIndex.builder()
                            .indexName(index.path("IndexName").asText())
                            .keySchema(keys(index))
                            .projection(projection(index))
                            .build())
                    .toList());
        }
        JsonNode stream = properties.path("StreamSpecification").path("StreamViewType");
        if (stream.isTextual()) {
            request.streamSpecification(StreamSpecification.builder()
                    .streamEnabled(true)
                    .streamViewType(stream.asText())
                    .build());
        }
        return request.build();
    }

    private void expire(Resource table) {
        JsonNode timeToLive = table.properties().path("TimeToLiveSpecification");
        if (timeToLive.path("Enabled").asBoolean(false)) {
            engine.expire(UpdateTimeToLiveRequest.builder()
                    .tableName(table.name())
                    .timeToLiveSpecification(TimeToLiveSpecification.builder()
                            .enabled(true)
                            .attributeName(timeToLive.path("AttributeName").asText())
                            .build())
                    .build());
        }
    }

    private static List<KeySchemaElement> keys(JsonNode of) {
        return elements(of.path("KeySchema"))
                .map(key -> KeySchemaElement.builder()
                        .attributeName(key.path("AttributeName").asText())
                        .keyType(key.path("KeyType").asText())
                        .build())
                .toList();
    }

    private static Projection projection(JsonNode index) {
        JsonNode projection = index.path("Projection");
        Projection.Builder built = Projection.builder()
                .projectionType(projection.path("ProjectionType").asText("ALL"));
        JsonNode attributes = projection.path("NonKeyAttributes");
        if (!attributes.isEmpty()) {
            built.nonKeyAttributes(elements(attributes).map(JsonNode::asText).toList());
        }
        return built.build();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
