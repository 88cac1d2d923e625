package dev.perennial.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OptionsTest {
    @Test
    void everyOptionHasADefault() {
        Options options = Options.parse("up");

        assertThat(options.httpPort()).isEqualTo(8080);
        assertThat(options.awsPort()).isEqualTo(4566);
        assertThat(options.throttled()).isFalse();
        assertThat(options.data()).hasValue(Path.of(".perennial").toAbsolutePath());
    }

    @Test
    void valuesFollowOrAreGluedOn() {
        Options options = Options.parse(
                "demo", "--http-port", "1", "--aws-port=2", "--in-memory", "--throttled", "--parameter", "A=b=c");

        assertThat(options.command()).isEqualTo("demo");
        assertThat(options.httpPort()).isEqualTo(1);
        assertThat(options.awsPort()).isEqualTo(2);
        assertThat(options.data()).isEmpty();
        assertThat(options.throttled()).isTrue();
        assertThat(options.parameters()).containsEntry("A", "b=c");
    }

    @Test
    void whatIsNotUnderstoodIsNamed() {
        assertThatThrownBy(() -> Options.parse("up", "--memory")).hasMessageContaining("'--memory'");
        assertThatThrownBy(() -> Options.parse("up", "--http-port", "x")).hasMessageContaining("'x'");
        assertThatThrownBy(() -> Options.parse("up", "--http-port")).hasMessageContaining("needs a value");
    }
}
