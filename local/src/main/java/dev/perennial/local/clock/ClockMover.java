package dev.perennial.local.clock;

import dev.perennial.local.work.Drain;
import java.time.Duration;
import java.time.Instant;

/**
 * Moves the clock in steps of a day at most. After each step it fires what is due and waits until all that follows from
 * it is done, so that a quarter passes as it would have, only faster.
 */
public final class ClockMover {
    private static final Duration STEP = Duration.ofDays(1);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final LocalClock clock;
    private final Schedules schedules;
    private final Waiting waiting;
    private final Drain drain;

    public ClockMover(LocalClock clock, Schedules schedules, Waiting waiting, Drain drain) {
        this.waiting = waiting;
        this.clock = clock;
        this.schedules = schedules;
        this.drain = drain;
    }

    /** Returns the new time. @throws IllegalStateException when the work of one step does not end */
    public synchronized Instant advance(Duration by) throws InterruptedException {
        if (by.isNegative()) {
            throw new IllegalArgumentException("The clock only moves forward");
        }
        idle();
        Duration left = by;
        while (left.isPositive()) {
            Duration step = left.compareTo(STEP) < 0 ? left : STEP;
            clock.advance(step);
            left = left.minus(step);
            schedules.fireDue();
            waiting.fireDue();
            idle();
        }
        return clock.now();
    }

    private void idle() throws InterruptedException {
        if (!drain.toIdle(PATIENCE)) {
            throw new IllegalStateException("Work is still in flight after " + PATIENCE);
        }
    }
}
