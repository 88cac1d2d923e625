package dev.perennial.soak;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(written, true, UTF_8);

    @Test
    void withoutATerminalThereIsALineEveryTenSeconds() {
        Progress progress = new Progress(out, false, 10_000);
        for (int second = 1; second <= 25; second++) {
            progress.show(100L * second, Duration.ofSeconds(second));
        }
        assertThat(written.toString(UTF_8).lines())
                .containsExactly(
                        "1,000 of 10,000 histories, 100 a second, 1 min 30 s to go",
                        "2,000 of 10,000 histories, 100 a second, 1 min 20 s to go");
    }

    @Test
    void aTerminalHasOneLineThatIsWrittenOver() {
        Progress progress = new Progress(out, true, 10_000);
        progress.show(100, Duration.ofSeconds(1));
        progress.show(200, Duration.ofSeconds(2));
        assertThat(written.toString(UTF_8)).contains("\r200 of 10,000").doesNotContain("\n");
    }
}
