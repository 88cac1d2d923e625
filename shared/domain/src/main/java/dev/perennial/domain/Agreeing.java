package dev.perennial.domain;

import dev.perennial.domain.Contracts.Contract;
import java.util.Map;
import java.util.Optional;

/** Takes in what is agreed with a customer. */
final class Agreeing {
    private Agreeing() {}

    /** Journeys hear of it where the contract goes on until another day, or no more. */
    static void changed(Draft draft, Fact.ContractChanged fact) {
        Standing standing = draft.customer.standing();
        Contracts before = standing.contracts();
        Contract word = new Contract(fact, draft.event.occurredAt());
        Contracts next = before.with(word);
        Optional<Contract> known = before.of(fact.contractId());
        draft.customer = draft.customer.with(standing.with(next));
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
            draft.happened(fact.type(), Map.of());
        }
    }

    private static String noLongerKept(Contract contract) {
        return "contract %s is no longer kept: %d others have later news".formatted(contract.id(), Contracts.MOST);
    }
}
