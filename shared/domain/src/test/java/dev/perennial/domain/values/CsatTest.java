package dev.perennial.domain.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.perennial.domain.statistics.Interval;
import org.junit.jupiter.api.Test;

class CsatTest {
    @Test
    void foursAndFivesAreSatisfied() {
        Csat all = Csat.NONE;
        for (int score = 1; score <= 5; score++) {
            all = all.plus(Csat.of(score, score));
        }
        assertThat(all).isEqualTo(new Csat(9, 3, 3));
        assertThat(all.answers()).isEqualTo(15);
        assertThat(all.share()).contains(0.6);
    }

    /** Of 81/263 to 1/29 Newcombe prints the ends (1998, table I, method 3). */
    @Test
    void theIntervalIsWilsons() {
        check(8, 10, 0.4902, 0.9433);
        check(81, 263, 0.2553, 0.3662);
        check(15, 148, 0.0624, 0.1605);
        check(0, 20, 0, 0.1611);
        check(1, 29, 0.0061, 0.1718);
    }

    /** Beside none or all of n the other end is z²/(n + z²) away. */
    @Test
    void theIntervalHasAWidthWhereAllAreOfOneMind() {
        check(0, 10, 0, 0.2775);
        check(10, 10, 0.7225, 1);
        check(0, 1, 0, 0.7935);
        check(1, 1, 0.2065, 1);
    }

    private static void check(long satisfied, long n, double low, double high) {
        Csat csat = new Csat(satisfied, 0, n - satisfied);
        Interval interval = csat.interval().orElseThrow();
        assertThat(csat.share()).contains((double) satisfied / n);
        assertThat(interval.low()).isCloseTo(low, within(0.00005)).isBetween(0.0, 1.0);
        assertThat(interval.high()).isCloseTo(high, within(0.00005)).isBetween(0.0, 1.0);
    }

    @Test
    void whetherTheOthersAreNeutralOrNotChangesNothing() {
        assertThat(new Csat(8, 2, 0).interval()).isEqualTo(new Csat(8, 0, 2).interval());
    }

    @Test
    void withoutAnAnswerThereIsNeitherShareNorInterval() {
        assertThat(Csat.NONE.share()).isEmpty();
        assertThat(Csat.NONE.interval()).isEmpty();
    }

    @Test
    void anAnswerIsOneToFive() {
        for (int score : new int[] {0, 6, -1}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Csat.of(score, 1))
                    .withMessage("a CSAT answer is 1 to 5, not " + score);
        }
    }
}
