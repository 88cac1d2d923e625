package dev.perennial.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OptionsTest {
    @Test
    void eachOptionIsTakenInEitherForm() {
        assertThat(Options.parse("--histories", "1,000,000", "--seed=7", "--threads", "3", "--faults"))
                .isEqualTo(new Options(1_000_000, 7, 3, true));
    }

    @Test
    void whatIsNotUnderstoodIsNamed() {
        assertThatThrownBy(() -> Options.parse("--history", "3")).hasMessageContaining("--history");
        assertThatThrownBy(() -> Options.parse("--seed")).hasMessageContaining("--seed needs a value");
        assertThatThrownBy(() -> Options.parse("--histories", "0")).hasMessageContaining("from 1 to");
        assertThatThrownBy(() -> Options.parse("--threads", "-1")).hasMessageContaining("'-1'");
    }
}
