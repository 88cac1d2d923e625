package dev.perennial.flow.administration;

import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.flow.mail.UnknownMailResolution.Decision;
import dev.perennial.flow.records.Customers;
import java.time.Instant;
import java.util.Optional;

/** Says that a customer is to be forgotten: apart from all other decisions, for fewer people may. */
public final class Erasures {
    private final Customers customers;
    private final Facts facts;

    public Erasures(Customers customers, Facts facts) {
        this.customers = customers;
        this.facts = facts;
    }

    /**
     * Has a customer forgotten. Who decided it and why goes with the fact, and is kept nowhere of the customer.
     *
     * @return why nothing was changed; empty where it is, as soon as the bus has delivered it
     */
    public Optional<String> request(CustomerId id, Decision decision, Instant now) {
        Customer customer = customers.find(id).customer();
        if (customer.version() == 0) {
            return Optional.of("there is no such customer");
        }
        Fact fact = new Fact.CustomerErased(Optional.of(reason(decision)));
        return facts.publish(customer.id(), fact, now)
                ? Optional.empty()
                : Optional.of("the bus did not take it; please try again");
    }

    /** As long as the reason of an erasure may be. */
    private static String reason(Decision decision) {
        String words = decision.words();
        return words.length() <= 500 ? words : words.substring(0, 499) + "…";
    }
}
