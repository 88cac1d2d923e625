package dev.perennial.flow.models;

import dev.perennial.domain.prediction.PredictionModel;
import java.util.Optional;

/** Where fitted models are kept. */
public interface Models {
    /** The model by which functions predict, or why they do not; empty where nothing has been fitted yet. */
    Optional<PredictionModel> inUse();

    /** The model that was in use before it, to which {@link #rollBack} leads. */
    Optional<PredictionModel> before();

    /** Keeps a version, whether or not it is used. The same version may be kept again. */
    void keep(PredictionModel model);

    /** Puts a model into use, and remembers the one before it. */
    void use(PredictionModel model, Optional<PredictionModel> before);

    /**
     * Keeps a new model, and puts it into use unless a better one is: a model that may not be used never takes the
     * place of one that may. A model that comes again changes nothing.
     *
     * @return whether it is in use from now on
     */
    default boolean offer(PredictionModel model) {
        keep(model);
        Optional<PredictionModel> now = inUse();
        if (now.filter(it -> it.version().equals(model.version())).isPresent()) {
            return true;
        }
        if (!model.isUsed() && now.filter(PredictionModel::isUsed).isPresent()) {
            return false;
        }
        use(model, now.filter(PredictionModel::isUsed).or(this::before));
        return true;
    }

    /**
     * Goes back to the model that was in use before.
     *
     * @return it; empty where there is none, and nothing changes
     */
    default Optional<PredictionModel> rollBack() {
        Optional<PredictionModel> before = before();
        before.ifPresent(model -> use(model, Optional.empty()));
        return before;
    }
}
