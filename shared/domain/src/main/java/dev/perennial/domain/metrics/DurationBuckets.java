package dev.perennial.domain.metrics;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Counts how long something takes in buckets whose bounds grow by the factor √2: {@code d00} up to half an hour,
 * {@code d01} from there up to 30 min·√2, {@code d36} from 30 min·2^17.5, which is some ten years, without an upper
 * end. So a quantile that is interpolated within a bucket is off by at most a factor of √2.
 */
public final class DurationBuckets {
    /** The names of all buckets, the shortest first. */
    public static final List<String> NAMES =
            IntStream.rangeClosed(0, 36).mapToObj(DurationBuckets::name).toList();

    private static final double HALF_AN_HOUR = Duration.ofMinutes(30).toSeconds();

    private DurationBuckets() {}

    /** The name of the bucket; what is negative counts as no time at all. A bound belongs to the bucket below it. */
    public static String of(Duration duration) {
        for (String name : NAMES) {
            if (duration.compareTo(upper(name)) <= 0) {
                return name;
            }
        }
        return NAMES.getLast();
    }

    /**
     * Where a bucket begins.
     *
     * @throws IllegalArgumentException where there is no bucket of that name
     */
    public static Duration lower(String name) {
        int number = number(name);
        return number == 0 ? Duration.ZERO : bound(number - 1);
    }

    /**
     * Where a bucket ends; the last one ends a thousand years on.
     *
     * @throws IllegalArgumentException where there is no bucket of that name
     */
    public static Duration upper(String name) {
        int number = number(name);
        return number == NAMES.size() - 1 ? Duration.ofDays(365_000) : bound(number);
    }

    private static Duration bound(int number) {
        return Duration.ofSeconds(Math.round(HALF_AN_HOUR * Math.pow(2, number / 2.0)));
    }

    private static int number(String name) {
        int number = NAMES.indexOf(name);
        if (number < 0) {
            throw new IllegalArgumentException("no bucket is named " + name);
        }
        return number;
    }

    private static String name(int number) {
        return String.format(Locale.ROOT, "d%02d", number);
    }
}
