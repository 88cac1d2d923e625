package dev.perennial.domain.playbook;

import dev.perennial.domain.record.Enrollments.Taken;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A customer may take a journey again when it is over.
 *
 * @param after not sooner than so long after the last beginning
 * @param atMost so many times in all; empty where there is no such limit
 */
public record ReentryRule(Duration after, Optional<Integer> atMost) {
    /**
     * Why the journey is not begun now; empty where nothing stands against it.
     *
     * @param at when the reason for another time arose; one from before the last beginning is no reason for another
     */
    public Optional<String> refuses(Taken taken, Instant at) {
        if (atMost.filter(most -> taken.times() >= most).isPresent()) {
            return Optional.of("taken " + taken.times() + " times, which is the most");
        }
        return taken.lastAt()
                .filter(last -> at.isBefore(last.plus(after)))
                .map(last -> "last begun on %s, and again from %s on".formatted(date(last), shown(last.plus(after))));
    }

    private static String date(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    private static String shown(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
