package dev.perennial.flow.administration;

import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.values.CustomerId;
import java.time.Instant;

/** The bus, as far as an operator says something on it. */
@FunctionalInterface
public interface Facts {
    /**
     * Says that something happened to a customer now.
     *
     * @return false where the bus does not have it; it may be said again
     */
    boolean publish(CustomerId customer, Fact fact, Instant now);
}
