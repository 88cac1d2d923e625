package dev.perennial.domain.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.perennial.domain.prediction.BuyingModel.Parameters;
import dev.perennial.domain.prediction.PredictionModel.Verdict;
import dev.perennial.domain.values.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PredictorTest {
    private static final Instant FIRST = Instant.parse("2026-01-01T12:00:00Z");
    private static final Instant LAST = FIRST.plus(Duration.ofDays(40));
    private static final Instant NOW = FIRST.plus(Duration.ofDays(100));
    private static final Map<String, Money> SPENT = Map.of("EUR", new Money(9000, "EUR"));
    private static final PredictionModel MODEL = model(Verdict.USED);

    private final Predictor predictor = new Predictor(MODEL, Duration.ofDays(90));

    static PredictionModel model(Verdict verdict) {
        return new PredictionModel(
                "2026-11-29",
                Instant.parse("2026-11-29T00:00:00Z"),
                1000,
                Optional.of(new BuyingModel(new Parameters(0.6, 5, 0.8, 2.5))),
                Map.of("EUR", new SpendModel(6.25, 3.74, 15.44)),
                verdict,
                "because");
    }

    /** The published example: two repeat orders of 22.35 on average let 24.66 be expected. */
    @Test
    void thePublishedCustomerSpendsAsPublished() {
        assertThat(new SpendModel(6.25, 3.74, 15.44).mean(2, 22.35)).isCloseTo(24.66, within(0.01));
    }

    @Test
    void aPredictionSaysWhatTheModelSays() {
        Prediction prediction = predictor.predict(3, SPENT, FIRST, LAST, NOW);
        assertThat(prediction.model()).isEqualTo("2026-11-29");
        assertThat(prediction.buysWithin()).isEqualByComparingTo("0.3579");
        assertThat(prediction.orders90()).isLessThan(prediction.orders365());
        assertThat(prediction.usuallyAt()).contains(LAST.plus(Duration.ofDays(20)));
        assertThat(prediction.nextOrderAt()).isAfter(NOW);
        assertThat(prediction.because())
                .isEqualTo("3 orders, the last 60 days ago, the first 100 days ago; model of 2026-11-29");
        Prediction.Worth worth = prediction.worth().orElseThrow();
        assertThat(worth.least().minorUnits()).isLessThan(worth.expected().minorUnits());
        assertThat(worth.most().minorUnits()).isGreaterThan(worth.expected().minorUnits());
    }

    @Test
    void theTenthOfWhoIsWorthMostIsTheFirst() {
        long worth = predictor
                .predict(3, SPENT, FIRST, LAST, NOW)
                .worth()
                .orElseThrow()
                .expected()
                .minorUnits();
        assertThat(tenth(worth / 100.0 - 1)).contains(1);
        assertThat(tenth(worth / 100.0 + 1)).contains(2);
        assertThat(predictor
                        .predict(3, SPENT, FIRST, LAST, NOW)
                        .worth()
                        .orElseThrow()
                        .tenth())
                .as("without limits")
                .isEmpty();
    }

    private static Optional<Integer> tenth(double largestLimit) {
        PredictionModel limited = new PredictionModel(
                MODEL.version(),
                MODEL.fittedAt(),
                MODEL.customers(),
                MODEL.buying(),
                MODEL.spending(),
                Map.of("EUR", List.of(largestLimit, 1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3)),
                Optional.empty(),
                MODEL.verdict(),
                MODEL.because());
        return new Predictor(limited, Duration.ofDays(90))
                .predict(3, SPENT, FIRST, LAST, NOW)
                .worth()
                .orElseThrow()
                .tenth();
    }

    @Test
    void whoGotEverythingBackHasNoValue() {
        assertThat(predictor
                        .predict(3, Map.of("EUR", new Money(0, "EUR")), FIRST, LAST, NOW)
                        .worth())
                .isEmpty();
        assertThat(predictor
                        .predict(3, Map.of("JPY", new Money(500, "JPY")), FIRST, LAST, NOW)
                        .worth())
                .as("a currency without a model")
                .isEmpty();
    }

    @Test
    void theCurrencyInWhichMostWasSpentLeads() {
        Map<String, Money> both = Map.of("EUR", new Money(9000, "EUR"), "USD", new Money(100, "USD"));
        assertThat(predictor
                        .predict(3, both, FIRST, LAST, NOW)
                        .worth()
                        .orElseThrow()
                        .expected()
                        .currency())
                .isEqualTo("EUR");
    }

    @Test
    void theMomentIsFoundAtWhichTheProbabilityHasFallen() {
        Instant falls = predictor.fallsBelow(0.2, 3, FIRST, LAST, LAST.plus(Duration.ofDays(3650)));
        assertThat(at(falls)).isLessThan(0.2);
        assertThat(at(falls.minus(Duration.ofHours(1)))).isGreaterThanOrEqualTo(0.2);
    }

    @Test
    void aModelThatIsNotUsedPredictsNothing() {
        PredictionModel worse = model(Verdict.WORSE_THAN_RULE);
        assertThatThrownBy(() -> new Predictor(worse, Duration.ofDays(90))).hasMessageContaining("not used");
        assertThat(Predictions.of(worse, Duration.ofDays(90)).whyNot()).contains("because");
    }

    @Test
    void whoWillHardlyOrderIsWorthNothingProbably() {
        ValueInterval interval =
                ValueInterval.of(new SpendModel(6.25, 3.74, 15.44), 1, 20, new BuyingModel.Orders(0.1, 0.12, 0.09));
        assertThat(interval.expected()).isPositive();
        assertThat(interval.most()).isZero();
    }

    @Test
    void quantilesAreThoseOfTheNormalDistribution() {
        assertThat(NormalQuantile.of(0.975)).isCloseTo(1.959964, within(1e-6));
        assertThat(NormalQuantile.of(0.1)).isCloseTo(-1.281552, within(1e-6));
        assertThat(NormalQuantile.of(1e-12)).isCloseTo(-7.034484, within(1e-5));
    }

    private double at(Instant moment) {
        return predictor.buysWithin(BuyingHistory.of(3, FIRST, LAST, moment));
    }
}
