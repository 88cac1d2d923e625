package dev.perennial.soak;

import java.io.PrintStream;
import java.time.Duration;

/** How far it has come: one line that is written over in a terminal, else one every 10 seconds. */
final class Progress {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

    private final PrintStream out;
    private final boolean terminal;
    private final long histories;
    private Duration lastLine = Duration.ZERO;

    Progress(PrintStream out, boolean terminal, long histories) {
        this.out = out;
        this.terminal = terminal;
        this.histories = histories;
    }

    /** Shows how many are done after so long. */
    void show(long done, Duration after) {
        if (terminal) {
            out.print("\r" + line(done, after) + "   ");
            out.flush();
        } else if (after.minus(lastLine).compareTo(BETWEEN_LINES) >= 0) {
            lastLine = after;
            out.println(line(done, after));
        }
    }

    /** Leaves the line that is written over. */
    void end() {
        if (terminal) {
            out.print("\r" + " ".repeat(90) + "\r");
        }
    }

    private String line(long done, Duration after) {
        long rate = rate(done, after);
        String left = rate == 0 ? "" : ", " + words((histories - done) / rate) + " to go";
        return "%,d of %,d histories, %,d a second%s".formatted(done, histories, rate, left);
    }

    /** Histories a second. */
    static long rate(long done, Duration after) {
        return done * 1000 / Math.max(1, after.toMillis());
    }

    static String words(long seconds) {
        return seconds < 60
                ? seconds + " s"
                : seconds < 3600
                        ? "%d min %02d s".formatted(seconds / 60, seconds % 60)
                        : "%d h %02d min".formatted(seconds / 3600, seconds % 3600 / 60);
    }
}
