package dev.perennial.commandline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(written, true, UTF_8);

    @Test
    void withoutATerminalThereIsALineEveryTenSeconds() {
        Progress progress = new Progress(out, false, "histories", OptionalLong.of(10_000));
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
        Progress progress = new Progress(out, true, "histories", OptionalLong.of(10_000));
        progress.show(100, Duration.ofSeconds(1));
        progress.show(200, Duration.ofSeconds(2));
        assertThat(written.toString(UTF_8)).contains("\r200 of 10,000").doesNotContain("\n");
    }

    @Test
    void whereNobodyKnowsHowManyThereAreNothingIsSaidOfTheRest() {
        new Progress(out, true, "lines", OptionalLong.empty()).show(3_000, Duration.ofSeconds(2));
        assertThat(written.toString(UTF_8)).isEqualTo("\r3,000 lines, 1,500 a second   ");
    }

    @Test
    void whatIsWatchedIsShownAndItsLineIsLeftAtTheEnd() throws InterruptedException {
        CountDownLatch looked = new CountDownLatch(1);
        Progress progress = new Progress(out, true, "lines", OptionalLong.empty());
        try (Progress.Watch _ = progress.watch(() -> {
            looked.countDown();
            return 7;
        })) {
            assertThat(looked.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(written.toString(UTF_8)).endsWith("\r" + " ".repeat(90) + "\r");
    }
}
