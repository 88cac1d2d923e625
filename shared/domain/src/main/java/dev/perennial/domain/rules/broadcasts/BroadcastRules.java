package dev.perennial.domain.rules.broadcasts;

import dev.perennial.domain.decision.Draft;
import dev.perennial.domain.decision.FactHandlers;
import dev.perennial.domain.decision.FactRule;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.playbook.Broadcast;
import java.util.Map;

/** A broadcast that comes to a customer begins its journey. */
public final class BroadcastRules implements FactRule {
    private static final FactHandlers HANDLERS =
            FactHandlers.NONE.on(Fact.BroadcastReached.class, BroadcastRules::reached);

    @Override
    public FactHandlers handlers() {
        return HANDLERS;
    }

    private static void reached(Draft draft, Fact.BroadcastReached fact) {
        draft.happened(Broadcast.happening(fact.journey()), Map.of());
    }
}
