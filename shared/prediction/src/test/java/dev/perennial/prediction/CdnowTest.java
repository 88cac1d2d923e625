package dev.perennial.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perennial.domain.prediction.BuyingModel;
import dev.perennial.prediction.HoldOut.Tenth;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The published figures of Fader, Hardie and Lee (2005) and Fader and Hardie (2013), from the data themselves. */
class CdnowTest {
    private static final int CALIBRATED = Math.toIntExact(Cdnow.CALIBRATED.toEpochDay());
    private static final int MOST_OFF = 2;

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
        List<Tenth> tenths = holdOut.calibration().stream()
                .filter(it -> it.customers() >= 30)
                .toList();
        assertThat(tenths)
                .hasSize(8)
                .allSatisfy(tenth -> assertThat(tenth.actual()).isCloseTo(tenth.predicted(), within(0.115)));
        assertThat(tenths.stream().filter(it -> Math.abs(it.actual() - it.predicted()) > 0.05))
                .as("as few as of a model of true probabilities")
                .hasSize(MOST_OFF);
        assertThat(holdOut.calibration().stream()
                                .mapToDouble(it -> it.customers() * Math.abs(it.actual() - it.predicted()))
                                .sum()
                        / holdOut.customers())
                .as("mean distance of the tenths")
                .isLessThan(0.03);
        assertThat(holdOut.calibration().stream().mapToLong(Tenth::customers).sum())
                .isEqualTo(2357);
        assertThat(holdOut.coverage().orElseThrow().share()).isCloseTo(0.80, within(0.05));
    }

    /**
     * What can be asked for: outcomes drawn by the very probabilities of the model leave all tenths within 5 points in
     * a quarter of the draws, and more than one of them off on average.
     */
    @Test
    void noModelKeepsEachTenthWithinFivePoints() {
        OrderLog orders = Cdnow.read();
        BuyingModel model = new ModelFitting(orders, Cdnow.END, Optional.of(Cdnow.CALIBRATED))
                .fit("cdnow")
                .model()
                .buying()
                .orElseThrow();
        List<Double> probabilities = orders.buyers().stream()
                .flatMap(it -> it.until(CALIBRATED).stream())
                .map(it -> model.buysWithin(it, 39))
                .toList();
        SplittableRandom random = new SplittableRandom(1);
        int draws = 1_000;
        int without = 0;
        int off = 0;
        for (int draw = 0; draw < draws; draw++) {
            double[] customers = new double[10];
            double[] distance = new double[10];
            for (double probability : probabilities) {
                int tenth = Math.min(9, (int) (probability * 10));
                customers[tenth]++;
                distance[tenth] += probability - (random.nextDouble() < probability ? 1 : 0);
            }
            long further = IntStream.range(0, 10)
                    .filter(i -> customers[i] >= 30 && Math.abs(distance[i]) > 0.05 * customers[i])
                    .count();
            without += further == 0 ? 1 : 0;
            off += (int) further;
        }
        assertThat((double) without / draws).isLessThan(0.4);
        assertThat((double) off / draws).isBetween(1.0, 2.5);
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
