package dev.perennial.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SeriesTest {
    private static Series of(double... values) {
        Series series = new Series();
        for (double value : values) {
            series.add(value);
        }
        return series;
    }

    @Test
    void theMedianIsInTheMiddleWhateverTheOrder() {
        assertThat(of(3, 1, 200).median()).isEqualTo(3);
        assertThat(of(4, 1, 2, 100).median()).isEqualTo(3);
    }

    @Test
    void theRangeIsShownWithTheMedian() {
        assertThat(of(1_234.4, 1_180, 1_502).words()).isEqualTo("1,234 (1,180–1,502)");
        assertThat(of(5.25, 4.04, 9).words()).isEqualTo("5.3 (4.0–9.0)");
    }

    @Test
    void ofNothingThereIsNoMedian() {
        assertThatThrownBy(() -> of().median()).hasMessage("nothing was measured");
    }
}
