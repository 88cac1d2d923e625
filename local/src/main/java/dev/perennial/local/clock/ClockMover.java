package dev.perennial.local.clock;

import dev.perennial.local.work.Drain;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Moves the clock to each moment at which there is something to do, and in steps of a day at most. After each step it
 * fires what is due and waits until all that follows from it is done, so that a quarter passes as it would have, only
 * faster. Schedules come at their own times; those that would find nothing are left out.
 */
public final class ClockMover {
    private static final Duration STEP = Duration.ofDays(1);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final LocalClock clock;
    private final Schedules schedules;
    private final Supplier<Stream<Instant>> pending;
    private final Supplier<Optional<Instant>> delayed;
    private final Runnable moved;
    private final Drain drain;

    /**
     * Moves nothing yet.
     *
     * @param pending the moments for which the tables keep something that a schedule finds; what stays there though a
     *     schedule came by is in nobody's way
     * @param delayed the earliest moment for which a message waits
     * @param moved tells whoever waits for a moment that it may have come
     */
    public ClockMover(
            LocalClock clock,
            Schedules schedules,
            Supplier<Stream<Instant>> pending,
            Supplier<Optional<Instant>> delayed,
            Runnable moved,
            Drain drain) {
        this.pending = pending;
        this.delayed = delayed;
        this.moved = moved;
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
            Duration step = step(left);
            clock.advance(step);
            left = left.minus(step);
            schedules.fireDue();
            moved.run();
            idle();
        }
        return clock.now();
    }

    private Duration step(Duration left) {
        Instant now = clock.now();
        return Stream.of(
                        Stream.of(now.plus(left), now.plus(STEP)),
                        pending.get()
                                .filter(moment -> !schedules.cameBy(moment))
                                .map(schedules::firstFrom),
                        delayed.get().stream())
                .flatMap(moments -> moments)
                .filter(moment -> moment.isAfter(now))
                .min(Comparator.naturalOrder())
                .map(moment -> Duration.between(now, moment))
                .orElseThrow();
    }

    private void idle() throws InterruptedException {
        if (!drain.toIdle(PATIENCE)) {
            throw new IllegalStateException("Work is still in flight after " + PATIENCE);
        }
    }
}
