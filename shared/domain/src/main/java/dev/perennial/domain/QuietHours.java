package dev.perennial.domain;

import java.time.Instant;
import java.util.Optional;

/** When nobody is written to, in the time of each customer. */
public record QuietHours(Playbook.Courtesy rules) {
    /** In words, where the customer has them at that moment. */
    public Optional<String> at(Customer customer, Instant moment) {
        return new Restraint(rules).quiet(customer, moment);
    }
}
