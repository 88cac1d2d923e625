package dev.perennial.flow.mail;

import dev.perennial.domain.decision.Decision;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.rules.consent.UnsuppressRules;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.flow.records.Customers;
import java.time.Instant;
import java.util.Optional;

/** Carries out that an operator lets mail go to a suppressed address again. */
public final class Unsuppress {
    private static final int ATTEMPTS = 10;

    private final Customers customers;

    public Unsuppress(Customers customers) {
        this.customers = customers;
    }

    /**
     * Lets the address in use be written to.
     *
     * @return why nothing was changed; empty where it was
     */
    public Optional<String> readmit(CustomerId customer, UnknownMailResolution.Decision decision, Instant now) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Customer record = customers.load(customer);
            switch (UnsuppressRules.readmit(record, decision.words(), now)) {
                case Decision.Nothing(String because) -> {
                    return Optional.of(because);
                }
                case Decision.Write(Customer next) -> {
                    if (customers.save(next)) {
                        return Optional.empty();
                    }
                }
            }
        }
        throw new IllegalStateException("the record of " + customer + " was written by others again and again");
    }
}
