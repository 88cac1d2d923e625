package dev.perennial.domain.rules;

import dev.perennial.domain.decision.Draft;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.facts.FactTypes;
import dev.perennial.domain.facts.FactWording;
import dev.perennial.domain.playbook.Categories;
import dev.perennial.domain.record.ClickHours;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Customer.Feedback;
import dev.perennial.domain.record.Lifecycle.ChurnRisk;
import dev.perennial.domain.record.ProcessedEvents.Recalled;
import dev.perennial.domain.record.Purchases;
import dev.perennial.domain.record.SurveyState.Answer;
import dev.perennial.domain.rules.commerce.ContractRules;
import dev.perennial.domain.rules.commerce.LoyaltyRules;
import dev.perennial.domain.rules.commerce.PurchaseRules;
import dev.perennial.domain.rules.consent.ConsentRules;
import dev.perennial.domain.rules.lifecycle.Inactivity;
import dev.perennial.domain.rules.profile.ProfileRules;
import dev.perennial.domain.values.Nps;
import dev.perennial.domain.values.Stage;
import dev.perennial.domain.values.Survey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What each fact changes in the record. */
final class FactRules {
    private final Inactivity inactivity;
    private final LoyaltyRules earning;
    private final Categories categories;

    FactRules(Inactivity inactivity, LoyaltyRules earning, Categories categories) {
        this.inactivity = inactivity;
        this.earning = earning;
        this.categories = categories;
    }

    void apply(Draft draft, Map<String, Recalled> timeline) {
        switch (draft.event.fact()) {
            case Fact.CustomerSignedUp fact -> {
                ProfileRules.signedUp(draft, fact);
                fact.consent().ifPresent(given -> ConsentRules.given(draft, given));
            }
            case Fact.LeadCaptured fact -> {
                ProfileRules.leadCaptured(draft, fact);
                fact.consent().ifPresent(given -> ConsentRules.given(draft, given));
            }
            case Fact.AddressChanged fact -> ProfileRules.addressChanged(draft, fact);
            case Fact.PurchaseCompleted fact -> {
                Purchases before = draft.customer.purchases();
                boolean takenBack = PurchaseRules.purchased(draft, fact);
                draft.customer = draft.customer.with(draft.customer.purchases().in(categories.of(fact.items())));
                earning.bought(draft, before, draft.event.occurredAt(), takenBack ? 0 : 1);
            }
            case Fact.PurchaseRefunded fact -> refunded(draft, fact, timeline);
            case Fact.SurveyAnswered fact -> answered(draft, fact);
            case Fact.ActivityRecorded _ -> draft.factHappened();
            case Fact.ComplaintRaised fact -> complained(draft, fact, timeline);
            case Fact.ComplaintResolved fact -> resolved(draft, fact);
            case Fact.ContractChanged fact -> {
                ContractRules.changed(draft, fact);
                relieve(draft, FactWording.of(draft.event));
            }
            case Fact.ConsentChanged fact -> ConsentRules.changed(draft, fact);
            case Fact.CustomerDue fact -> due(draft, fact);
            case Fact.EmailBounced fact -> ConsentRules.bounced(draft, fact);
            case Fact.EmailComplained fact -> ConsentRules.spam(draft, fact);
            case Fact.EmailClicked _ -> {
                Feedback now = draft.customer.feedback();
                ClickHours habit = now.habit().and(draft.event.occurredAt());
                draft.customer = draft.customer.with(now.with(habit));
            }
            case Fact.CustomerErased fact -> throw elsewhere(fact);
            case Fact.CustomersMerged fact -> throw elsewhere(fact);
        }
        if (FactTypes.of(draft.event.fact()).isSignOfLife()) {
            seen(draft);
        }
    }

    private void refunded(Draft draft, Fact.PurchaseRefunded fact, Map<String, Recalled> timeline) {
        Customer before = draft.customer;
        boolean takenBack = PurchaseRules.refunded(draft, fact, timeline);
        before.processed()
                .recall(Fact.PurchaseCompleted.keyOf(fact.orderId()), timeline)
                .ifPresent(order -> earning.bought(draft, before.purchases(), order.at(), takenBack ? -1 : 0));
    }

    private static IllegalArgumentException elsewhere(Fact fact) {
        return new IllegalArgumentException(fact.type() + " is about records, not about a customer");
    }

    private void answered(Draft draft, Fact.SurveyAnswered fact) {
        Survey survey = Survey.of(fact.survey()).orElseThrow(() -> unknown(fact));
        Feedback now = draft.customer.feedback();
        Answer answer = new Answer(fact.score(), draft.event.occurredAt());
        if (now.of(survey).latest().filter(it -> !answer.countsBefore(it)).isPresent()) {
            draft.decided("a later answer counts");
            return;
        }
        draft.customer = draft.customer.with(now.with(survey, now.of(survey).answered(answer)));
        draft.factHappened();
        if (survey == Survey.NPS && Nps.Group.of(fact.score()) == Nps.Group.DETRACTOR) {
            Map<String, Object> report = new HashMap<>(Map.of("score", (long) fact.score()));
            fact.comment().ifPresent(comment -> report.put("comment", comment));
            draft.announce("DetractorReported", report);
            draft.decided("reported as a detractor, so that somebody follows up");
        }
    }

    private static IllegalArgumentException unknown(Fact.SurveyAnswered fact) {
        return new IllegalArgumentException("no survey " + fact.survey());
    }

    private void complained(Draft draft, Fact.ComplaintRaised fact, Map<String, Recalled> timeline) {
        boolean closed = draft.customer
                .processed()
                .recall(Fact.ComplaintResolved.keyOf(fact.complaintId()), timeline)
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

    /** A sign of life. */
    private void seen(Draft draft) {
        draft.customer = draft.customer.with(draft.customer.lifecycle().seen(draft.event.occurredAt()));
        relieve(draft, "seen again: " + FactWording.of(draft.event));
    }

    /** Where the silence is over, or is none to worry about, the churn flag goes. */
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
