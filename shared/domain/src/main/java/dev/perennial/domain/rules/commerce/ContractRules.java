package dev.perennial.domain.rules.commerce;

import dev.perennial.domain.decision.Draft;
import dev.perennial.domain.entitlements.Contracts;
import dev.perennial.domain.entitlements.Contracts.Contract;
import dev.perennial.domain.entitlements.Entitlements;
import dev.perennial.domain.facts.Fact;
import java.util.Optional;

/** Takes in what is agreed with a customer. */
public final class ContractRules {
    private ContractRules() {}

    /** Journeys hear of it where the contract goes on until another day, or no more. */
    public static void changed(Draft draft, Fact.ContractChanged fact) {
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
