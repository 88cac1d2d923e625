package dev.perennial.domain;

import dev.perennial.domain.Customer.ChurnRisk;
import java.util.HashMap;
import java.util.Map;

/** The stage follows from the facts of the record: both ways, at every event. */
record Staging(Playbook.Stages thresholds, Silence silence) {
    void apply(Draft draft) {
        Stage before = draft.customer.lifecycle().stage();
        Found found = find(draft.customer, draft.event);
        boolean first = draft.customer.lifecycle().stageSince().isEmpty();
        if (found.stage != before || first) {
            draft.customer =
                    draft.customer.with(
                            draft.customer
                                    .lifecycle()
                                    .in(found.stage, draft.event.occurredAt(), found.because));
            draft.decided(
                    "stage " + (first ? "" : before + " → ") + found.stage + ": " + found.because);
            Map<String, Object> data =
                    new HashMap<>(Map.of("to", found.stage.name(), "because", found.because));
            if (!first) {
                data.put("from", before.name());
            }
            draft.announce("StageChanged", data);
        }
    }

    private record Found(Stage stage, String because) {}

    private Found find(Customer customer, Event event) {
        long orders = customer.purchases().orders();
        if (customer.lifecycle().churnRisk() == ChurnRisk.HIGH) {
            return silence.isForGood(customer, event.receivedAt())
                    ? new Found(Stage.DORMANT, silence.because(customer, event.receivedAt()))
                    : new Found(Stage.AT_RISK, customer.lifecycle().churnBecause());
        }
        if (orders >= thresholds.loyalFromOrders()) {
            return customer.feedback()
                    .nps()
                    .filter(answer -> answer.score() >= thresholds.advocateFromScore())
                    .map(
                            answer ->
                                    new Found(
                                            Stage.ADVOCATE,
                                            orders + " orders and NPS score " + answer.score()))
                    .orElseGet(() -> new Found(Stage.LOYAL, orders + " orders"));
        }
        if (orders > 0) {
            return new Found(
                    Stage.ACTIVE,
                    orders == 1 && event.fact() instanceof Fact.PurchaseCompleted purchase
                            ? "first purchase " + purchase.orderId()
                            : "bought");
        }
        return customer.profile().signedUpAt().isPresent()
                ? new Found(Stage.ONBOARDING, "signed up")
                : new Found(Stage.LEAD, "not yet signed up");
    }
}
