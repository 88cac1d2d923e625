package dev.perennial.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.prediction.BuyingHistory;
import dev.perennial.domain.prediction.PredictionModel.Verdict;
import dev.perennial.domain.values.Money;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Orders from which little or nothing can be learnt: a sentence, and no model that predicts nonsense. */
class ModelFittingTest {
    private static final LocalDate BEGAN = LocalDate.of(2025, 1, 1);
    private static final int DAYS = 400;
    private static final LocalDate END = BEGAN.plusDays(DAYS);
    private static final int ENOUGH = 600;

    private final OrderLog orders = new OrderLog();

    @Test
    void withoutOrdersThereIsNoModel() {
        assertThat(fit().model().verdict()).isEqualTo(Verdict.TOO_FEW_CUSTOMERS);
        assertThat(FittingReport.of(fit())).contains("not used", "0 customers had ordered by");
    }

    @Test
    void oneCustomerIsTooFew() {
        orders.add("ada", BEGAN, euros(10));
        assertThat(fit().model().because())
                .startsWith("1 customers had ordered by")
                .contains("a model needs 300");
    }

    @Test
    void whereNobodyOrderedAgainNothingIsKnownOfOrderingAgain() {
        for (int i = 0; i < ENOUGH; i++) {
            orders.add("customer " + i, BEGAN.plusDays(i % DAYS), euros(10));
        }
        assertThat(fit().model().because()).contains("0 of them again", "and 50 of them again");
    }

    @Test
    void ordersOfOneDayTellNothing() {
        for (int i = 0; i < ENOUGH; i++) {
            orders.add("customer " + i, END, euros(10));
            orders.add("customer " + i, END, euros(20));
        }
        assertThat(fit().model().verdict()).isEqualTo(Verdict.TOO_FEW_CUSTOMERS);
    }

    @Test
    void sameAmountsHaveNoSpread() {
        customers("EUR", false);
        Fitting fitting = fit();
        assertThat(fitting.model().buying()).isPresent();
        assertThat(fitting.model().spending()).isEmpty();
        assertThat(fitting.notes()).anyMatch(it -> it.contains("all customers pay the same"));
    }

    @Test
    void eachCurrencyHasItsModelIfEnoughPayInIt() {
        customers("EUR", true);
        for (int i = 0; i < 10; i++) {
            orders.add("yen " + i, BEGAN, Optional.of(new Money(5000, "JPY")));
            orders.add("yen " + i, BEGAN.plusDays(5), Optional.of(new Money(4000 + i, "JPY")));
        }
        Fitting fitting = fit();
        assertThat(fitting.model().spending()).containsOnlyKeys("EUR");
        assertThat(fitting.notes()).anyMatch(it -> it.startsWith("JPY: 10 customers"));
        assertThat(fitting.holdOut().orElseThrow().coverage().orElseThrow().currency())
                .isEqualTo("EUR");
    }

    @Test
    void aTenthOfTheCustomersIsWorthMore() {
        customers("EUR", true);
        List<Double> limits = fit().model().worthLimits().get("EUR");
        assertThat(limits).hasSize(9).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(limits.getFirst()).isGreaterThan(2 * limits.get(4));
    }

    @Test
    void ordersOfTheFutureAreLeftOutAndTold() {
        customers("EUR", true);
        orders.add("early bird", END.plusYears(70), euros(10));
        Fitting fitting = fit();
        assertThat(fitting.notes()).contains("1 customers have orders after " + END + ": those are left out");
        assertThat(fitting.buying().orElseThrow().converged()).isTrue();
    }

    @Test
    void whereNobodyEverLeavesOrVariesNoModelFitsAndItSaysSo() {
        regular(DAYS);
        saysThatTheyOrderByTheClock();
    }

    @Test
    void aPerfectRhythmThatSomeGiveUpIsNoMatterOfChanceEither() {
        regular(DAYS / 2);
        saysThatTheyOrderByTheClock();
    }

    private void regular(int lastOfSome) {
        for (int i = 0; i < ENOUGH; i++) {
            for (int day = i % 20; day <= (i % 3 == 0 ? lastOfSome : DAYS); day += 20) {
                orders.add("customer " + i, BEGAN.plusDays(day), euros(10));
            }
        }
    }

    private void saysThatTheyOrderByTheClock() {
        Fitting fitting = fit();
        assertThat(fitting.model().verdict()).isEqualTo(Verdict.NOT_FITTED);
        assertThat(fitting.model().because()).contains("as by the clock", "the usual interval says more");
        assertThat(FittingReport.of(fitting)).contains("not used, the rule of thumb stays");
    }

    @Test
    void aParameterThatRunsOffIsNamed() {
        Maximum fit = Fits.buying(HistoryCounts.of(
                List.of(new BuyingHistory(0, 0, 10), new BuyingHistory(0, 0, 20), new BuyingHistory(0, 0, 30))));
        assertThat(fit.warnings()).anyMatch(it -> it.contains("runs off"));
        assertThat(fit.logLikelihood()).isFinite();
    }

    @Test
    void refundedOrUnpaidOrdersAreOrdersWithoutAnAmount() {
        orders.add("ada", BEGAN, euros(0));
        orders.add("ada", BEGAN.plusDays(1), Optional.empty());
        assertThat(orders.orders()).isEqualTo(2);
        assertThat(orders.currencies()).isEmpty();
    }

    private void customers(String currency, boolean atWill) {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < ENOUGH; i++) {
            double every = i % 2 == 0 ? 15 : 1000;
            long amount = atWill ? 1000 + random.nextInt(5000) : 1000;
            double day = random.nextDouble(200);
            while (day <= DAYS) {
                long paid = atWill ? amount + random.nextInt(500) : amount;
                orders.add("customer " + i, BEGAN.plusDays((long) day), Optional.of(new Money(paid, currency)));
                day += 1 - every * Math.log(1 - random.nextDouble());
            }
        }
    }

    private Fitting fit() {
        return new ModelFitting(orders, END, Optional.empty()).fit("1");
    }

    private static Optional<Money> euros(long euros) {
        return Optional.of(new Money(euros * 100, "EUR"));
    }
}
