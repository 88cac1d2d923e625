package dev.perennial.domain.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class HistogramTest {
    private static final List<Double> BOUNDS = List.of(0.0, 1.0, 4.0, 16.0);

    @Test
    void quantilesAreInterpolatedOnTheLogarithmicScale() {
        Histogram histogram = new Histogram(BOUNDS, List.of(0L, 4L, 0L));
        assertThat(histogram.quantile(0.5).orElseThrow().value()).isCloseTo(2, within(1e-12));
        assertThat(histogram.quantile(0.25).orElseThrow().value()).isCloseTo(Math.sqrt(2), within(1e-12));
        assertThat(histogram.quantile(0.5).orElseThrow().bucket()).isEqualTo(new Interval(1, 4));
    }

    @Test
    void aBucketThatBeginsAtZeroIsDividedEvenly() {
        Histogram histogram = new Histogram(BOUNDS, List.of(4L, 0L, 4L));
        assertThat(histogram.quantile(0.25).orElseThrow().value()).isCloseTo(0.5, within(1e-12));
        assertThat(histogram.quantile(0.75).orElseThrow().value()).isCloseTo(8, within(1e-12));
        assertThat(histogram.quantile(0).orElseThrow().value()).isZero();
        assertThat(histogram.quantile(1).orElseThrow().value()).isCloseTo(16, within(1e-12));
    }

    @Test
    void ofNothingThereIsNoMedian() {
        assertThat(new Histogram(BOUNDS, List.of(0L, 0L, 0L)).quantile(0.5)).isEmpty();
    }

    @Test
    void boundsRise() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Histogram(List.of(1.0, 1.0), List.of(0L)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Histogram(BOUNDS, List.of(0L)));
    }
}
