package dev.perennial.domain.rules;

import dev.perennial.domain.decision.Draft;
import dev.perennial.domain.decision.Rule;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Effect;
import dev.perennial.domain.record.Identity;
import dev.perennial.domain.record.Identity.Ties;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.CustomerRef;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The ids of a customer: each id that an event names beside the others leads to the record. */
final class IdentityRules implements Rule {
    @Override
    public Set<Pass> passes() {
        return Set.of(Pass.EVENT);
    }

    @Override
    public void apply(Draft draft) {
        draft.customer = draft.customer.with(draft.customer.profile().identified(draft.event.customer()));
        link(draft);
        tie(draft);
    }

    /** Notes which address was given with which id of the company's, where both lead here. */
    private static void tie(Draft draft) {
        CustomerRef names = draft.event.customer();
        if (names.email().isEmpty() || names.externalId().isEmpty()) {
            return;
        }
        CustomerId external = CustomerId.ofExternal(names.externalId().get());
        CustomerId address = CustomerId.of(names.email().get());
        Customer customer = draft.customer;
        if (customer.ids().containsAll(List.of(external, address))) {
            Ties ties =
                    customer.identity().ties().and(List.of(Ties.Tie.of(external, address, draft.event.occurredAt())));
            draft.customer = customer.with(customer.identity().with(ties));
        }
    }

    static void link(Draft draft) {
        Customer customer = draft.customer;
        List<CustomerId> found = new ArrayList<>(draft.event.customer().ids());
        if (draft.event.fact() instanceof Fact.AddressChanged change) {
            found.add(CustomerId.of(change.email()));
        }
        if (draft.event.fact() instanceof Fact.CustomersMatched matched) {
            found.add(matched.other());
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

    /**
     * The identity of two merged records. The later of both erasures holds. The rows of the closed record go with it;
     * those of the survivor stay, unless it was forgotten itself.
     */
    static Identity joined(Customer survivor, Customer closed) {
        Identity there = closed.identity();
        Identity here = survivor.identity()
                .also(closed.ids())
                .with(survivor.identity().ties().and(there.ties().known()));
        if (here.erasedAt().isEmpty() && there.erasedAt().isEmpty()) {
            return here;
        }
        Set<CustomerId> goes = new LinkedHashSet<>(closed.ids());
        goes.addAll(there.erasedIds());
        if (!here.erasedIds().contains(survivor.id())) {
            goes.remove(survivor.id());
        }
        return there.erasedAt()
                .filter(at -> !here.isForgotten(at))
                .map(at -> here.erased(at, goes, there.eraseAgainAt()))
                .orElseGet(() -> here.erased(here.erasedAt().orElseThrow(), goes, here.eraseAgainAt()));
    }
}
