package dev.perennial.domain.rules.feedback;

import dev.perennial.domain.decision.Draft;
import dev.perennial.domain.decision.FactHandlers;
import dev.perennial.domain.decision.FactRule;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Customer.Feedback;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Complaints, each open until it is resolved, in whatever order the two arrive. */
public final class ComplaintRules implements FactRule {
    private static final String ID = "complaintId";
    private static final String STATE = "complaintState";
    private static final String OPEN = "OPEN";
    private static final String RESOLVED = "RESOLVED";

    private static final FactHandlers HANDLERS = FactHandlers.NONE
            .on(Fact.ComplaintRaised.class, ComplaintRules::raised)
            .on(Fact.ComplaintResolved.class, ComplaintRules::resolved);

    @Override
    public FactHandlers handlers() {
        return HANDLERS;
    }

    /**
     * What a mail that answers news of a complaint has to know, so that it is not sent when they are overtaken.
     *
     * @param data of the event that the mail answers
     */
    public static Map<String, String> answered(Fact fact, Map<String, Object> data) {
        if (!data.containsKey(ID)) {
            return Map.of();
        }
        return switch (fact) {
            case Fact.ComplaintRaised _ -> Map.of(STATE, OPEN);
            case Fact.ComplaintResolved _ -> Map.of(STATE, RESOLVED);
            default -> Map.of();
        };
    }

    /** Why a mail with these data says of a complaint what is true no more; empty where it may go. */
    public static Optional<String> overtaken(Customer customer, Map<String, String> data) {
        boolean open = customer.feedback().openComplaints().contains(data.getOrDefault(ID, ""));
        return switch (data.getOrDefault(STATE, "")) {
            case OPEN -> Optional.of("the complaint was resolved meanwhile").filter(_ -> !open);
            case RESOLVED ->
                Optional.of("the complaint was raised again meanwhile").filter(_ -> open);
            default -> Optional.empty();
        };
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
