package dev.perennial.domain.rules.contact;

import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.record.Customer;
import java.time.Instant;
import java.util.Optional;

/** The hours in which no mail goes out, in the local time of each customer. */
public record QuietHours(Playbook.Courtesy rules) {
    /** The quiet hours in words, where the moment is within them. */
    public Optional<String> at(Customer customer, Instant moment) {
        return new ContactPolicy(rules).quiet(customer, moment);
    }
}
