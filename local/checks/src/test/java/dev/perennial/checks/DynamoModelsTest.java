package dev.perennial.checks;

import dev.perennial.aws.DynamoModels;
import dev.perennial.flow.models.Models;
import dev.perennial.testing.ModelsContract;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoModelsTest extends ModelsContract {
    @RegisterExtension
    static final Tables TABLES = new Tables();

    @Override
    protected Models models() {
        TABLES.client()
                .deleteItem(
                        delete -> delete.tableName("models").key(Map.of("version", AttributeValue.fromS("in-use"))));
        return new DynamoModels(TABLES.client(), "models");
    }
}
