package dev.perennial.domain.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ProportionTest {
    /** Newcombe 1998, Statistics in Medicine 17, 857–872, table I, method 3. */
    @Test
    void theIntervalIsTheOneThatIsPublished() {
        check(81, 263, 0.2553, 0.3662);
        check(15, 148, 0.0624, 0.1605);
        check(0, 20, 0, 0.1611);
        check(1, 29, 0.0061, 0.1718);
    }

    private static void check(long some, long all, double low, double high) {
        Interval interval = new Proportion(some, all).interval().orElseThrow();
        assertThat(interval.low()).isCloseTo(low, within(0.00005));
        assertThat(interval.high()).isCloseTo(high, within(0.00005));
    }

    @Test
    void ofNobodyThereIsNeitherShareNorInterval() {
        assertThat(new Proportion(0, 0).share()).isEmpty();
        assertThat(new Proportion(0, 0).interval()).isEmpty();
    }

    @Test
    void moreThanAllAndLessThanNoneAreNoShare() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Proportion(3, 2))
                .withMessage("3 of 2 is no share");
        assertThatIllegalArgumentException().isThrownBy(() -> new Proportion(-1, 2));
    }
}
