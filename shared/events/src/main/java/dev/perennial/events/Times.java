package dev.perennial.events;

import java.time.Duration;
import java.time.Instant;

/** Which times a fact may have. */
final class Times {
    /** How far a sender's clock may be ahead of ours. */
    static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(5);

    /** Anything earlier is a clock that was never set. */
    static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");

    private Times() {}
}
