package dev.perennial.domain.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.perennial.domain.statistics.Interval;
import org.junit.jupiter.api.Test;

class NpsTest {
    @Test
    void fiftyPromotersAndTwentyDetractorsOfAHundredAreThirty() {
        Nps nps = new Nps(50, 30, 20);
        assertThat(nps.score()).contains(30.0);
        Interval interval = nps.interval().orElseThrow();
        assertThat(interval.low()).isCloseTo(14.05, within(0.005));
        assertThat(interval.high()).isCloseTo(44.20, within(0.005));
    }

    @Test
    void tenPromotersAloneAreAHundredAndStillNotCertain() {
        Nps nps = new Nps(10, 0, 0);
        assertThat(nps.score()).contains(100.0);
        Interval interval = nps.interval().orElseThrow();
        assertThat(interval.low()).isCloseTo(47.50, within(0.005));
        assertThat(interval.high()).isEqualTo(100);
    }

    @Test
    void theIntervalOfDetractorsMirrorsThatOfPromoters() {
        Interval interval = new Nps(0, 0, 10).interval().orElseThrow();
        assertThat(interval.low()).isEqualTo(-100);
        assertThat(interval.high()).isCloseTo(-47.50, within(0.005));
    }

    @Test
    void withoutAnAnswerThereIsNoScore() {
        assertThat(Nps.NONE.score()).isEmpty();
        assertThat(Nps.NONE.interval()).isEmpty();
    }

    @Test
    void sixDetractsSevenIsPassiveNinePromotes() {
        assertThat(Nps.of(0, 1)).isEqualTo(new Nps(0, 0, 1));
        assertThat(Nps.of(6, 1)).isEqualTo(new Nps(0, 0, 1));
        assertThat(Nps.of(7, 1)).isEqualTo(new Nps(0, 1, 0));
        assertThat(Nps.of(8, 1)).isEqualTo(new Nps(0, 1, 0));
        assertThat(Nps.of(9, 1)).isEqualTo(new Nps(1, 0, 0));
        assertThat(Nps.of(10, 2)).isEqualTo(new Nps(2, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Nps.of(11, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Nps.of(-1, 1));
    }

    @Test
    void anAnswerThatIsTakenBackLeavesNothing() {
        assertThat(Nps.of(9, 1).plus(Nps.of(3, 1)).plus(Nps.of(9, -1))).isEqualTo(Nps.of(3, 1));
    }
}
