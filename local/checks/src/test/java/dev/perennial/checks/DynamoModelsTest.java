package dev.perennial.checks;

import dev.perennial.aws.DynamoModels;
import dev.perennial.flow.models.Models;
import dev.perennial.testing.ModelsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class DynamoModelsTest extends ModelsContract {
    @RegisterExtension
    static final Tables TABLES = new Tables();

    @Override
    protected Models models() {
        return new DynamoModels(TABLES.client(), "models");
    }
}
