package dev.perennial.domain.rules.feedback;

import dev.perennial.domain.decision.Draft;
import dev.perennial.domain.decision.FactHandlers;
import dev.perennial.domain.decision.FactRule;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Customer.Feedback;
import dev.perennial.domain.record.Customer.Feedback.ComplaintWords;
import dev.perennial.domain.record.ProcessedEvents.Recalled;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Complaints. One is open where it was raised after it was last resolved, by the times of the facts and in whatever
 * order they arrive; of both at the same moment it is resolved.
 */
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
        ComplaintWords before = known(draft, fact.complaintId());
        ComplaintWords now = before.and(Optional.of(draft.event.occurredAt()), Optional.empty());
        take(draft, before, now);
        if (!now.areOpen()) {
            draft.decided(before.raised().isEmpty() ? "its resolution arrived before it" : "it was resolved later");
        } else if (before.areOpen()) {
            draft.decided("it was open already");
        } else if (before.raised().isPresent()) {
            draft.decided("it is open again");
        }
        if (before.raised().isEmpty() || (now.areOpen() && !before.areOpen())) {
            draft.factHappened();
        }
    }

    private static void resolved(Draft draft, Fact.ComplaintResolved fact) {
        ComplaintWords before = known(draft, fact.complaintId());
        ComplaintWords now = before.and(Optional.empty(), Optional.of(draft.event.occurredAt()));
        take(draft, before, now);
        if (now.areOpen()) {
            draft.decided("it was raised later; that counts");
        } else if (before.resolved().isPresent() && !before.areOpen()) {
            draft.decided("it was resolved already");
        }
        if (before.resolved().isEmpty() || (before.areOpen() && !now.areOpen())) {
            draft.factHappened();
        }
    }

    /** What was said of it so far: by its first words, which are events, and by what came after them. */
    private static ComplaintWords known(Draft draft, String complaintId) {
        return draft.customer
                .feedback()
                .wordsOn(complaintId)
                .orElse(new ComplaintWords(complaintId, Optional.empty(), Optional.empty()))
                .and(
                        recalled(draft, Fact.ComplaintRaised.keyOf(complaintId)),
                        recalled(draft, Fact.ComplaintResolved.keyOf(complaintId)));
    }

    private static Optional<Instant> recalled(Draft draft, String key) {
        return draft.customer.processed().recall(key, draft.timeline).map(Recalled::at);
    }

    private static void take(Draft draft, ComplaintWords before, ComplaintWords now) {
        Feedback feedback = draft.customer.feedback();
        List<String> open = new ArrayList<>(feedback.openComplaints());
        if (!now.areOpen()) {
            open.remove(now.complaintId());
        } else if (!open.contains(now.complaintId())) {
            open.add(now.complaintId());
        }
        Feedback next = feedback.withOpenComplaints(open);
        boolean saidAgain = draft.event.equals(draft.event.again());
        boolean cameBack = feedback.wordsOn(before.complaintId())
                .flatMap(ComplaintWords::resolved)
                .isPresent();
        // Of one that is open the record says since when; of one that was resolved and did not come back the events do.
        boolean keeps = now.areOpen() || saidAgain || cameBack;
        draft.customer = draft.customer.with(keeps ? next.with(now) : next.without(now.complaintId()));
    }
}
