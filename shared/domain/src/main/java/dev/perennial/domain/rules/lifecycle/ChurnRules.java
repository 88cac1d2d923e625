package dev.perennial.domain.rules.lifecycle;

import dev.perennial.domain.decision.Draft;
import dev.perennial.domain.decision.FactHandlers;
import dev.perennial.domain.decision.FactRule;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.facts.FactType;
import dev.perennial.domain.facts.FactTypes;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Customer.Agenda;
import dev.perennial.domain.record.Lifecycle.ChurnRisk;
import dev.perennial.domain.values.Stage;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The churn risk: raised where a silence lasts too long, cleared by a sign of life or a contract. */
public final class ChurnRules implements FactRule {
    private final Inactivity inactivity;
    private final FactHandlers handlers;

    public ChurnRules(Inactivity inactivity) {
        this.inactivity = inactivity;
        FactHandlers all = FactHandlers.NONE
                .on(Fact.ContractChanged.class, (draft, _) -> relieve(draft, draft.event.words()))
                .on(Fact.CustomerDue.class, this::due);
        for (FactType<?> type : FactTypes.all()) {
            if (type.isSignOfLife()) {
                all = all.on(type.facts(), (draft, _) -> seen(draft));
            }
        }
        this.handlers = all;
    }

    @Override
    public FactHandlers handlers() {
        return handlers;
    }

    @Override
    public void merge(Draft draft, Customer other) {
        other.lifecycle()
                .lastSeenAt()
                .ifPresent(at -> draft.customer =
                        draft.customer.with(draft.customer.lifecycle().seen(at)));
    }

    /** The date at which the silence has lasted too long, if it goes on. */
    @Override
    public Optional<Agenda> next(Customer customer) {
        return inactivity.nextCheck(customer).map(at -> Agenda.at(at, "inactivity"));
    }

    /** Notes a sign of life. */
    private void seen(Draft draft) {
        draft.customer = draft.customer.with(draft.customer.lifecycle().seen(draft.event.occurredAt()));
        relieve(draft, "seen again: " + draft.event.words());
    }

    /** Clears the churn risk where the silence is over, or is no reason to worry. */
    private void relieve(Draft draft, String because) {
        if (draft.customer.lifecycle().churnRisk() == ChurnRisk.HIGH
                && !inactivity.isRisky(draft.customer, draft.event.receivedAt())) {
            draft.customer = draft.customer.with(draft.customer.lifecycle().atRisk(ChurnRisk.LOW, because));
            draft.decided("churn risk cleared: " + because);
            draft.announce("ChurnRiskCleared", Map.of("because", because));
        }
    }

    private void due(Draft draft, Fact.CustomerDue fact) {
        Instant now = draft.event.receivedAt();
        if (draft.customer.lifecycle().stage() == Stage.LEAD) {
            draft.decided("a lead: whoever was never a customer cannot be lost");
        } else if (draft.customer.lifecycle().churnRisk() == ChurnRisk.LOW && inactivity.isRisky(draft.customer, now)) {
            String because = inactivity.because(draft.customer, now);
            draft.customer = draft.customer.with(draft.customer.lifecycle().atRisk(ChurnRisk.HIGH, because));
            draft.decided("churn risk raised: " + because);
            draft.announce("ChurnRiskRaised", Map.of("risk", "HIGH", "because", because));
        } else if (draft.customer.lifecycle().churnRisk() == ChurnRisk.LOW) {
            draft.decided("not silent for long enough: due again later (" + fact.reason() + ")");
        }
    }
}
