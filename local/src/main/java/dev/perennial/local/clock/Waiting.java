package dev.perennial.local.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/** What is to be done at some moment of this cloud's clock. Safe for use by many threads. */
public final class Waiting implements AutoCloseable {
    private static final Duration GLANCE = Duration.ofMillis(200);

    private final PriorityQueue<Due> waiting = new PriorityQueue<>(Comparator.comparing(Due::at));
    private final LocalClock clock;
    private final Thread thread = Thread.ofVirtual().name("waiting").unstarted(this::run);

    private record Due(Instant at, Runnable work) {}

    public Waiting(LocalClock clock) {
        this.clock = clock;
    }

    public void start() {
        thread.start();
    }

    public synchronized void after(Duration delay, Runnable work) {
        waiting.add(new Due(clock.now().plus(delay), work));
    }

    /** When there is something to do. */
    synchronized Optional<Instant> next() {
        return Optional.ofNullable(waiting.peek()).map(Due::at);
    }

    /** Does what has become due, in its order. */
    synchronized void fireDue() {
        fireUntil(clock.now());
    }

    private void fireUntil(Instant moment) {
        for (Due next = waiting.peek(); next != null && !next.at.isAfter(moment); next = waiting.peek()) {
            waiting.remove();
            next.work.run();
        }
    }

    private void run() {
        try {
            while (true) {
                fireDue();
                Thread.sleep(GLANCE);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Does the rest too early rather than never. */
    @Override
    public void close() {
        thread.interrupt();
        synchronized (this) {
            fireUntil(Instant.MAX);
        }
    }
}
