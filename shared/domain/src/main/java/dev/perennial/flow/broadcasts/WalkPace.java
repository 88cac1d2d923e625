package dev.perennial.flow.broadcasts;

import dev.perennial.domain.playbook.Broadcast;
import java.time.Duration;
import java.time.Instant;

/**
 * How many customers a segment's walk may come to. What was not used for {@link #BURST} is lost, so that a pause is not
 * made up for by a rush.
 *
 * @param perHour in one segment; above 0
 */
public record WalkPace(double perHour) {
    /** A walk goes on once a minute; twice that bears a late turn. */
    public static final Duration BURST = Duration.ofMinutes(2);

    private static final double NANOS_OF_AN_HOUR = 3.6e12;

    /** The slower of what the broadcast allows and what Amazon SES lets the account send. */
    public static WalkPace of(Broadcast broadcast, int mailsPerSecond, int segments) {
        int account = mailsPerSecond * 3600;
        return new WalkPace((double) Math.min(account, broadcast.perHour().orElse(account)) / segments);
    }

    /** How many customers may be come to now. */
    long free(Instant paidUntil, Instant now) {
        Duration unused = Duration.between(start(paidUntil, now), now);
        // Half a nanosecond for what the conversion to whole ones takes away.
        return (long) ((unused.toNanos() + 0.5) * perHour / NANOS_OF_AN_HOUR);
    }

    /** The moment until which the pace is used up, after so many more. */
    Instant after(Instant paidUntil, Instant now, long customers) {
        return start(paidUntil, now).plus(price(customers));
    }

    /** How long until the next customer may be come to. */
    Duration untilNext(Instant paidUntil, Instant now) {
        Duration wait = Duration.between(now, start(paidUntil, now).plus(price(1)));
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    private Instant start(Instant paidUntil, Instant now) {
        Duration burst = BURST.compareTo(price(1)) < 0 ? price(1) : BURST;
        Instant earliest = now.minus(burst);
        return paidUntil.isBefore(earliest) ? earliest : paidUntil;
    }

    private Duration price(long customers) {
        return Duration.ofNanos((long) Math.ceil(customers * NANOS_OF_AN_HOUR / perHour));
    }
}
