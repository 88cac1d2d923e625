package dev.perennial.domain.record;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * At which hours of the day a customer follows the links of our mails. In UTC, so that it is the same in whatever order
 * we hear of the links and of where the customer lives.
 *
 * @param byHour how many links were followed from that hour on, 0 to 23; hours without are left out
 */
public record ClickHours(SortedMap<Integer, Long> byHour) {
    public static final ClickHours UNKNOWN = new ClickHours(Collections.emptySortedMap());

    private static final int HOURS = 24;

    public ClickHours {
        byHour = Collections.unmodifiableSortedMap(new TreeMap<>(byHour));
    }

    public ClickHours and(Instant followed) {
        SortedMap<Integer, Long> next = new TreeMap<>(byHour);
        next.merge(followed.atOffset(ZoneOffset.UTC).getHour(), 1L, Long::sum);
        return new ClickHours(next);
    }

    /** How many links were followed. */
    public long links() {
        return byHour.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * The hour around which most links are followed: each hour counts double and its neighbours once, around midnight
     * as well. Of two alike the one with more links of its own, and then the earlier.
     *
     * @param offset where the customer is
     * @param allowed which times of day there may be chosen
     * @return when the hour begins there; empty where no link was followed around an allowed hour
     */
    public Optional<LocalTime> usual(ZoneOffset offset, Predicate<LocalTime> allowed) {
        return IntStream.range(0, HOURS)
                .filter(hour -> around(hour) > 0)
                .filter(hour -> allowed.test(local(hour, offset)))
                .boxed()
                .max(Comparator.comparing(this::around)
                        .thenComparing(this::of)
                        .thenComparing(hour -> local(hour, offset), Comparator.reverseOrder()))
                .map(hour -> local(hour, offset));
    }

    private long around(int hour) {
        return of(hour - 1) + 2 * of(hour) + of(hour + 1);
    }

    private long of(int hour) {
        return byHour.getOrDefault(Math.floorMod(hour, HOURS), 0L);
    }

    private static LocalTime local(int hour, ZoneOffset offset) {
        return LocalTime.of(hour, 0).plusSeconds(offset.getTotalSeconds());
    }
}
