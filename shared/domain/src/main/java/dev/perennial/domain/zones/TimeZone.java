package dev.perennial.domain.zones;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A time zone of the world.
 *
 * @param id by IANA's name, such as Europe/Berlin
 */
public record TimeZone(String id, ZoneRules rules) {
    /** What a clock shows there at that moment. */
    public LocalDateTime local(Instant moment) {
        return LocalDateTime.ofInstant(moment, offset(moment));
    }

    public ZoneOffset offset(Instant moment) {
        return rules.getOffset(moment);
    }

    /**
     * The moments at which clocks show that time, in order: one as a rule, two where it comes twice because clocks are
     * turned back. A time that clocks skip comes when they skip it.
     */
    public List<Instant> moments(LocalDateTime local) {
        ZoneOffsetTransition change = rules.getTransition(local);
        if (change != null && change.isGap()) {
            return List.of(change.getInstant());
        }
        return rules.getValidOffsets(local).stream()
                .map(local::toInstant)
                .sorted()
                .toList();
    }

    /** The first of them. */
    public Instant first(LocalDateTime local) {
        return moments(local).getFirst();
    }

    /**
     * The next moment, from the given one on, at which it is that time of day. Of the day before as well: where clocks
     * are turned back over midnight, its last hour comes again.
     */
    public Instant next(Instant from, LocalTime time) {
        LocalDateTime today = local(from).toLocalDate().atTime(time);
        return Stream.iterate(today.minusDays(1), day -> day.plusDays(1))
                .limit(5)
                .flatMap(day -> moments(day).stream())
                .filter(moment -> !moment.isBefore(from))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    @Override
    public String toString() {
        return id;
    }
}
