package dev.perennial.domain.rules.contact;

import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.record.Customer;
import java.time.Instant;
import java.util.Optional;

/** When nobody is written to, in the time of each customer. */
public record QuietHours(Playbook.Courtesy rules) {
    /** In words, where the customer has them at that moment. */
    public Optional<String> at(Customer customer, Instant moment) {
        return new ContactPolicy(rules).quiet(customer, moment);
    }
}
