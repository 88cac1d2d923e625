package dev.perennial.domain.rules.commerce;

import dev.perennial.domain.decision.Draft;
import dev.perennial.domain.decision.FactHandlers;
import dev.perennial.domain.decision.FactRule;
import dev.perennial.domain.entitlements.Contracts;
import dev.perennial.domain.entitlements.Contracts.Contract;
import dev.perennial.domain.entitlements.Entitlements;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.record.Customer;
import java.util.Optional;

/** Contracts with a customer. Of each contract the latest word counts. */
public final class ContractRules implements FactRule {
    private static final FactHandlers HANDLERS =
            FactHandlers.NONE.on(Fact.ContractChanged.class, ContractRules::changed);

    @Override
    public FactHandlers handlers() {
        return HANDLERS;
    }

    @Override
    public void merge(Draft draft, Customer other) {
        Entitlements now = draft.customer.entitlements();
        Contracts both = now.contracts().and(other.entitlements().contracts());
        draft.customer = draft.customer.with(now.with(both));
    }

    /** Journeys hear of it where the contract goes on until another day, or no more. */
    private static void changed(Draft draft, Fact.ContractChanged fact) {
        Entitlements entitlements = draft.customer.entitlements();
        Contracts before = entitlements.contracts();
        Contract word = new Contract(fact, draft.event.occurredAt());
        Contracts next = before.with(word);
        Optional<Contract> known = before.of(fact.contractId());
        draft.customer = draft.customer.with(entitlements.with(next));
        if (!next.known().contains(word)) {
            draft.decided(
                    known.isPresent()
                            ? "a later word on this contract counts"
                            : "not kept: " + Contracts.MOST + " contracts have later news");
            return;
        }
        before.known().stream().filter(it -> next.of(it.id()).isEmpty()).forEach(it -> draft.decided(noLongerKept(it)));
        if (known.filter(it -> it.run().equals(word.run())).isPresent()) {
            draft.decided("goes on as before: no journey hears of it");
        } else {
            draft.factHappened();
        }
    }

    private static String noLongerKept(Contract contract) {
        return "contract %s is no longer kept: %d others have later news".formatted(contract.id(), Contracts.MOST);
    }
}
