package dev.perennial.domain.rules.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.playbook.Playbook.Probability;
import dev.perennial.domain.prediction.BuyingModel;
import dev.perennial.domain.prediction.BuyingModel.Parameters;
import dev.perennial.domain.prediction.PredictionModel;
import dev.perennial.domain.prediction.PredictionModel.Verdict;
import dev.perennial.domain.prediction.Predictions;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Lifecycle.ChurnRisk;
import dev.perennial.domain.record.Purchases;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.Money;
import dev.perennial.domain.values.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The churn risk by the probability of an order, and by the silence where there is no model. */
class ProbabilityTest {
    private static final Instant NOON = Instant.parse("2026-01-20T12:00:00Z");
    private static final Duration SHORTEST = Duration.ofDays(30);
    private static final Playbook.Inactivity RULES = new Playbook.Inactivity(
            Duration.ofDays(45),
            2.0,
            3,
            SHORTEST,
            Duration.ofDays(120),
            Duration.ofDays(180),
            new Probability(true, Duration.ofDays(90), 0.2, 0.3));

    private final Inactivity inactivity = by(model(Verdict.USED, 0.6));

    @Test
    void theRiskBeginsWhereTheProbabilityIsTooSmall() {
        Customer customer = bought(3, 20);
        Instant from = inactivity.nextCheck(customer).orElseThrow();
        assertThat(from).isAfter(NOON.plus(SHORTEST));
        assertThat(inactivity.isRisky(customer, from)).isTrue();
        assertThat(inactivity.isRisky(customer, from.minus(Duration.ofHours(2))))
                .isFalse();
        assertThat(inactivity.because(customer, from))
                .isEqualTo("an order within 90 days has a probability of 20 % by the model of 2026-11-15");
    }

    @Test
    void itEndsAtALargerProbabilityThanItBeganAt() {
        Customer customer = bought(3, 20);
        Instant before = inactivity.nextCheck(customer).orElseThrow().minus(Duration.ofDays(2));
        assertThat(inactivity.isRisky(customer, before)).isFalse();
        Customer atRisk = customer.with(customer.lifecycle().atRisk(ChurnRisk.HIGH, "for some reason"));
        assertThat(inactivity.isRisky(atRisk, before)).isTrue();
        assertThat(inactivity.isRisky(atRisk, NOON.plus(Duration.ofDays(35)))).isFalse();
    }

    @Test
    void nobodyIsAtRiskSoonAfterAnOrder() {
        Inactivity rarely = by(model(Verdict.USED, 0.05));
        Customer once = bought(1, 0);
        assertThat(rarely.isRisky(once, NOON.plus(SHORTEST).minusSeconds(1))).isFalse();
        assertThat(rarely.isRisky(once, NOON.plus(SHORTEST))).isTrue();
        assertThat(rarely.nextCheck(once)).contains(NOON.plus(SHORTEST));
    }

    @Test
    void theSilenceDecidesWhereAModelIsNotUsedAndTheRecordSaysWhy() {
        Inactivity thumb = by(model(Verdict.WORSE_THAN_RULE, 0.6));
        Customer customer = bought(1, 0);
        Instant now = NOON.plus(Duration.ofDays(45));
        assertThat(thumb.isRisky(customer, now)).isTrue();
        assertThat(thumb.nextCheck(customer)).contains(now);
        assertThat(thumb.because(customer, now))
                .isEqualTo("silent for 45 days, at risk after 45 days (rule of thumb: so it is judged)");
    }

    @Test
    void whoNeverOrderedIsJudgedByTheSilence() {
        Customer signedUp = Customer.unknown(CustomerId.ofExternal("7"));
        Customer seen =
                signedUp.with(signedUp.lifecycle().in(Stage.ACTIVE, NOON, "x").seen(NOON));
        assertThat(inactivity.nextCheck(seen)).contains(NOON.plus(Duration.ofDays(45)));
        assertThat(inactivity.isRisky(seen, NOON.plus(Duration.ofDays(45)))).isTrue();
    }

    private static Inactivity by(PredictionModel model) {
        return new Inactivity(RULES, Predictions.of(model, RULES.probability().within()));
    }

    private static PredictionModel model(Verdict verdict, double r) {
        return new PredictionModel(
                "1",
                Instant.parse("2026-11-15T00:00:00Z"),
                1000,
                Optional.of(new BuyingModel(new Parameters(r, 5, 0.8, 2.5))),
                Map.of(),
                verdict,
                "so it is judged");
    }

    private static Customer bought(int orders, int every) {
        Purchases purchases = Purchases.NONE;
        for (int i = 0; i < orders; i++) {
            purchases = purchases.bought(new Money(1000, "EUR"), NOON.minus(Duration.ofDays((long) i * every)));
        }
        Customer nobody = Customer.unknown(CustomerId.ofExternal("7"));
        return nobody.with(purchases)
                .with(nobody.lifecycle().in(Stage.ACTIVE, NOON, "bought").seen(NOON));
    }
}
