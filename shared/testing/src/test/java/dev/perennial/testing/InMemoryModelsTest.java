package dev.perennial.testing;

import dev.perennial.flow.models.Models;

class InMemoryModelsTest extends ModelsContract {
    private final InMemoryModels models = new InMemoryModels();

    @Override
    protected Models models() {
        return models;
    }
}
