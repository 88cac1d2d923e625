package dev.perennial.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perennial.prediction.HoldOut.Tenth;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The published figures of Fader, Hardie and Lee (2005) and Fader and Hardie (2013), from the data themselves. */
class CdnowTest {
    private static final int CALIBRATED = Math.toIntExact(Cdnow.CALIBRATED.toEpochDay());
    private static final int MOST_OFF = 5;

    @Test
    void theBuyingModelHasThePublishedParameters() {
        Maximum fit = Fits.buying(Cdnow.read().histories(CALIBRATED));
        assertThat(fit.converged()).isTrue();
        assertThat(fit.warnings()).isEmpty();
        assertThat(fit.starts().agreeing()).isEqualTo(fit.starts().all());
        for (int i = 0; i < Cdnow.BUYING.length; i++) {
            assertThat(fit.parameter(i)).as(fit.names().get(i)).isCloseTo(Cdnow.BUYING[i], within(0.0005));
        }
        assertThat(fit.logLikelihood()).isCloseTo(-9582.4, within(0.05));
    }

    @Test
    void theSpendModelHasThePublishedParameters() {
        OrderLog orders = Cdnow.read();
        int number = orders.numberOf("USD");
        List<Spent> repeats = orders.buyers().stream()
                .filter(it -> it.daysWithOrders(it.first(), CALIBRATED) > 1)
                .map(it -> new Spent(
                        it.daysWithOrders(it.first(), CALIBRATED) - 1, it.paid(number, it.first() + 1, CALIBRATED)))
                .toList();
        assertThat(repeats).hasSize(946);
        Maximum fit = Fits.spend(repeats);
        assertThat(fit.converged()).isTrue();
        assertThat(fit.parameter(0)).isCloseTo(6.25, within(0.005));
        assertThat(fit.parameter(1)).isCloseTo(3.74, within(0.005));
        assertThat(fit.parameter(2)).isCloseTo(15.44, within(0.006));
    }

    @Test
    void theTimeHeldOutIsPredictedAsWellAsItCanBe() {
        Fitting fitting = new ModelFitting(Cdnow.read(), Cdnow.END, Optional.of(Cdnow.CALIBRATED)).fit("cdnow");
        HoldOut holdOut = fitting.holdOut().orElseThrow();
        assertThat(fitting.model().isUsed()).isTrue();
        assertThat(holdOut.customers()).isEqualTo(2357);
        assertThat(holdOut.scores().model()).isLessThanOrEqualTo(0.157);
        assertThat(holdOut.calibration().stream().filter(it -> it.customers() >= 30))
                .hasSizeGreaterThan(MOST_OFF)
                .allSatisfy(tenth -> assertThat(tenth.actual()).isCloseTo(tenth.predicted(), within(0.125)));
        assertThat(holdOut.calibration().stream()
                                .mapToDouble(it -> it.customers() * Math.abs(it.actual() - it.predicted()))
                                .sum()
                        / holdOut.customers())
                .as("mean distance of the tenths")
                .isLessThan(0.04);
        assertThat(holdOut.calibration().stream().mapToLong(Tenth::customers).sum())
                .isEqualTo(2357);
        assertThat(holdOut.coverage().orElseThrow().share()).isCloseTo(0.80, within(0.05));
    }

    /** Figure 3 of the paper: those without a repeat order are expected to place 0.2 orders in 39 weeks, and so on. */
    @Test
    void expectedOrdersFollowTheNumberOfOrdersBefore() {
        HoldOut holdOut = new ModelFitting(Cdnow.read(), Cdnow.END, Optional.of(Cdnow.CALIBRATED))
                .fit("cdnow")
                .holdOut()
                .orElseThrow();
        assertThat(holdOut.byRepeats())
                .extracting(HoldOut.Repeats::customers)
                .containsExactly(1411L, 439L, 214L, 100L, 62L, 38L, 29L, 64L);
        assertThat(holdOut.byRepeats().getFirst().expected()).isCloseTo(0.23, within(0.03));
        assertThat(holdOut.byRepeats())
                .isSortedAccordingTo((one, other) -> Double.compare(one.expected(), other.expected()));
    }

    @Test
    void theLastQuarterIsHeldOutWhereNothingElseIsSaid() {
        HoldOut holdOut = new ModelFitting(Cdnow.read(), Cdnow.END, Optional.empty())
                .fit("cdnow")
                .holdOut()
                .orElseThrow();
        assertThat(holdOut.until()).isEqualTo(LocalDate.of(1998, 2, 14));
    }
}
