package dev.perennial.prediction;

import dev.perennial.domain.prediction.PredictionModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A model, and what there is to say of how it came about.
 *
 * @param model as it is kept
 * @param buying the search for the parameters of the buying model; empty where there were too few customers
 * @param spending the same for the spend model of each currency
 * @param holdOut how a model that saw less would have done; empty where there was none
 * @param notes sentences for the operator
 */
public record Fitting(
        PredictionModel model,
        Optional<Maximum> buying,
        Map<String, Maximum> spending,
        Optional<HoldOut> holdOut,
        List<String> notes) {
    public Fitting {
        spending = Map.copyOf(spending);
        notes = List.copyOf(notes);
    }
}
