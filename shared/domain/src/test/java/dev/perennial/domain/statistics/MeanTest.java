package dev.perennial.domain.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MeanTest {
    /** 2, 4, 4, 4, 5, 5, 7, 9: mean 5, squares of the distances 32. */
    private static final Mean EIGHT = new Mean(8, 40, 232);

    @Test
    void theIntervalIsTwoStandardErrorsWide() {
        double error = Math.sqrt(32.0 / 7 / 8);
        assertThat(EIGHT.value()).contains(5.0);
        assertThat(EIGHT.standardError().orElseThrow()).isCloseTo(error, within(1e-12));
        assertThat(EIGHT.interval().orElseThrow().low()).isCloseTo(5 - 1.959964 * error, within(1e-6));
        assertThat(EIGHT.interval().orElseThrow().high()).isCloseTo(5 + 1.959964 * error, within(1e-6));
    }

    @Test
    void aDifferenceIsAsUncertainAsBothTogether() {
        Interval same = EIGHT.differenceFrom(EIGHT).orElseThrow();
        assertThat(same.high()).isCloseTo(1.959964 * Math.sqrt(2 * 32.0 / 7 / 8), within(1e-6));
        assertThat(same.low()).isCloseTo(-same.high(), within(1e-12));
    }

    @Test
    void ofOneValueNobodyKnowsHowCertainItIs() {
        Mean one = new Mean(1, 5, 25);
        assertThat(one.value()).contains(5.0);
        assertThat(one.interval()).isEmpty();
        assertThat(Mean.NONE.value()).isEmpty();
        assertThat(EIGHT.differenceFrom(one)).isEmpty();
    }

    @Test
    void equalValuesHaveNoErrorThoughTheirSumsAreRounded() {
        assertThat(new Mean(3, 0.3, 0.03).standardError().orElseThrow()).isBetween(0.0, 1e-8);
    }
}
