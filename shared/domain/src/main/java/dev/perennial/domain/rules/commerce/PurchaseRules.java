package dev.perennial.domain.rules.commerce;

import dev.perennial.domain.decision.Draft;
import dev.perennial.domain.decision.FactHandlers;
import dev.perennial.domain.decision.FactRule;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.playbook.Categories;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.ProcessedEvents.Recalled;
import dev.perennial.domain.record.Purchases;
import dev.perennial.domain.record.Purchases.Waiting;
import dev.perennial.domain.values.Money;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Orders, their delays and refunds. A delay is told to journeys and leaves nothing in the record. A refund that comes
 * before its order waits for it.
 */
public final class PurchaseRules implements FactRule {
    private final Categories categories;
    private final LoyaltyRules loyaltyRules;
    private final FactHandlers handlers = FactHandlers.NONE
            .on(Fact.PurchaseCompleted.class, this::purchase)
            .on(Fact.PurchaseRefunded.class, this::refund)
            .on(Fact.OrderDelayed.class, (draft, _) -> draft.factHappened());

    public PurchaseRules(Categories categories, LoyaltyRules loyaltyRules) {
        this.categories = categories;
        this.loyaltyRules = loyaltyRules;
    }

    @Override
    public FactHandlers handlers() {
        return handlers;
    }

    private void purchase(Draft draft, Fact.PurchaseCompleted fact) {
        Purchases before = draft.customer.purchases();
        boolean takenBack = purchased(draft, fact);
        draft.customer = draft.customer.with(draft.customer.purchases().in(categories.of(fact.items())));
        loyaltyRules.bought(draft, before, draft.event.occurredAt(), takenBack ? 0 : 1);
    }

    private void refund(Draft draft, Fact.PurchaseRefunded fact) {
        Customer before = draft.customer;
        boolean takenBack = refunded(draft, fact, draft.timeline);
        before.processed()
                .recall(Fact.PurchaseCompleted.keyOf(fact.orderId()), draft.timeline)
                .ifPresent(order -> loyaltyRules.bought(draft, before.purchases(), order.at(), takenBack ? -1 : 0));
    }

    /** Returns whether the order was refunded as a whole before it came. */
    private static boolean purchased(Draft draft, Fact.PurchaseCompleted fact) {
        String orderId = fact.orderId();
        Purchases next = draft.customer.purchases().bought(fact.total(), draft.event.occurredAt());
        List<Waiting> waiting = next.waitingFor(orderId);
        if (!waiting.isEmpty()) {
            next = next.notWaiting(orderId);
        }
        for (Waiting refund : waiting) {
            Money amount = refund.amount();
            Optional<String> objection = objection(amount, fact.total(), next, orderId);
            if (objection.isEmpty()) {
                next = next.refunded(orderId, amount, draft.event.occurredAt());
                refund.told()
                        .ifPresent(it ->
                                draft.catchUpOn(it.at(), new Fact.PurchaseRefunded(it.refundId(), orderId, amount)));
            }
            draft.decided(objection.orElse("refund of " + amount + " had waited for this order and is taken off"));
        }
        draft.customer = draft.customer.with(next);
        OfferRules.claimed(draft, fact);
        boolean whole = !waiting.isEmpty() && isWhole(next, orderId, fact.total());
        if (whole) {
            OfferRules.returned(draft, orderId);
        }
        draft.factHappened();
        return whole;
    }

    /** Returns whether the order is refunded as a whole by this. */
    private static boolean refunded(Draft draft, Fact.PurchaseRefunded fact, Map<String, Recalled> timeline) {
        Purchases now = draft.customer.purchases();
        Optional<Recalled> order =
                draft.customer.processed().recall(Fact.PurchaseCompleted.keyOf(fact.orderId()), timeline);
        Optional<Money> total = order.flatMap(Recalled::amount);
        if (order.isEmpty() || total.isEmpty()) {
            Optional<Waiting.Told> told = Optional.of(new Waiting.Told(fact.refundId(), draft.event.occurredAt()))
                    .filter(_ -> !draft.event.backfill());
            draft.customer = draft.customer.with(now.waiting(fact.orderId(), new Waiting(fact.amount(), told)));
            draft.decided("waits for order " + fact.orderId() + " to arrive");
            return false;
        }
        Optional<String> objection = objection(fact.amount(), total.get(), now, fact.orderId());
        boolean whole = false;
        if (objection.isEmpty()) {
            draft.customer = draft.customer.with(
                    now.refunded(fact.orderId(), fact.amount(), order.get().at()));
            // A refund of nothing may follow the one that made it whole.
            whole = !isWhole(now, fact.orderId(), total.get())
                    && isWhole(draft.customer.purchases(), fact.orderId(), total.get());
            if (whole) {
                OfferRules.returned(draft, fact.orderId());
            }
            draft.factHappened();
        }
        draft.decided(objection.orElse("taken off what was spent"));
        return whole;
    }

    private static boolean isWhole(Purchases purchases, String orderId, Money total) {
        return total.minorUnits() > 0
                && purchases.refundedOf(orderId, total.currency()).equals(total);
    }

    private static Optional<String> objection(Money refund, Money total, Purchases now, String orderId) {
        if (!refund.currency().equals(total.currency())) {
            return Optional.of("refused: a refund in " + refund.currency() + " of an order in " + total.currency());
        }
        Money soFar = now.refundedOf(orderId, total.currency());
        return soFar.plus(refund).minorUnits() > total.minorUnits()
                ? Optional.of("refused: " + refund + " is more than is left of " + total + " after refunds of " + soFar)
                : Optional.empty();
    }
}
