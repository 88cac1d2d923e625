package dev.perennial.testing;

import dev.perennial.domain.prediction.PredictionModel;
import dev.perennial.flow.models.Models;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Models that live as long as a test. */
public final class InMemoryModels implements Models {
    private final Map<String, PredictionModel> kept = new TreeMap<>();
    private Optional<PredictionModel> inUse = Optional.empty();
    private Optional<PredictionModel> before = Optional.empty();

    @Override
    public Optional<PredictionModel> inUse() {
        return inUse;
    }

    @Override
    public Optional<PredictionModel> before() {
        return before;
    }

    @Override
    public void keep(PredictionModel model) {
        kept.put(model.version(), model);
    }

    @Override
    public void use(PredictionModel model, Optional<PredictionModel> previous) {
        inUse = Optional.of(model);
        before = previous;
    }

    /** All versions that were kept, the oldest first. */
    public Map<String, PredictionModel> kept() {
        return Map.copyOf(kept);
    }
}
