package dev.perennial.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataLockTest {
    @TempDir
    private Path folder;

    /** What a process of its own says that wants the same data. */
    private String anotherProcess() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Taker.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    }

    /** Wants the data; run as a process. */
    static final class Taker {
        private Taker() {}

        public static void main(String[] arguments) throws Exception {
            try (DataLock _ = DataLock.take(Path.of(arguments[0]))) {
                System.out.println("taken");
            } catch (IOException held) {
                System.out.println(held.getMessage());
            }
        }
    }

    @Test
    void whoHoldsTheDataHoldsThemAloneUntilTheEnd() throws Exception {
        try (DataLock _ = DataLock.take(folder)) {
            System.gc();
            assertThat(anotherProcess())
                    .isEqualTo("Another local cloud is running on " + folder + ": stop it first, or add --in-memory.");
        }
        assertThat(anotherProcess()).isEqualTo("taken");
    }
}
