package dev.perennial.domain.rules.lifecycle;

import dev.perennial.domain.decision.Draft;
import dev.perennial.domain.decision.Rule;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Customer.Agenda;
import dev.perennial.domain.record.Lifecycle;
import dev.perennial.domain.record.Lifecycle.ChurnRisk;
import dev.perennial.domain.record.SurveyState;
import dev.perennial.domain.rules.lifecycle.StageMoves.Move;
import dev.perennial.domain.rules.lifecycle.StageMoves.Reason;
import dev.perennial.domain.values.Stage;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Moves a customer through the stages by {@link StageMoves#TABLE}, at every event. */
public record StageRules(Playbook.Stages thresholds, Inactivity inactivity) implements Rule {
    @Override
    public Set<Pass> passes() {
        return Set.of(Pass.EVENT, Pass.MERGE);
    }

    @Override
    public void apply(Draft draft) {
        Lifecycle before = draft.customer.lifecycle();
        boolean first = before.stageSince().isEmpty();
        for (Optional<Move> next = next(draft); next.isPresent(); next = next(draft)) {
            enter(draft, next.get().to(), because(next.get().reason(), draft));
        }
        if (draft.customer.lifecycle().stageSince().isEmpty()) {
            enter(draft, Stage.LEAD, "not yet signed up");
        }
        Lifecycle after = draft.customer.lifecycle();
        if (first || after.stage() != before.stage()) {
            String from = first ? "" : before.stage() + " → ";
            draft.decided("stage " + from + after.stage() + ": " + after.stageBecause());
            Map<String, Object> data =
                    new HashMap<>(Map.of("to", after.stage().name(), "because", after.stageBecause()));
            if (!first) {
                data.put("from", before.stage().name());
            }
            draft.announce("StageChanged", data);
        }
    }

    private static void enter(Draft draft, Stage stage, String because) {
        Lifecycle now = draft.customer.lifecycle();
        draft.customer = draft.customer.with(now.in(stage, draft.event.occurredAt(), because));
    }

    private Optional<Move> next(Draft draft) {
        Stage stage = draft.customer.lifecycle().stage();
        for (Move move : StageMoves.TABLE) {
            if (move.from() == stage && holds(move.reason(), draft.customer, draft.event.receivedAt())) {
                return Optional.of(move);
            }
        }
        return Optional.empty();
    }

    private boolean holds(Reason reason, Customer customer, Instant now) {
        boolean bought = customer.purchases().orders() > 0;
        boolean signedUp = customer.profile().signedUpAt().isPresent();
        boolean isNew = signedUp && !bought && settlesAt(customer).isAfter(now);
        boolean silent = customer.lifecycle().churnRisk() == ChurnRisk.HIGH;
        Optional<Integer> score = customer.feedback().nps().map(SurveyState.Answer::score);
        return switch (reason) {
            case SIGNS_UP -> signedUp;
            case BUYS -> bought;
            case SETTLED -> signedUp && !bought && !isNew;
            case LOYAL_BY_ORDERS ->
                customer.purchases().orders() >= thresholds.loyalFromOrders()
                        && lapsesAt(customer).isAfter(now);
            case LAPSED -> !lapsesAt(customer).isAfter(now);
            case RECOMMENDS ->
                score.filter(it -> it >= thresholds.advocateFromScore()).isPresent();
            case NO_LONGER_RECOMMENDS ->
                score.filter(it -> it < thresholds.advocateUntilBelow()).isPresent();
            case SILENT -> silent;
            case GONE -> (silent || customer.lifecycle().stage() == Stage.LEAD) && inactivity.isForGood(customer, now);
            case LEAD_AND_BACK -> !signedUp && !bought && !silent && !inactivity.isForGood(customer, now);
            case NEW_AND_BACK -> isNew && !silent;
            case BACK -> (bought || signedUp) && !silent;
        };
    }

    private String because(Reason reason, Draft draft) {
        Customer customer = draft.customer;
        long orders = customer.purchases().orders();
        return switch (reason) {
            case SIGNS_UP -> "signed up";
            case BUYS ->
                orders == 1 && draft.event.fact() instanceof Fact.PurchaseCompleted purchase
                        ? "first purchase " + purchase.orderId()
                        : "bought";
            case SETTLED -> "with us for " + thresholds.onboardingLasts().toDays() + " days, not yet bought";
            case LOYAL_BY_ORDERS -> orders + " orders";
            case LAPSED -> "no order for " + thresholds.loyalFor().toDays() + " days";
            case RECOMMENDS -> orders + " orders and NPS score " + score(customer);
            case NO_LONGER_RECOMMENDS -> "NPS score " + score(customer);
            case SILENT -> customer.lifecycle().churnBecause();
            case GONE -> inactivity.because(customer, draft.event.receivedAt());
            case NEW_AND_BACK, LEAD_AND_BACK, BACK -> "seen again: " + draft.event.words();
        };
    }

    private static int score(Customer customer) {
        return customer.feedback().nps().orElseThrow().score();
    }

    /** When time alone moves the customer on. */
    @Override
    public Optional<Agenda> next(Customer customer) {
        return timeMoves(customer).map(at -> Agenda.at(at, "stage"));
    }

    private Optional<Instant> timeMoves(Customer customer) {
        return switch (customer.lifecycle().stage()) {
            case ONBOARDING -> Optional.of(settlesAt(customer));
            case LOYAL, ADVOCATE -> Optional.of(lapsesAt(customer));
            case LEAD, ACTIVE, AT_RISK, DORMANT -> Optional.empty();
        };
    }

    private Instant settlesAt(Customer customer) {
        return customer.profile()
                .signedUpAt()
                .map(signedUp -> signedUp.plus(thresholds.onboardingLasts()))
                .orElse(Instant.MIN);
    }

    private Instant lapsesAt(Customer customer) {
        return customer.purchases()
                .lastAt()
                .map(last -> last.plus(thresholds.loyalFor()))
                .orElse(Instant.MAX);
    }
}
