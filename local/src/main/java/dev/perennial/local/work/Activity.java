package dev.perennial.local.work;

import java.time.Duration;

/** Counts what is being done right now. Safe for use by many threads. */
public final class Activity {
    private long running;
    private long begun;

    /** Work that goes on until it is closed. */
    public interface Piece extends AutoCloseable {
        @Override
        void close();
    }

    public synchronized Piece begin() {
        running++;
        begun++;
        return this::end;
    }

    private synchronized void end() {
        running--;
        notifyAll();
    }

    synchronized long running() {
        return running;
    }

    /** How many pieces were ever begun: unchanged means that nothing new came in between. */
    synchronized long begun() {
        return begun;
    }

    /** Returns when nothing runs, or after the time given. */
    public synchronized void awaitNone(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (running > 0) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return;
            }
            wait(left);
        }
    }

    /** Blocks while more than a number of pieces are running, so that the outside cannot flood the inside. */
    public synchronized void awaitFewerThan(long limit) throws InterruptedException {
        while (running >= limit) {
            wait();
        }
    }
}
