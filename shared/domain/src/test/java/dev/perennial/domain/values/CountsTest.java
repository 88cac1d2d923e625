package dev.perennial.domain.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CountsTest {
    @Test
    void countsAddUpNameByName() {
        Counts sum = Counts.of(Map.of("a", 1L, "b", 2L)).plus(Counts.of(Map.of("b", 3L, "c", -4L)));
        assertThat(sum).isEqualTo(Counts.of(Map.of("a", 1L, "b", 5L, "c", -4L)));
        assertThat(sum.get("b")).isEqualTo(5);
        assertThat(sum.get("d")).isZero();
    }

    @Test
    void whatIsTakenOutAgainLeavesNothing() {
        Counts some = Counts.of(Map.of("a", 1L, "b", -2L));
        assertThat(some.plus(some.negated())).isEqualTo(Counts.NONE);
        assertThat(Counts.of("a", 0).isNone()).isTrue();
        assertThat(some.isNone()).isFalse();
    }

    @Test
    void aSumBeyondTheRangeIsNotCutOff() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Counts.of("a", Long.MAX_VALUE).plus(Counts.of("a", 1)));
    }

    @Test
    void theGroupsOfASurveyAreCountedAndReadBack() {
        assertThat(Nps.of(new Nps(1, 2, 3).counts())).isEqualTo(new Nps(1, 2, 3));
        assertThat(Csat.of(new Csat(1, 2, 3).counts())).isEqualTo(new Csat(1, 2, 3));
        assertThat(new Nps(1, 2, 3).counts().byName()).containsOnlyKeys("promoters", "passives", "detractors");
        assertThat(new Csat(1, 2, 3).counts().byName()).containsOnlyKeys("satisfied", "neutral", "dissatisfied");
    }
}
