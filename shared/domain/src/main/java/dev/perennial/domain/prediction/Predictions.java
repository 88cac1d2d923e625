package dev.perennial.domain.prediction;

import java.time.Duration;
import java.util.Optional;

/**
 * The predictions that may be made: by a model that is used, or by none.
 *
 * @param predictor of the model that is used
 * @param model the latest one, whether it is used for orders or not
 * @param whyNot why there is a model and it is not used; empty where it is, and where there is none
 */
public record Predictions(Optional<Predictor> predictor, Optional<PredictionModel> model, Optional<String> whyNot) {
    /** Nothing has been fitted yet. */
    public static final Predictions NONE = new Predictions(Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * Those of the model, if it may be used.
     *
     * @param horizon within which an order is predicted
     */
    public static Predictions of(PredictionModel model, Duration horizon) {
        return model.isUsed()
                ? new Predictions(Optional.of(new Predictor(model, horizon)), Optional.of(model), Optional.empty())
                : new Predictions(Optional.empty(), Optional.of(model), Optional.of(model.because()));
    }
}
