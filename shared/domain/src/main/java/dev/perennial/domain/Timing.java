package dev.perennial.domain;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Optional;

/** At which time of day a customer hears of what might be said at any. */
record Timing(Restraint restraint) {
    /** A moment, and why it is that time of day. */
    record Chosen(Instant at, String because) {}

    /** The next time, from that moment on, that it is the customer's usual hour. */
    Chosen usual(Customer customer, Instant from) {
        Playbook.UsualHour rule = restraint.rules().usualHour();
        Habit habit = customer.feedback().habit();
        ZonedDateTime local = restraint.local(customer, from);
        Optional<LocalTime> usual = Optional.of(habit)
                .filter(it -> it.links() >= rule.atLeast())
                .flatMap(it -> it.usual(local.getOffset(), restraint::isAwake));
        LocalTime time = usual.orElse(rule.fallback());
        String because = "%s in %s, %s"
                .formatted(
                        time,
                        local.getZone(),
                        usual.isPresent()
                                ? "around which they usually follow our links"
                                : "for they have no usual hour yet");
        return new Chosen(restraint.next(customer, from, time), because);
    }
}
