package dev.perennial.commandline;

import java.io.PrintStream;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** How far a long run has come: one line that is written over in a terminal, else one every 10 seconds. */
public final class Progress {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

    private final PrintStream out;
    private final boolean terminal;
    private final String things;
    private final OptionalLong all;
    private Duration lastLine = Duration.ZERO;
    private boolean over;

    /**
     * @param terminal whether a line may be written over
     * @param things what is counted, in the plural
     * @param all how many there are, where that is known
     */
    public Progress(PrintStream out, boolean terminal, String things, OptionalLong all) {
        this.out = out;
        this.terminal = terminal;
        this.things = things;
        this.all = all;
    }

    /** Shows every second what is done, until it is closed. */
    public Watch watch(LongSupplier done) {
        long began = System.nanoTime();
        Thread thread = Thread.ofPlatform().daemon().name("progress").start(() -> {
            try {
                while (true) {
                    Thread.sleep(BETWEEN_LOOKS);
                    show(done.getAsLong(), Duration.ofNanos(System.nanoTime() - began));
                }
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
            }
        });
        return new Watch(thread);
    }

    /** Shows how many are done after so long. */
    public synchronized void show(long done, Duration after) {
        if (over) {
            return;
        }
        if (terminal) {
            out.print("\r" + line(done, after) + "   ");
            out.flush();
        } else if (after.minus(lastLine).compareTo(BETWEEN_LINES) >= 0) {
            lastLine = after;
            out.println(line(done, after));
        }
    }

    /** Leaves the line that is written over; nothing is shown any more. */
    public synchronized void end() {
        over = true;
        if (terminal) {
            out.print("\r" + " ".repeat(90) + "\r");
            out.flush();
        }
    }

    private String line(long done, Duration after) {
        long rate = rate(done, after);
        String of = all.isPresent() ? " of %,d".formatted(all.getAsLong()) : "";
        String left = all.isPresent() && rate > 0 ? ", " + words((all.getAsLong() - done) / rate) + " to go" : "";
        return "%,d%s %s, %,d a second%s".formatted(done, of, things, rate, left);
    }

    /** How many a second. */
    public static long rate(long done, Duration after) {
        return done * 1000 / Math.max(1, after.toMillis());
    }

    /** So many seconds, as a person says it. */
    public static String words(long seconds) {
        return seconds < 60
                ? seconds + " s"
                : seconds < 3600
                        ? "%d min %02d s".formatted(seconds / 60, seconds % 60)
                        : "%d h %02d min".formatted(seconds / 3600, seconds % 3600 / 60);
    }

    /** A progress that is being shown; its end leaves the line. */
    public final class Watch implements AutoCloseable {
        private final Thread thread;

        private Watch(Thread thread) {
            this.thread = thread;
        }

        @Override
        public void close() {
            thread.interrupt();
            end();
        }
    }
}
