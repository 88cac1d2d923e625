package dev.perennial.local.work;

import java.time.Duration;

/** Tells waiting readers that there may be something new. */
public final class Signal {
    private long version;

    public synchronized void raise() {
        version++;
        notifyAll();
    }

    public synchronized long version() {
        return version;
    }

    /** Returns when the signal was raised after the version seen, or after the time given. */
    public synchronized void awaitAfter(long seen, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        long left = atMost.toMillis();
        while (version == seen && left > 0) {
            wait(left);
            left = (end - System.nanoTime()) / 1_000_000;
        }
    }
}
