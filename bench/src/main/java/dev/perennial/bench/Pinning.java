package dev.perennial.bench;

import java.io.IOException;
import java.util.List;

/** Keeps a process on one core, where the system can. */
record Pinning(List<String> prefix, String words) {
    Pinning {
        prefix = List.copyOf(prefix);
    }

    /** On the last core, where taskset is there. */
    static Pinning ofThisMachine() {
        int last = Runtime.getRuntime().availableProcessors() - 1;
        List<String> command = List.of("taskset", "-c", String.valueOf(last));
        try {
            Process tried = new ProcessBuilder("taskset", "-c", String.valueOf(last), "true")
                    .redirectErrorStream(true)
                    .start();
            if (tried.waitFor() == 0) {
                return new Pinning(command, "each function process pinned to one core");
            }
        } catch (IOException missing) {
            // Said below.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return new Pinning(List.of(), "not pinned to one core: this system has no taskset, so times are lower");
    }
}
