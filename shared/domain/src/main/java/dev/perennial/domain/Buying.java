package dev.perennial.domain;

import dev.perennial.domain.Memory.Recalled;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Orders and refunds. A refund that comes before its order waits for it. */
final class Buying {
    private Buying() {}

    static void purchased(Draft draft, Fact.PurchaseCompleted fact) {
        String orderId = fact.orderId();
        Purchases next = draft.customer.purchases().bought(fact.total(), draft.event.occurredAt());
        List<Money> waiting = next.waitingFor(orderId);
        if (!waiting.isEmpty()) {
            next = next.notWaiting(orderId);
        }
        for (Money refund : waiting) {
            Optional<String> objection = objection(refund, fact.total(), next, orderId);
            if (objection.isEmpty()) {
                next = next.refunded(orderId, refund);
            }
            draft.decided(
                    objection.orElse(
                            "refund of " + refund + " had waited for this order and is taken off"));
        }
        draft.customer = draft.customer.with(next);
        draft.happened(fact.type(), Map.of("orderId", orderId, "total", fact.total().toString()));
    }

    static void refunded(Draft draft, Fact.PurchaseRefunded fact, Map<String, Recalled> timeline) {
        Purchases now = draft.customer.purchases();
        Optional<Money> total =
                draft.customer
                        .memory()
                        .recall(Fact.PurchaseCompleted.keyOf(fact.orderId()), timeline)
                        .flatMap(Recalled::amount);
        if (total.isEmpty()) {
            draft.customer = draft.customer.with(now.waiting(fact.orderId(), fact.amount()));
            draft.decided("waits for order " + fact.orderId() + " to arrive");
            return;
        }
        Optional<String> objection = objection(fact.amount(), total.get(), now, fact.orderId());
        if (objection.isEmpty()) {
            draft.customer = draft.customer.with(now.refunded(fact.orderId(), fact.amount()));
            draft.happened(
                    fact.type(),
                    Map.of("orderId", fact.orderId(), "total", fact.amount().toString()));
        }
        draft.decided(objection.orElse("taken off what was spent"));
    }

    private static Optional<String> objection(
            Money refund, Money total, Purchases now, String orderId) {
        if (!refund.currency().equals(total.currency())) {
            return Optional.of(
                    "refused: a refund in "
                            + refund.currency()
                            + " of an order in "
                            + total.currency());
        }
        Money soFar = now.refundedOf(orderId, total.currency());
        return soFar.plus(refund).minorUnits() > total.minorUnits()
                ? Optional.of(
                        "refused: "
                                + refund
                                + " is more than is left of "
                                + total
                                + " after refunds of "
                                + soFar)
                : Optional.empty();
    }
}
