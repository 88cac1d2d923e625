package dev.perennial.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perennial.domain.prediction.BuyingModel.Parameters;
import dev.perennial.prediction.HoldOut.Tenth;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Probabilities are what they say where customers do as the models assume. Single shops tell little: a tenth with 30
 * customers is off by 5 points half of the time, however true its probability. So those of many shops are put together.
 */
class CalibrationTest {
    private static final Parameters MADE_BY = new Parameters(0.5, 6, 0.9, 2.5);
    private static final LocalDate BEGAN = LocalDate.of(2025, 1, 1);
    private static final LocalDate END = BEGAN.plusWeeks(78);
    private static final int TENTHS = 10;
    private static final int ENOUGH = 300;

    @Test
    void tenthsOfShopsPutTogetherComeTrue() {
        areCalibrated(20, 1_500, 0.03);
    }

    @Test
    @Tag("slow")
    void thoseOfAHundredShopsComeTrueWithinTwoPoints() {
        areCalibrated(100, 5_000, 0.02);
    }

    private static void areCalibrated(int shops, int customers, double points) {
        List<Tenth> all = new ArrayList<>();
        for (int seed = 1; seed <= shops; seed++) {
            Fitting fitting = new ModelFitting(
                            new Simulated(MADE_BY, seed).orders(customers, BEGAN), END, Optional.empty())
                    .fit("1");
            assertThat(fitting.model().isUsed()).as(fitting.model().because()).isTrue();
            all.addAll(fitting.holdOut().orElseThrow().calibration());
        }
        List<Tenth> together = IntStream.range(0, TENTHS)
                .mapToObj(number ->
                        all.stream().filter(it -> it.number() == number).toList())
                .filter(it -> !it.isEmpty())
                .map(CalibrationTest::together)
                .filter(it -> it.customers() >= ENOUGH)
                .toList();
        assertThat(together)
                .hasSizeGreaterThan(5)
                .allSatisfy(it -> assertThat(it.actual()).isCloseTo(it.predicted(), within(points)));
        assertThat((double) all.stream().filter(it -> !it.isExplained()).count() / all.size())
                .as("tenths that chance does not explain")
                .isLessThan(0.1);
    }

    private static Tenth together(List<Tenth> tenths) {
        long customers = tenths.stream().mapToLong(Tenth::customers).sum();
        return new Tenth(
                tenths.getFirst().number(),
                customers,
                tenths.stream()
                                .mapToDouble(it -> it.customers() * it.predicted())
                                .sum()
                        / customers,
                tenths.stream().mapToDouble(it -> it.customers() * it.actual()).sum() / customers,
                0);
    }
}
