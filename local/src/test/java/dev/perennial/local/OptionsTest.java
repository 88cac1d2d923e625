package dev.perennial.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.commandline.Program;
import dev.perennial.commandline.UpCommand;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OptionsTest {
    @Test
    void everyOptionHasADefault() {
        Options options = parse("up");

        assertThat(options.demonstrates()).isFalse();
        assertThat(options.httpPort()).isEqualTo(8080);
        assertThat(options.awsPort()).isEqualTo(4566);
        assertThat(options.throttled()).isFalse();
        assertThat(options.parameters()).isEmpty();
        assertThat(options.data()).hasValue(Path.of(".perennial").toAbsolutePath());
    }

    @Test
    void valuesFollowOrAreGluedOn() {
        Options options =
                parse("demo", "--http-port", "1", "--aws-port=2", "--in-memory", "--throttled", "--parameter", "A=b=c");

        assertThat(options.demonstrates()).isTrue();
        assertThat(options.httpPort()).isEqualTo(1);
        assertThat(options.awsPort()).isEqualTo(2);
        assertThat(options.data()).isEmpty();
        assertThat(options.throttled()).isTrue();
        assertThat(options.parameters()).containsEntry("A", "b=c");
    }

    private static Options parse(String... arguments) {
        return Options.of(Program.parse(UpCommand.class, arguments));
    }
}
