package dev.perennial.domain.rules.feedback;

import dev.perennial.domain.decision.Draft;
import dev.perennial.domain.decision.FactHandlers;
import dev.perennial.domain.decision.FactRule;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.record.Customer.Feedback;
import java.util.ArrayList;
import java.util.List;

/** Complaints, each open until it is resolved, in whatever order the two arrive. */
public final class ComplaintRules implements FactRule {
    private static final FactHandlers HANDLERS = FactHandlers.NONE
            .on(Fact.ComplaintRaised.class, ComplaintRules::raised)
            .on(Fact.ComplaintResolved.class, ComplaintRules::resolved);

    @Override
    public FactHandlers handlers() {
        return HANDLERS;
    }

    private static void raised(Draft draft, Fact.ComplaintRaised fact) {
        boolean closed = draft.customer
                .processed()
                .recall(Fact.ComplaintResolved.keyOf(fact.complaintId()), draft.timeline)
                .isPresent();
        if (closed) {
            draft.decided("its resolution arrived before it");
        } else {
            List<String> open = new ArrayList<>(draft.customer.feedback().openComplaints());
            open.add(fact.complaintId());
            complaints(draft, open);
        }
        draft.factHappened();
    }

    private static void resolved(Draft draft, Fact.ComplaintResolved fact) {
        List<String> open = new ArrayList<>(draft.customer.feedback().openComplaints());
        open.remove(fact.complaintId());
        complaints(draft, open);
        draft.factHappened();
    }

    private static void complaints(Draft draft, List<String> open) {
        Feedback now = draft.customer.feedback();
        draft.customer = draft.customer.with(now.withOpenComplaints(open));
    }
}
