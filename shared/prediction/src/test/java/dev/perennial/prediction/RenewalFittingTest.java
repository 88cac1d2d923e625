package dev.perennial.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perennial.domain.prediction.RenewalModel;
import dev.perennial.prediction.ContractLog.Course;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RenewalFittingTest {
    private static final LocalDate BEGAN = LocalDate.of(2020, 1, 1);
    private static final LocalDate END = LocalDate.of(2027, 6, 1);

    /** How many of 1,000 subscribers were left after each year: Fader and Hardie (2007), table 1. */
    private static final int[] HIGH_END = {1000, 869, 743, 653, 593, 551, 517, 491};

    private static final int[] REGULAR = {1000, 631, 468, 382, 326, 289, 262, 241};

    private final ContractLog contracts = new ContractLog();

    @Test
    void thePublishedSubscribersHaveThePublishedParameters() {
        assertFit(HIGH_END, 0.668, 3.806, -1611.2);
        assertFit(REGULAR, 0.704, 1.182, -1680.3);
    }

    @Test
    void renewalsAreReadFromTheWordsOnContracts() {
        for (int customer = 0; customer < 1000; customer++) {
            subscribe("customer " + customer, lasting(customer));
        }
        RenewalFitting fitting = RenewalFitting.of(contracts, END);
        RenewalModel model = fitting.model().orElseThrow();
        assertThat(model.alpha()).isCloseTo(0.704, within(0.001));
        assertThat(model.beta()).isCloseTo(1.182, within(0.001));
        assertThat(model.renewed(Optional.of(0L))).isCloseTo(0.627, within(0.001));
        assertThat(model.renewed(Optional.of(6L))).isGreaterThan(0.9);
        assertThat(model.surviving(7)).isCloseTo(0.241, within(0.01));
        assertThat(model.renewed(Optional.empty())).isEqualTo(model.share()).isBetween(0.7, 0.8);
        assertThat(fitting.words()).contains("renewed 0 times before:  62.7 % predicted,  63.1 % came, 1,000 ends");
    }

    @Test
    void aContractThatIsKnownLateCountsFromThenOn() {
        contracts.add("K-1", BEGAN, true, Optional.of(BEGAN.plusYears(1)), Optional.of(3L));
        contracts.add("K-1", BEGAN.plusYears(1), true, Optional.of(BEGAN.plusYears(2)), Optional.empty());
        assertThat(contracts.courses(BEGAN.plusMonths(18))).isEqualTo(Map.of(new Course(3, 4, false), 1L));
        assertThat(contracts.courses(BEGAN.plusMonths(26)))
                .as("it ran out")
                .isEqualTo(Map.of(new Course(3, 4, true), 1L));
    }

    @Test
    void aCorrectionIsNoRenewalAndACancelledContractHasEnded() {
        contracts.add("K-1", BEGAN, true, Optional.of(BEGAN.plusYears(1)), Optional.empty());
        contracts.add(
                "K-1", BEGAN.plusDays(1), true, Optional.of(BEGAN.plusYears(1).plusDays(7)), Optional.empty());
        assertThat(contracts.courses(BEGAN.plusDays(2))).isEqualTo(Map.of(new Course(0, 0, false), 1L));
        contracts.add("K-1", BEGAN.plusDays(9), false, Optional.empty(), Optional.empty());
        assertThat(contracts.courses(BEGAN.plusDays(9))).isEqualTo(Map.of(new Course(0, 0, true), 1L));
    }

    @Test
    void tooFewContractsGetNoModelAndItSaysHowManyAreNeeded() {
        subscribe("ada", 3);
        RenewalFitting fitting = RenewalFitting.of(contracts, END);
        assertThat(fitting.model()).isEmpty();
        assertThat(fitting.words()).contains("2 renewals and 1 that were not renewed", "needs 100 together");
    }

    /** In years, the last one running where it is more than seven. */
    private static int lasting(int customer) {
        int years = 0;
        while (years < REGULAR.length && customer < REGULAR[years]) {
            years++;
        }
        return years;
    }

    private void subscribe(String id, int years) {
        for (int year = 0; year < years; year++) {
            contracts.add(
                    id,
                    BEGAN.plusYears(year),
                    true,
                    Optional.of(BEGAN.plusYears(year + 1L).minusDays(1)),
                    Optional.empty());
        }
    }

    private static void assertFit(int[] left, double alpha, double beta, double logLikelihood) {
        Map<Course, Long> courses = new LinkedHashMap<>();
        for (int year = 1; year < left.length; year++) {
            courses.put(new Course(0, year - 1, true), (long) left[year - 1] - left[year]);
        }
        courses.put(new Course(0, left.length - 1, false), (long) left[left.length - 1]);
        Maximum fit = RenewalFitting.fit(courses);
        assertThat(fit.converged()).isTrue();
        assertThat(fit.parameter(0)).isCloseTo(alpha, within(0.0006));
        assertThat(fit.parameter(1)).isCloseTo(beta, within(0.0006));
        assertThat(fit.logLikelihood()).isCloseTo(logLikelihood, within(0.06));
    }
}
