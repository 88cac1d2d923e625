package dev.perennial.flow.broadcasts;

import dev.perennial.domain.rules.broadcasts.Reach.Outcome;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * How far the walk over one segment of the table has come. A segment is walked over once for each moment at which the
 * broadcast comes to some of its customers: more than once only where it is a time of their own clocks, or where
 * variants are tried first.
 *
 * @param position behind which customer the walk goes on; empty at the beginning
 * @param from those whose moment was until then were walked over before
 * @param until those whose moment is until then are walked over now
 * @param later the first moment after {@code until} that was met on the way
 * @param paidUntil until when the pace is used up
 * @param counts what it came to, by outcome
 * @param version counts the writes; 0 where there is no row yet
 */
public record WalkProgress(
        int segment,
        Optional<String> position,
        Instant from,
        Instant until,
        Optional<Instant> later,
        Instant paidUntil,
        boolean done,
        Map<Outcome, Long> counts,
        long version) {
    public WalkProgress {
        Map<Outcome, Long> counted = new EnumMap<>(Outcome.class);
        counted.putAll(counts);
        counts = Collections.unmodifiableMap(counted);
    }

    /** Before the first customer. */
    public static WalkProgress beginning(int segment, Instant now) {
        return new WalkProgress(
                segment,
                Optional.empty(),
                Instant.EPOCH,
                now,
                Optional.empty(),
                now.minus(WalkPace.BURST),
                false,
                Map.of(),
                0);
    }

    /** After a page. */
    WalkProgress after(Page page) {
        Map<Outcome, Long> sums = new EnumMap<>(Outcome.class);
        sums.putAll(counts);
        page.counts().forEach((outcome, count) -> sums.merge(outcome, count, Long::sum));
        Optional<Instant> first =
                page.later().filter(it -> later.filter(it::isAfter).isEmpty()).or(() -> later);
        boolean over = page.next().isEmpty();
        return new WalkProgress(
                segment,
                page.next(),
                over ? until : from,
                over ? first.orElse(until) : until,
                over ? Optional.empty() : first,
                page.paidUntil(),
                over && first.isEmpty(),
                sums,
                version + 1);
    }

    /** A walk that begins late takes in all whose moment has come meanwhile. */
    WalkProgress at(Instant now) {
        return position.isEmpty() && now.isAfter(until)
                ? new WalkProgress(segment, position, from, now, later, paidUntil, done, counts, version)
                : this;
    }

    /** What came of a page. */
    record Page(Optional<String> next, Map<Outcome, Long> counts, Optional<Instant> later, Instant paidUntil) {}
}
