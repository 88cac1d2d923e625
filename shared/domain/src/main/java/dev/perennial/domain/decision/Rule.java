package dev.perennial.domain.decision;

import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Customer.Agenda;
import java.util.Optional;
import java.util.Set;

/**
 * One topic of the decisions about a customer: what an event means for it, what a merge of two records means for it,
 * and when time alone matters to it. The decider keeps all rules in one ordered list and asks each of them all three.
 *
 * <p>A rule is stateless and pure. It reads and writes the draft alone.
 */
public interface Rule {
    /** A run through the list of rules. */
    enum Pass {
        /** An event arrives: the record changes, and what follows is owed. */
        EVENT,
        /**
         * A record takes over an event of another one that is merged into it. Only the record counts; nothing is owed,
         * and what the customer allows is settled by {@link #merge}.
         */
        TAKEOVER,
        /** Two records have become one: what follows from its state is looked at anew. */
        MERGE
    }

    /** The runs in which this rule takes part. */
    Set<Pass> passes();

    /** Writes to the draft what its event means for this topic. */
    void apply(Draft draft);

    /**
     * Adds to the draft's record what the other record of the same customer knows of this topic beyond single events.
     */
    default void merge(Draft draft, Customer other) {}

    /** The next moment at which time alone matters to this topic; empty where only events matter. */
    default Optional<Agenda> next(Customer customer) {
        return Optional.empty();
    }
}
