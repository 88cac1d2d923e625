package dev.perennial.simulation;

import java.time.Duration;
import java.time.Instant;

/**
 * Whom a playbook is tried on. Half of them are customers from the year before, whose history is imported on the first
 * day; the others come evenly over the time.
 *
 * @param seed the same one makes the same people
 * @param customers how many
 * @param days how long
 */
public record Population(long seed, long customers, int days) {
    static final Duration HISTORY = Duration.ofDays(365);

    private static final Instant START = Instant.parse("2027-01-01T00:00:00Z");

    Instant start() {
        return START;
    }

    Duration lasts() {
        return Duration.ofDays(days);
    }

    Instant end() {
        return START.plus(lasts());
    }
}
