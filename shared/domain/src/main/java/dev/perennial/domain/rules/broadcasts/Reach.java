package dev.perennial.domain.rules.broadcasts;

import dev.perennial.domain.playbook.Broadcast;
import dev.perennial.domain.playbook.Broadcast.Variant;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.rules.contact.ContactPolicy;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Who is among those of a broadcast, as their record is now, and when it comes to them.
 *
 * <p>Whether a customer is in the segment is looked at when the walk comes to them, and no more after that. So who
 * joins before that is in, and who joins after it is out.
 *
 * @param started when the operator started it: it comes to nobody before
 */
public record Reach(Broadcast broadcast, ContactPolicy contactPolicy, Instant started) {
    /** What a broadcast comes to for one customer. */
    public enum Outcome {
        /** The mail is owed; caps and quiet hours may still put it off. */
        REACHED,
        /** The frequency cap, quiet hours or an open complaint put it off; it may become stale meanwhile. */
        POSTPONED,
        /** Held out, so that its effect is seen. */
        HELD_OUT,
        /** One of those who get no marketing at all, so that its effect is seen. */
        NOT_WRITTEN_TO,
        NO_CONSENT,
        SUPPRESSED,
        /** There is no address. */
        UNREACHABLE,
        NOT_IN_SEGMENT,
        /** The record is closed: its customer has another one. */
        MERGED,
        FORGOTTEN;

        /** Whether the record learns of it. */
        public boolean isTakenIn() {
            return this == REACHED || this == POSTPONED || this == HELD_OUT || this == NOT_WRITTEN_TO;
        }

        public String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** What it comes to, were it sent at that moment. */
    public Outcome outcome(Customer customer, Instant now) {
        boolean service = broadcast.isIncident();
        if (customer.identity().mergedInto().isPresent()) {
            return Outcome.MERGED;
        }
        if (customer.isErased()) {
            return Outcome.FORGOTTEN;
        }
        if (broadcast.segment().isPresent()
                && !customer.lifecycle().segments().contains(broadcast.segment().get())) {
            return Outcome.NOT_IN_SEGMENT;
        }
        if (customer.profile().email().isEmpty()) {
            return Outcome.UNREACHABLE;
        }
        if (customer.suppression().isPresent()) {
            return Outcome.SUPPRESSED;
        }
        if (!service && !customer.permission().allows(broadcast.mailing().purpose())) {
            return Outcome.NO_CONSENT;
        }
        if (isHeldOut(customer)) {
            return Outcome.HELD_OUT;
        }
        if (!service && contactPolicy.isHeldOut(customer)) {
            return Outcome.NOT_WRITTEN_TO;
        }
        return !service && isPostponed(customer, now) ? Outcome.POSTPONED : Outcome.REACHED;
    }

    private boolean isHeldOut(Customer customer) {
        return customer.id().bucket("holdout of " + broadcast.name()) < broadcast.holdoutPercent();
    }

    private boolean isPostponed(Customer customer, Instant now) {
        return (broadcast.mailing().heedsCap()
                        ? contactPolicy.postponed(customer, now, 0)
                        : contactPolicy.postponedButForCap(customer, now))
                .isPresent();
    }

    /** When it comes to a customer: at its time, and not before those have decided upon whom variants are tried. */
    public Instant due(Customer customer) {
        Instant at = broadcast
                .at()
                .map(local -> (broadcast.whereCustomerLives() ? contactPolicy.zone(customer) : contactPolicy.zone())
                        .first(local))
                .filter(started::isBefore)
                .orElse(started);
        Optional<Instant> decided =
                broadcast.trial().filter(_ -> !broadcast.tries(customer.id())).map(it -> first().plus(it.lasts()));
        return decided.filter(at::isBefore).orElse(at);
    }

    /** When the first customers are reached: the trial begins with them. */
    private Instant first() {
        return broadcast
                .at()
                .map(local -> contactPolicy.zone().first(local))
                .filter(started::isBefore)
                .orElse(started);
    }

    /** The variant of a customer; empty where it is not yet known which is the best. */
    public Optional<Variant> variant(Customer customer, Optional<String> winner) {
        return broadcast.tries(customer.id())
                ? Optional.of(broadcast.tried(customer.id()))
                : broadcast.variants().stream()
                        .filter(it -> winner.filter(it.name()::equals).isPresent())
                        .findFirst();
    }
}
