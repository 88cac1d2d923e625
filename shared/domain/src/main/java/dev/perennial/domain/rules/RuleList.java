package dev.perennial.domain.rules;

import dev.perennial.domain.decision.Draft;
import dev.perennial.domain.decision.Rule;
import dev.perennial.domain.decision.Rule.Pass;
import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.prediction.Predictions;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.rules.broadcasts.BroadcastRules;
import dev.perennial.domain.rules.commerce.ContractRules;
import dev.perennial.domain.rules.commerce.LoyaltyRules;
import dev.perennial.domain.rules.commerce.OfferRules;
import dev.perennial.domain.rules.commerce.PurchaseRules;
import dev.perennial.domain.rules.commerce.RedemptionRules;
import dev.perennial.domain.rules.consent.ConfirmationRules;
import dev.perennial.domain.rules.consent.ConsentRules;
import dev.perennial.domain.rules.contact.ContactPolicy;
import dev.perennial.domain.rules.feedback.ActivityRules;
import dev.perennial.domain.rules.feedback.ComplaintRules;
import dev.perennial.domain.rules.feedback.SurveyRules;
import dev.perennial.domain.rules.journeys.CelebrationRules;
import dev.perennial.domain.rules.journeys.JourneyRules;
import dev.perennial.domain.rules.lifecycle.ChurnRules;
import dev.perennial.domain.rules.lifecycle.Inactivity;
import dev.perennial.domain.rules.lifecycle.PredictionRules;
import dev.perennial.domain.rules.lifecycle.SegmentRules;
import dev.perennial.domain.rules.lifecycle.StageRules;
import dev.perennial.domain.rules.profile.AttributeRules;
import dev.perennial.domain.rules.profile.ProfileRules;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * All rules, in the order in which they run: first who the customer is, then what the event's fact tells, then what
 * follows from it, at last the date at which the customer is due next. A rule is named here once, and takes part in
 * events, merges and dates as it says itself.
 */
final class RuleList {
    private final List<Rule> rules;
    private final Map<Pass, List<Rule>> byPass = new EnumMap<>(Pass.class);

    /** Without a model. */
    RuleList(Playbook playbook) {
        this(playbook, Predictions.NONE);
    }

    RuleList(Playbook playbook, Predictions predictions) {
        Inactivity inactivity = new Inactivity(playbook.inactivity(), predictions);
        ContactPolicy contactPolicy = new ContactPolicy(playbook.courtesy());
        OfferRules offerRules = new OfferRules(playbook, contactPolicy);
        LoyaltyRules loyaltyRules = new LoyaltyRules(playbook.rewards().loyalty());
        List<Rule> all = new ArrayList<>(List.of(
                new IdentityRules(),
                new ErasureRules(),
                offerRules,
                new ProfileRules(),
                new AttributeRules(playbook.attributes()),
                new ConsentRules(),
                new PurchaseRules(playbook.rewards().categories(), loyaltyRules),
                new RedemptionRules(loyaltyRules),
                new ContractRules(),
                new SurveyRules(),
                new ComplaintRules(),
                new ActivityRules(),
                new BroadcastRules(),
                new PredictionRules(predictions),
                new ChurnRules(inactivity),
                CelebrationRules.of(playbook, contactPolicy),
                loyaltyRules,
                new StageRules(playbook.stages(), inactivity),
                new ConfirmationRules(playbook.courtesy().confirmation()),
                new SegmentRules(playbook.segments()),
                new JourneyRules(playbook, contactPolicy, offerRules)));
        all.add(new AgendaRules(List.copyOf(all)));
        this.rules = List.copyOf(all);
        for (Pass pass : Pass.values()) {
            byPass.put(
                    pass,
                    rules.stream().filter(rule -> rule.passes().contains(pass)).toList());
        }
    }

    List<Rule> rules() {
        return rules;
    }

    /** Runs the rules that take part in that pass. */
    void run(Pass pass, Draft draft) {
        for (Rule rule : byPass.getOrDefault(pass, List.of())) {
            rule.apply(draft);
        }
    }

    /** Adds to the draft's record what the other one knows beyond single events. */
    void merge(Draft draft, Customer other) {
        for (Rule rule : rules) {
            rule.merge(draft, other);
        }
    }
}
