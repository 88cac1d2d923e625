package dev.perennial.testing;

import static dev.perennial.testing.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.document.CustomerDocument;
import dev.perennial.document.Document;
import dev.perennial.document.ModelDocument;
import dev.perennial.domain.decision.Decision;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.prediction.BuyingModel;
import dev.perennial.domain.prediction.BuyingModel.Correction;
import dev.perennial.domain.prediction.BuyingModel.Parameters;
import dev.perennial.domain.prediction.Prediction;
import dev.perennial.domain.prediction.PredictionModel;
import dev.perennial.domain.prediction.PredictionModel.Verdict;
import dev.perennial.domain.prediction.Renewal;
import dev.perennial.domain.prediction.RenewalModel;
import dev.perennial.domain.prediction.SpendModel;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Lifecycle.ChurnRisk;
import dev.perennial.domain.rules.Decider;
import dev.perennial.flow.records.Recorder;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a model does to the records of customers. */
class PredictionTest {
    private static final Playbook PLAYBOOK = new Playbook(
            "test",
            Samples.PLAYBOOK.stages(),
            new Playbook.Inactivity(
                    Duration.ofDays(45),
                    2.0,
                    3,
                    Duration.ofDays(30),
                    Duration.ofDays(120),
                    Duration.ofDays(180),
                    new Playbook.Probability(true, Duration.ofDays(90), 0.2, 0.3)),
            Samples.PLAYBOOK.surveys(),
            Samples.COURTESY,
            Samples.PLAYBOOK.journeys());

    private final InMemoryCustomers customers = new InMemoryCustomers();
    private Optional<PredictionModel> inUse = Optional.of(model("1", Verdict.USED));
    private final Recorder recorder =
            new Recorder(customers, new InMemoryTimeline(), _ -> new Decider(PLAYBOOK, inUse));

    private static PredictionModel model(String version, Verdict verdict) {
        return new PredictionModel(
                version,
                Instant.parse("2026-11-15T00:00:00Z"),
                1000,
                Optional.of(new BuyingModel(new Parameters(0.25, 5, 0.8, 2.5), new Correction(2, 0.5))),
                Map.of("EUR", new SpendModel(6.25, 3.74, 15.44)),
                verdict,
                "so it is");
    }

    @Test
    void aRecordSaysWhatTheModelPredictsOnceThereIsAnOrder() {
        Customer signedUp = record(NOON, "s", Samples.signUp(true));
        assertThat(signedUp.lifecycle().prediction()).isEmpty();
        Customer bought = record(NOON.plusSeconds(60), "p", Samples.purchase("A-1", 4998));
        Prediction prediction = bought.lifecycle().prediction().orElseThrow();
        assertThat(prediction.model()).isEqualTo("1");
        assertThat(prediction.at()).isEqualTo(NOON.plusSeconds(60));
        assertThat(prediction.worth()).isPresent();
        assertThat(CustomerDocument.read(new Document(CustomerDocument.of(bought))))
                .isEqualTo(bought);
    }

    @Test
    void aNewerModelIsTakenUpWithTheNextEventAndOneThatIsWithdrawnLeavesTheRecord() {
        record(NOON, "p", Samples.purchase("A-1", 4998));
        inUse = Optional.of(model("2", Verdict.USED));
        assertThat(record(NOON.plusSeconds(1), "q", Samples.purchase("A-2", 4998))
                        .lifecycle()
                        .prediction()
                        .map(Prediction::model))
                .contains("2");
        inUse = Optional.of(model("3", Verdict.WORSE_THAN_RULE));
        assertThat(record(NOON.plusSeconds(2), "r", Samples.purchase("A-3", 4998))
                        .lifecycle()
                        .prediction())
                .isEmpty();
    }

    @Test
    void theContractThatEndsNextSaysHowProbablyItIsRenewedEvenWhereOrdersArePredictedWorse() {
        inUse = Optional.of(
                model("1", Verdict.WORSE_THAN_RULE).with(Optional.of(new RenewalModel(0.704, 1.182, 0.75))));
        Customer bound = record(NOON, "c", contract(Fact.ContractState.ACTIVE, Optional.of(2L)));
        Renewal renewal = bound.lifecycle().renewal().orElseThrow();
        assertThat(renewal.probability()).isEqualByComparingTo("0.8188");
        assertThat(renewal.contractId()).isEqualTo("K-1");
        assertThat(renewal.because()).isEqualTo("renewed 2 times before; model of 2026-11-15");
        assertThat(CustomerDocument.read(new Document(CustomerDocument.of(bound))))
                .isEqualTo(bound);
        Customer untold = record(NOON.plusSeconds(1), "d", contract(Fact.ContractState.ACTIVE, Optional.empty()));
        assertThat(untold.lifecycle().renewal().orElseThrow().probability()).isEqualByComparingTo("0.75");
        Customer cancelled = record(NOON.plusSeconds(2), "e", contract(Fact.ContractState.CANCELLED, Optional.empty()));
        assertThat(cancelled.lifecycle().renewal()).isEmpty();
    }

    private static Fact contract(Fact.ContractState state, Optional<Long> renewals) {
        return new Fact.ContractChanged(
                "K-1",
                state,
                Optional.of(LocalDate.ofInstant(NOON, ZoneOffset.UTC).plusDays(90)),
                Optional.empty(),
                Optional.empty(),
                renewals);
    }

    @Test
    void withoutAModelARecordIsWrittenAsItAlwaysWas() {
        inUse = Optional.empty();
        assertThat(CustomerDocument.of(record(NOON, "p", Samples.purchase("A-1", 4998))))
                .doesNotContainKey("prediction");
    }

    @Test
    void theSweepRaisesTheRiskByTheProbabilityAndAnOrderClearsIt() {
        Customer bought = record(NOON, "p", Samples.purchase("A-1", 4998));
        Instant dueAt = bought.agenda().orElseThrow().dueAt();
        assertThat(dueAt).isAfterOrEqualTo(NOON.plus(Duration.ofDays(30)));
        Customer silent = record(dueAt, "due", new Fact.CustomerDue(dueAt, "inactivity"));
        assertThat(silent.lifecycle().churnRisk()).isEqualTo(ChurnRisk.HIGH);
        assertThat(silent.lifecycle().churnBecause()).contains("probability").contains("2026-11-15");
        Customer back = record(dueAt.plusSeconds(60), "q", Samples.purchase("A-2", 4998));
        assertThat(back.lifecycle().churnRisk()).isEqualTo(ChurnRisk.LOW);
    }

    @Test
    void aModelIsReadAsItWasWritten() {
        PredictionModel model = model("1", Verdict.USED);
        PredictionModel read = ModelDocument.read(new Document(ModelDocument.of(model)));
        assertThat(read.buying().orElseThrow().parameters())
                .isEqualTo(model.buying().orElseThrow().parameters());
        assertThat(read.buying().orElseThrow().correction()).isEqualTo(new Correction(2, 0.5));
        assertThat(ModelDocument.of(read)).isEqualTo(ModelDocument.of(model));
    }

    @Test
    void aModelOfAnotherVersionOfTheFileIsNotUsedAndSaysSo() {
        Map<String, Object> stored = new HashMap<>(ModelDocument.of(model("1", Verdict.USED)));
        stored.put("layout", 2L);
        stored.remove("buying");
        PredictionModel read = ModelDocument.read(new Document(stored));
        assertThat(read.isUsed()).isFalse();
        assertThat(read.because()).contains("another version").contains("fit it again");
    }

    private Customer record(Instant at, String id, Fact fact) {
        Decision decision = recorder.record(Samples.event(id, at, fact));
        return ((Decision.Write) decision).next();
    }
}
