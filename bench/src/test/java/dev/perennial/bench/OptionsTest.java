package dev.perennial.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OptionsTest {
    @Test
    void everythingIsMeasuredWhereNothingIsSaid() {
        Options options = Options.parse();

        assertThat(options.quick()).isFalse();
        assertThat(options.all()).isTrue();
    }

    @Test
    void aLookMayBeQuickAndAtOnePartAlone() {
        Options options = Options.parse("--quick", "--only=core");

        assertThat(options.quick()).isTrue();
        assertThat(options.has("core")).isTrue();
        assertThat(options.has("starts")).isFalse();
        assertThat(options.all()).isFalse();
    }

    @Test
    void whatIsNotUnderstoodIsSaid() {
        assertThatThrownBy(() -> Options.parse("--fast")).hasMessageContaining("--fast");
        assertThatThrownBy(() -> Options.parse("--only=tea")).hasMessageContaining("starts");
    }
}
