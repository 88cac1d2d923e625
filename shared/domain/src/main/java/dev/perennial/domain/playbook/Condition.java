package dev.perennial.domain.playbook;

import dev.perennial.domain.facts.Event;
import dev.perennial.domain.record.Customer;

/** A condition of the playbook, over an event and the record as the event leaves it. */
@FunctionalInterface
public interface Condition {
    Condition ALWAYS = (customer, event, type) -> true;

    /** Whether the condition holds; {@code type} is the name of the event that the journey listens to. */
    boolean holds(Customer customer, Event event, String type);
}
