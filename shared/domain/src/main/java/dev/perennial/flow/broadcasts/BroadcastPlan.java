package dev.perennial.flow.broadcasts;

import dev.perennial.domain.playbook.Broadcast;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.rules.broadcasts.Reach;
import dev.perennial.domain.rules.broadcasts.Reach.Outcome;
import dev.perennial.domain.rules.contact.ContactPolicy;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts who would get a broadcast were it started now and came to each at their time, and who would not, by the
 * reason. Customers may be told from several threads; nothing of them is kept.
 */
public final class BroadcastPlan {
    /**
     * Of a mail, in dollars, by the prices of us-east-1 in 2026: SES 0.0001 à la carte, and 0.000025 for a record read
     * and written, its effects, the ledger's claim and note, the queue and the functions. The latter is an estimate.
     */
    private static final BigDecimal DOLLARS_OF_A_MAIL = new BigDecimal("0.000125");

    /** Of a record that is looked at and left alone. */
    private static final BigDecimal DOLLARS_OF_A_LOOK = new BigDecimal("0.0000001");

    private final Reach reach;
    private final Map<Outcome, LongAdder> counts = new ConcurrentHashMap<>();

    public BroadcastPlan(Broadcast broadcast, ContactPolicy contactPolicy, Instant now) {
        this.reach = new Reach(broadcast, contactPolicy, now);
    }

    public void count(Customer customer) {
        counts.computeIfAbsent(reach.outcome(customer, reach.due(customer)), _ -> new LongAdder())
                .increment();
    }

    public long of(Outcome outcome) {
        LongAdder counted = counts.get(outcome);
        return counted == null ? 0 : counted.sum();
    }

    /** Mails at most: those that are put off may become stale. */
    public long mails() {
        return of(Outcome.REACHED) + of(Outcome.POSTPONED);
    }

    public long customers() {
        return counts.values().stream().mapToLong(LongAdder::sum).sum();
    }

    /** What it costs at most, in dollars, to the cent upwards. */
    public BigDecimal dollars() {
        return DOLLARS_OF_A_MAIL
                .multiply(BigDecimal.valueOf(mails()))
                .add(DOLLARS_OF_A_LOOK.multiply(BigDecimal.valueOf(customers())))
                .setScale(2, RoundingMode.CEILING);
    }

    /** How long it takes from its first mail to its last, at the pace of the slower of broadcast and account. */
    public Duration lasts(int mailsPerSecond) {
        double perHour = WalkPace.of(reach.broadcast(), mailsPerSecond, 1).perHour();
        return Duration.ofSeconds((long) Math.ceil(mails() * 3600 / perHour));
    }
}
