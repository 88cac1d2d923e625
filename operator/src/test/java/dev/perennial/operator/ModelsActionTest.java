package dev.perennial.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.prediction.BuyingModel;
import dev.perennial.domain.prediction.BuyingModel.Parameters;
import dev.perennial.domain.prediction.PredictionModel;
import dev.perennial.domain.prediction.PredictionModel.Verdict;
import dev.perennial.testing.InMemoryModels;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelsActionTest {
    private final InMemoryModels models = new InMemoryModels();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void withoutAWishItShowsWhatIsInUse() {
        assertThat(carryOut(false, Optional.empty())).isTrue();
        assertThat(out.toString(UTF_8)).contains("in use: none", "before: none");
    }

    @Test
    void oneCommandGoesBack() {
        models.offer(model("1", Verdict.USED));
        models.offer(model("2", Verdict.USED));
        assertThat(carryOut(true, Optional.empty())).isTrue();
        assertThat(models.inUse().map(PredictionModel::version)).contains("1");
        assertThat(carryOut(true, Optional.empty())).isFalse();
        assertThat(out.toString(UTF_8)).contains("nothing was changed");
    }

    @Test
    void aModelThatMayNotBeUsedIsKeptAndSaysWhy() {
        models.offer(model("1", Verdict.USED));
        assertThat(carryOut(false, Optional.of(model("2", Verdict.WORSE_THAN_RULE))))
                .isFalse();
        assertThat(out.toString(UTF_8)).contains("Kept and not used").contains("so it is");
        assertThat(models.kept()).containsKey("2");
    }

    private boolean carryOut(boolean rollBack, Optional<PredictionModel> wanted) {
        return ModelsAction.carryOut(rollBack, wanted, models, new PrintStream(out, true, UTF_8));
    }

    private static PredictionModel model(String version, Verdict verdict) {
        return new PredictionModel(
                version,
                Instant.parse("2026-11-15T00:00:00Z"),
                1000,
                Optional.of(new BuyingModel(new Parameters(0.25, 5, 0.8, 2.5))),
                Map.of(),
                verdict,
                "so it is");
    }
}
