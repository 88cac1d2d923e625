package dev.perennial.domain.rules.commerce;

import dev.perennial.domain.decision.Draft;
import dev.perennial.domain.decision.FactHandlers;
import dev.perennial.domain.decision.FactRule;
import dev.perennial.domain.entitlements.EarnedPoints.Redemption;
import dev.perennial.domain.entitlements.Entitlements;
import dev.perennial.domain.facts.Fact;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Points that customers give for something. More than there are is refused, and the timeline says so. What another
 * record of the same customer redeemed is joined with its {@link Entitlements}, for there it was judged already.
 */
public final class RedemptionRules implements FactRule {
    private final LoyaltyRules loyaltyRules;
    private final FactHandlers handlers = FactHandlers.NONE.on(Fact.PointsRedeemed.class, this::redeem);

    public RedemptionRules(LoyaltyRules loyaltyRules) {
        this.loyaltyRules = loyaltyRules;
    }

    @Override
    public FactHandlers handlers() {
        return handlers;
    }

    @Override
    public Set<Pass> passes() {
        return Set.of(Pass.EVENT);
    }

    private void redeem(Draft draft, Fact.PointsRedeemed fact) {
        long left = loyaltyRules.left(draft.customer, draft.event.receivedAt());
        Optional<String> objection = objection(draft.customer.entitlements(), fact, left);
        if (objection.isEmpty()) {
            Redemption redemption =
                    new Redemption(fact.redemptionId(), fact.points(), draft.event.occurredAt(), fact.orderId());
            Entitlements entitlements = draft.customer.entitlements();
            draft.customer =
                    draft.customer.with(entitlements.with(entitlements.earned().redeemed(List.of(redemption))));
            draft.factHappened();
        }
        draft.decided(objection.orElseGet(() -> (left - fact.points()) + " points are left"));
    }

    private Optional<String> objection(Entitlements entitlements, Fact.PointsRedeemed fact, long left) {
        if (loyaltyRules.rules().isEmpty()) {
            return Optional.of("refused: there are no points without loyalty.yaml");
        }
        if (fact.points() > left) {
            return Optional.of("refused: points: " + fact.points() + " are more than the " + left + " that are left");
        }
        return entitlements.earned().redeemed().size() >= Redemption.MOST
                ? Optional.of(
                        "refused: " + Redemption.MOST + " redemptions of points that still count are kept at most")
                : Optional.empty();
    }
}
