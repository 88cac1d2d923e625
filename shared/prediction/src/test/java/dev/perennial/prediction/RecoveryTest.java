package dev.perennial.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.prediction.BuyingModel.Parameters;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The parameters that customers were made by are found again. */
class RecoveryTest {
    private static final Parameters MADE_BY = new Parameters(0.5, 6, 0.9, 2.5);
    private static final double STANDARD_ERRORS = 3;

    @Test
    void theTrueParametersLieWithinThreeStandardErrors() {
        assertThat(found(3, 5_000)).isEqualTo(3);
    }

    @Test
    @Tag("slow")
    void theyDoInNearlyAllOfAHundredRuns() {
        assertThat(found(100, 5_000)).isGreaterThanOrEqualTo(95);
    }

    @Test
    @Tag("slow")
    void aMillionCustomersLeaveLittleDoubt() {
        Maximum fit = Fits.buying(HistoryCounts.of(new Simulated(MADE_BY, 7).histories(1_000_000)));
        assertThat(isFound(fit)).as("%s", fit).isTrue();
        assertThat(fit.errors()).allSatisfy(error -> assertThat(error).isLessThan(0.02));
    }

    private static long found(int seeds, int customers) {
        long found = 0;
        for (int seed = 1; seed <= seeds; seed++) {
            Maximum fit = Fits.buying(HistoryCounts.of(new Simulated(MADE_BY, seed).histories(customers)));
            if (fit.converged() && isFound(fit)) {
                found++;
            } else {
                System.out.println("seed " + seed + ": " + fit);
            }
        }
        return found;
    }

    private static boolean isFound(Maximum fit) {
        double[] truth = {MADE_BY.r(), MADE_BY.alpha(), MADE_BY.a(), MADE_BY.b()};
        return IntStream.range(0, truth.length).allMatch(i -> fit.isWithin(STANDARD_ERRORS, i, truth[i]));
    }
}
