package dev.perennial.domain.zones;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Optional;

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
        List<ZoneOffset> offsets = rules.getValidOffsets(local);
        return offsets.size() == 1
                ? List.of(local.toInstant(offsets.getFirst()))
                : offsets.stream().map(local::toInstant).sorted().toList();
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
        Optional<Instant> next = Optional.empty();
        for (int day = -1; day <= 3; day++) {
            for (Instant moment : moments(today.plusDays(day))) {
                if (!moment.isBefore(from) && next.filter(moment::isBefore).isPresent() == next.isPresent()) {
                    next = Optional.of(moment);
                }
            }
        }
        return next.orElseThrow();
    }

    @Override
    public String toString() {
        return id;
    }
}
