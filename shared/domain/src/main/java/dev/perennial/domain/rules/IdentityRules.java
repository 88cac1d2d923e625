package dev.perennial.domain.rules;

import dev.perennial.domain.decision.Draft;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Effect;
import dev.perennial.domain.values.CustomerId;
import java.util.ArrayList;
import java.util.List;

/** The names of a customer: each name that an event gives beside the others leads to the record. */
final class IdentityRules {
    private IdentityRules() {}

    static void link(Draft draft) {
        Customer customer = draft.customer;
        List<CustomerId> found = new ArrayList<>(draft.event.customer().ids());
        if (draft.event.fact() instanceof Fact.AddressChanged change) {
            found.add(CustomerId.of(change.email()));
        }
        found.removeAll(customer.ids());
        if (found.isEmpty()) {
            return;
        }
        if (customer.ids().size() + found.size() > Customer.MOST_IDS) {
            draft.decided("not joined with "
                    + found.getFirst()
                    + ": the record has "
                    + customer.identity().aliases().size()
                    + " names already; is one of them shared by many customers?");
            return;
        }
        draft.customer = customer.with(customer.identity().also(found));
        found.forEach(id -> draft.owe(new Effect.IdentityLink(id, customer.id(), draft.event.receivedAt())));
    }
}
