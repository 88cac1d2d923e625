package dev.perennial.domain.rules.feedback;

import dev.perennial.domain.decision.Draft;
import dev.perennial.domain.decision.FactHandlers;
import dev.perennial.domain.decision.FactRule;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.record.ClickHours;
import dev.perennial.domain.record.Customer.Feedback;

/**
 * What customers do beside buying: activities and reviews that the company reports, and links of mails that they
 * follow.
 */
public final class ActivityRules implements FactRule {
    private static final FactHandlers HANDLERS = FactHandlers.NONE
            .on(Fact.ActivityRecorded.class, (draft, _) -> draft.factHappened())
            .on(Fact.ReviewWritten.class, (draft, _) -> draft.factHappened())
            .on(Fact.EmailClicked.class, ActivityRules::clicked);

    @Override
    public FactHandlers handlers() {
        return HANDLERS;
    }

    private static void clicked(Draft draft, Fact.EmailClicked fact) {
        Feedback now = draft.customer.feedback();
        ClickHours habit = now.habit().and(draft.event.occurredAt());
        draft.customer = draft.customer.with(now.with(habit));
    }
}
