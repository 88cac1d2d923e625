package dev.perennial.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.prediction.BuyingModel;
import dev.perennial.domain.prediction.BuyingModel.Parameters;
import dev.perennial.domain.prediction.PredictionModel;
import dev.perennial.domain.prediction.PredictionModel.Verdict;
import dev.perennial.domain.prediction.RenewalModel;
import dev.perennial.flow.models.Models;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every place for models promises. */
public abstract class ModelsContract {
    /** An empty place. */
    protected abstract Models models();

    @Test
    void inTheBeginningThereIsNoModelAndNothingToGoBackTo() {
        Models models = models();
        assertThat(models.inUse()).isEmpty();
        assertThat(models.rollBack()).isEmpty();
    }

    @Test
    void aNewModelComesIntoUseAndTheOneBeforeIsRemembered() {
        Models models = models();
        assertThat(models.offer(model("1", Verdict.USED))).isTrue();
        assertThat(models.offer(model("2", Verdict.USED))).isTrue();
        assertThat(inUse(models)).contains("2");
        assertThat(models.rollBack().map(PredictionModel::version)).contains("1");
        assertThat(inUse(models)).contains("1");
        assertThat(models.rollBack()).as("once").isEmpty();
    }

    @Test
    void aModelThatMayNotBeUsedIsKeptAndTakesNobodysPlace() {
        Models models = models();
        models.offer(model("1", Verdict.USED));
        assertThat(models.offer(model("2", Verdict.WORSE_THAN_RULE))).isFalse();
        assertThat(inUse(models)).contains("1");
    }

    @Test
    void whereThereIsNoBetterOneItSaysWhyNothingIsPredicted() {
        Models models = models();
        models.offer(model("1", Verdict.TOO_FEW_CUSTOMERS));
        assertThat(models.inUse().orElseThrow().isUsed()).isFalse();
        assertThat(models.inUse().orElseThrow().because()).isEqualTo("because of 1");
        models.offer(model("2", Verdict.USED));
        assertThat(models.inUse().orElseThrow().renewal())
                .isEqualTo(model("2", Verdict.USED).renewal());
        assertThat(models.inUse().orElseThrow().worthLimits())
                .isEqualTo(model("2", Verdict.USED).worthLimits());
        assertThat(inUse(models)).contains("2");
        assertThat(models.rollBack())
                .as("one that is not used is nothing to go back to")
                .isEmpty();
    }

    @Test
    void aModelThatComesAgainChangesNothing() {
        Models models = models();
        models.offer(model("1", Verdict.USED));
        models.offer(model("2", Verdict.USED));
        models.offer(model("2", Verdict.USED));
        assertThat(models.before().map(PredictionModel::version)).contains("1");
    }

    private static Optional<String> inUse(Models models) {
        return models.inUse().map(PredictionModel::version);
    }

    private static PredictionModel model(String version, Verdict verdict) {
        return new PredictionModel(
                version,
                Instant.parse("2026-11-15T00:00:00Z"),
                1000,
                verdict == Verdict.TOO_FEW_CUSTOMERS
                        ? Optional.empty()
                        : Optional.of(new BuyingModel(new Parameters(0.25, 5, 0.8, 2.5))),
                Map.of(),
                Map.of("EUR", List.of(100.5, 50.0)),
                Optional.of(new RenewalModel(0.668, 3.806, 0.8)),
                verdict,
                "because of " + version);
    }
}
