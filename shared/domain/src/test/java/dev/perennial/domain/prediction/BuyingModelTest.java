package dev.perennial.domain.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.perennial.domain.prediction.BuyingModel.Correction;
import dev.perennial.domain.prediction.BuyingModel.Orders;
import dev.perennial.domain.prediction.BuyingModel.Parameters;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuyingModelTest {
    /** Those that were published for the customers of CDNOW, in weeks. */
    private static final BuyingModel CDNOW = new BuyingModel(new Parameters(0.243, 4.414, 0.793, 2.426));

    @ParameterizedTest
    @CsvSource({"2, 30.43, 0.72658, 0.5546", "7, 29.43, 0.64176, 0.6357", "0, 0, 1, 0.1446"})
    void thePublishedCustomersHaveTheirProbabilities(long repeats, double last, double alive, double buys) {
        BuyingHistory history = new BuyingHistory(repeats, last, 38.86);
        assertThat(CDNOW.alive(history)).isCloseTo(alive, within(0.00001));
        assertThat(CDNOW.buysWithin(history, 39)).isCloseTo(buys, within(0.0001));
    }

    @Test
    void thePublishedCustomerOrdersAsOftenAsPublished() {
        assertThat(CDNOW.orders(new BuyingHistory(2, 30.43, 38.86), 39).mean()).isCloseTo(1.226, within(0.0005));
    }

    /** Equation 10 of the paper, by the sum of the hypergeometric function, where that converges. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 38.86, 39",
        "0, 0, 0, 10",
        "1, 3, 12, 52",
        "2, 30.43, 38.86, 12.9",
        "30, 100, 104, 52",
        "300, 500, 520, 52",
        "1000, 515, 520, 52"
    })
    void theExpectationIsThatOfTheHypergeometricFunction(long repeats, double last, double observed, double weeks) {
        BuyingHistory history = new BuyingHistory(repeats, last, observed);
        double expected = closedForm(CDNOW.parameters(), history, weeks) * CDNOW.alive(history);
        assertThat(CDNOW.orders(history, weeks).mean()).isCloseTo(expected, within(1e-7 * expected));
    }

    @Test
    void nothingHappensWhereTheFirstShapeOfLeavingIsOne() {
        BuyingHistory history = new BuyingHistory(3, 20, 30);
        double below = of(1 - 1e-9).orders(history, 52).mean();
        assertThat(of(1).orders(history, 52).mean()).isCloseTo(below, within(1e-7));
        assertThat(of(1 + 1e-9).orders(history, 52).mean()).isCloseTo(below, within(1e-7));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "0, 0, 5200", "1, 0, 0", "10000, 1, 5200", "10000, 5200, 5200", "1000000, 5200, 5200"})
    void noHistoryLeavesTheNumbers(long repeats, double last, double observed) {
        BuyingHistory history = new BuyingHistory(repeats, last, observed);
        for (double shape : new double[] {1e-6, 0.01, 1, 100, 1e6}) {
            BuyingModel model = new BuyingModel(new Parameters(shape, 1 / shape, shape, 1 / shape));
            Orders orders = model.orders(history, 520);
            assertThat(model.alive(history)).isBetween(0.0, 1.0);
            assertThat(orders.any()).isBetween(0.0, 1.0);
            assertThat(orders.mean()).isFinite().isGreaterThanOrEqualTo(orders.any() * (1 - 1e-6));
            assertThat(orders.second()).isFinite().isGreaterThanOrEqualTo(orders.mean() * (1 - 1e-6));
            assertThat(model.medianWait(history)).isPositive();
        }
    }

    @Test
    void theProbabilityFallsWithTheSilence() {
        double before = 1;
        for (int week = 10; week < 500; week++) {
            double now = CDNOW.buysWithin(new BuyingHistory(3, 10, week), 13);
            assertThat(now).isLessThan(before);
            before = now;
        }
    }

    @Test
    void theMedianWaitIsWhenHalfOfThoseWhoStayHaveOrdered() {
        BuyingHistory history = new BuyingHistory(3, 20, 30);
        assertThat(CDNOW.buysIfAlive(history, CDNOW.medianWait(history))).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void aCorrectionChangesTheOddsOfThoseAloneWhoOrderedAgain() {
        BuyingModel corrected = new BuyingModel(CDNOW.parameters(), new Correction(2, 1));
        BuyingHistory again = new BuyingHistory(2, 30.43, 38.86);
        assertThat(corrected.alive(again)).isCloseTo(2 * 0.72658 / (1 + 0.72658), within(0.00001));
        assertThat(corrected.alive(new BuyingHistory(0, 0, 38.86))).isEqualTo(1);
    }

    /** In a simulation of leaving with probability p at rate λ, E(Y²) of a Poisson process that cannot end. */
    @Test
    void whoNeverLeavesOrdersByAPoissonProcess() {
        BuyingModel forever = new BuyingModel(new Parameters(1e6, 1e6, 1e-6, 1e6));
        Orders orders = forever.orders(new BuyingHistory(0, 0, 0), 10);
        assertThat(orders.mean()).isCloseTo(10, within(0.001));
        assertThat(orders.second()).isCloseTo(110, within(0.01));
        assertThat(orders.any()).isCloseTo(1 - Math.exp(-10), within(1e-6));
    }

    @Test
    void whatIsNoParameterIsRefused() {
        assertThatThrownBy(() -> new Parameters(0, 1, 1, 1)).hasMessageContaining("positive");
        assertThatThrownBy(() -> new Parameters(1, Double.NaN, 1, 1)).hasMessageContaining("positive");
        assertThatThrownBy(() -> new BuyingHistory(1, 5, 4)).hasMessageContaining("no history");
    }

    @Test
    void aRecordsSumsMakeAHistory() {
        Instant first = Instant.parse("2026-01-01T12:00:00Z");
        assertThat(BuyingHistory.of(1, first, first, first.plus(Duration.ofDays(70))))
                .isEqualTo(new BuyingHistory(0, 0, 10));
        assertThat(BuyingHistory.of(3, first, first.plus(Duration.ofDays(35)), first.plus(Duration.ofDays(70))))
                .isEqualTo(new BuyingHistory(2, 5, 10));
        assertThat(BuyingHistory.of(9, first, first, first.plus(Duration.ofDays(70))))
                .as("nine orders at once")
                .isEqualTo(new BuyingHistory(0, 0, 10));
        assertThat(BuyingHistory.of(2, first, first.plus(Duration.ofDays(70)), first))
                .as("an order of the future")
                .isEqualTo(new BuyingHistory(1, 10, 10));
    }

    private static BuyingModel of(double a) {
        return new BuyingModel(new Parameters(0.3, 5, a, 2.5));
    }

    private static double closedForm(Parameters is, BuyingHistory history, double weeks) {
        double shape = is.r() + history.repeats();
        double all = is.alpha() + history.observed() + weeks;
        double z = weeks / all;
        double term = 1;
        double sum = 1;
        double c = is.a() + is.b() + history.repeats() - 1;
        for (int k = 0; k < 100_000 && term > 1e-18 * sum; k++) {
            term *= (shape + k) * (is.b() + history.repeats() + k) / ((c + k) * (k + 1)) * z;
            sum += term;
        }
        double stays = Math.exp(shape * Math.log((is.alpha() + history.observed()) / all));
        return c / (is.a() - 1) * (1 - stays * sum);
    }
}
