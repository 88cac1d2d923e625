package dev.perennial.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whom a playbook is tried on. Half of the invented ones are customers from the year before, whose history is imported
 * on the first day; the others come evenly over the time. Of those who exist all is imported on the first day.
 *
 * @param seed the same one makes the same people
 * @param customers how many
 * @param days how long
 * @param known those who exist; nothing where all are invented
 */
public record Population(long seed, long customers, int days, Optional<KnownPeople> known) {
    static final Duration HISTORY = Duration.ofDays(365);

    private static final Instant START = Instant.parse("2027-01-01T00:00:00Z");

    /** Invented people. */
    public Population(long seed, long customers, int days) {
        this(seed, customers, days, Optional.empty());
    }

    /** People who exist. */
    Population(long seed, KnownPeople known, int days) {
        this(seed, known.all().size(), days, Optional.of(known));
    }

    Instant start() {
        return known.map(KnownPeople::start).orElse(START);
    }

    Duration lasts() {
        return Duration.ofDays(days);
    }

    Instant end() {
        return start().plus(lasts());
    }
}
