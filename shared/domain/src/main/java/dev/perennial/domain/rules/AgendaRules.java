package dev.perennial.domain.rules;

import dev.perennial.domain.decision.Draft;
import dev.perennial.domain.decision.Rule;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Customer.Agenda;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The one date at which a customer is due next: the earliest that any rule names.
 *
 * @param rules all others; of two that name the same second, the first one counts
 */
record AgendaRules(List<Rule> rules) implements Rule {
    @Override
    public Set<Pass> passes() {
        return Set.of(Pass.EVENT, Pass.MERGE);
    }

    /** Events only ever move the date earlier; it moves to a later one when the customer is found due. */
    @Override
    public void apply(Draft draft) {
        Optional<Agenda> wanted = next(draft.customer);
        Optional<Agenda> set = draft.customer.agenda();
        boolean fired = draft.event.fact() instanceof Fact.CustomerDue;
        boolean earlier = wanted.isPresent()
                && set.filter(agenda -> !wanted.get().isBefore(agenda)).isEmpty();
        if (fired || earlier) {
            draft.customer = draft.customer.due(wanted);
        }
    }

    @Override
    public Optional<Agenda> next(Customer customer) {
        Optional<Agenda> earliest = Optional.empty();
        for (Rule rule : rules) {
            Optional<Agenda> next = rule.next(customer);
            if (next.isPresent() && (earliest.isEmpty() || next.get().isBefore(earliest.get()))) {
                earliest = next;
            }
        }
        return earliest;
    }
}
