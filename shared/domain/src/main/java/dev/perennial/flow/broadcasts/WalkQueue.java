package dev.perennial.flow.broadcasts;

import java.time.Duration;

/** Has the walk over a segment go on after a while. */
@FunctionalInterface
public interface WalkQueue {
    /** The longest wait; who has to wait longer is asked again. */
    Duration LONGEST = Duration.ofMinutes(15);

    /** Puts a turn into the queue; {@code delay} is at most {@link #LONGEST}. */
    void put(Turn turn, Duration delay);

    /** One turn of the walk over a segment. */
    record Turn(String broadcast, int segment) {}
}
