package dev.perennial.functions.fitmodel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.prediction.PredictionModel.Verdict;
import dev.perennial.domain.record.Effect.TimelineEntry;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.flow.models.Buyers;
import dev.perennial.testing.InMemoryModels;
import dev.perennial.testing.InMemoryTimeline;
import dev.perennial.testing.Samples;
import dev.perennial.testing.TestContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FitModelTest {
    private static final Instant BEGAN = Instant.parse("2025-11-01T12:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-15T03:00:00Z");

    private final InMemoryTimeline timeline = new InMemoryTimeline();
    private final InMemoryModels models = new InMemoryModels();
    private final TestContext context = new TestContext();
    private final List<CustomerId> customers = new ArrayList<>();

    /** All of them lie in the first part; each is read whole. */
    private final Buyers buyers = (part, _, most, each) -> {
        if (part == 0) {
            customers.stream().limit(most).forEach(each);
        }
    };

    @Test
    void aModelThatPredictsWellComesIntoUse() throws IOException {
        customersWhoDifferInHowOftenTheyBuy(800);
        fit(8 * 800);
        assertThat(models.inUse().orElseThrow().verdict()).isEqualTo(Verdict.USED);
        assertThat(models.inUse().orElseThrow().version()).isEqualTo(NOW.toString());
        assertThat(models.inUse().orElseThrow().spending()).containsKey("EUR");
        assertThat(context.log().getLast()).contains("in use from now on", "Brier score", "of 800 customers");
    }

    @Test
    void noMoreCustomersAreReadThanWanted() throws IOException {
        customersWhoDifferInHowOftenTheyBuy(800);
        fit(8 * 100);
        assertThat(models.inUse().orElseThrow().verdict()).isEqualTo(Verdict.TOO_FEW_CUSTOMERS);
        assertThat(models.inUse().orElseThrow().because()).contains("a model needs 300");
        assertThat(models.kept()).containsKey(NOW.toString());
    }

    @Test
    void whereNobodyHasBoughtTheModelSaysSo() throws IOException {
        fit(1000);
        assertThat(models.inUse().orElseThrow().because()).startsWith("0 customers had ordered by");
    }

    @Test
    void contractsThatEndedOrWereRenewedGiveAModelOfRenewals() throws IOException {
        for (int person = 0; person < 200; person++) {
            CustomerId customer = CustomerId.ofExternal("person " + person);
            customers.add(customer);
            timeline.add(customer, List.of(contract(person, BEGAN, 90)));
            if (person % 4 != 0) {
                timeline.add(customer, List.of(contract(person, BEGAN.plus(Duration.ofDays(88)), 455)));
            }
        }
        fit(8 * 200);
        assertThat(models.inUse().orElseThrow().isUsed()).as("for orders").isFalse();
        assertThat(models.inUse().orElseThrow().renewal().orElseThrow().share()).isEqualTo(0.75);
        assertThat(context.log().getLast())
                .contains("renewed 0 times before:  75.0 % predicted,  75.0 % came, 200 ends");
    }

    private static TimelineEntry contract(int person, Instant at, int days) {
        Fact fact = new Fact.ContractChanged(
                "K-" + person,
                Fact.ContractState.ACTIVE,
                Optional.of(LocalDate.ofInstant(BEGAN, ZoneOffset.UTC).plusDays(days)),
                Optional.empty(),
                Optional.empty());
        return new TimelineEntry(
                at, "contract-" + person + at, "agreed", List.of(), "-", Optional.empty(), Optional.of(fact));
    }

    private void customersWhoDifferInHowOftenTheyBuy(int people) {
        SplittableRandom random = new SplittableRandom(1);
        for (int person = 0; person < people; person++) {
            CustomerId customer = CustomerId.ofExternal("person " + person);
            customers.add(customer);
            double every = person % 2 == 0 ? 20 : 2000;
            double day = random.nextDouble(200);
            int spends = 1000 + random.nextInt(4000);
            for (int order = 0; day < 378; order++) {
                timeline.add(customer, List.of(purchase(person + "-" + order, day, spends + random.nextInt(500))));
                day += 1 - every * Math.log(1 - random.nextDouble());
            }
        }
    }

    private static TimelineEntry purchase(String order, double day, long cents) {
        Instant at = BEGAN.plus(Duration.ofMinutes((long) (day * 24 * 60)));
        Fact fact = Samples.purchase(order, cents);
        return new TimelineEntry(
                at, "purchase-" + order, "bought", List.of(), "-", Optional.empty(), Optional.of(fact));
    }

    private void fit(int most) throws IOException {
        new FitModel(new OrderSample(buyers, timeline, most), models)
                .handleRequest(
                        new ByteArrayInputStream(("{\"time\":\"" + NOW + "\"}").getBytes(UTF_8)),
                        new ByteArrayOutputStream(),
                        context);
    }
}
