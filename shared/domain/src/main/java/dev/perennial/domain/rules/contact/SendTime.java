package dev.perennial.domain.rules.contact;

import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.record.ClickHours;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.zones.TimeZone;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;

/** The time of day at which a customer gets a mail that could go at any. */
public record SendTime(ContactPolicy contactPolicy) {
    /** A moment, and the reason for its time of day. */
    public record Chosen(Instant at, String because) {}

    /** The next time, from that moment on, that it is the customer's usual hour. */
    public Chosen usual(Customer customer, Instant from) {
        Playbook.UsualHour rule = contactPolicy.rules().usualHour();
        ClickHours habit = customer.feedback().habit();
        TimeZone zone = contactPolicy.zone(customer);
        Optional<LocalTime> usual = Optional.of(habit)
                .filter(it -> it.links() >= rule.atLeast())
                .flatMap(it -> it.usual(zone.offset(from), contactPolicy::isAwake));
        LocalTime time = usual.orElse(rule.fallback());
        String because = "%s in %s, %s"
                .formatted(
                        time,
                        zone,
                        usual.isPresent()
                                ? "around which they usually follow our links"
                                : "for they have no usual hour yet");
        return new Chosen(contactPolicy.next(customer, from, time), because);
    }
}
