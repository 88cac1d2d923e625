package dev.perennial.domain.rules.lifecycle;

import dev.perennial.domain.decision.Draft;
import dev.perennial.domain.decision.Rule;
import dev.perennial.domain.prediction.Prediction;
import dev.perennial.domain.prediction.Predictions;
import dev.perennial.domain.prediction.Renewal;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Purchases;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

/**
 * What the model in use says of the customer, looked at anew with each event, the sweep's included; gone with the
 * model. A merge of records leaves it to the next event.
 */
public record PredictionRules(Predictions predictions) implements Rule {
    @Override
    public Set<Pass> passes() {
        return Set.of(Pass.EVENT);
    }

    @Override
    public void apply(Draft draft) {
        Purchases purchases = draft.customer.purchases();
        Instant now = draft.event.receivedAt();
        Optional<Prediction> prediction = purchases.orders() == 0
                ? Optional.empty()
                : predictions
                        .predictor()
                        .map(it -> it.predict(
                                purchases.orders(),
                                purchases.spent(),
                                purchases.firstAt().orElseThrow(),
                                purchases.lastAt().orElseThrow(),
                                now));
        if (!prediction.equals(draft.customer.lifecycle().prediction())) {
            draft.customer = draft.customer.with(draft.customer.lifecycle().predicted(prediction));
        }
        Optional<Renewal> renewal = renewal(draft.customer, now);
        if (!renewal.equals(draft.customer.lifecycle().renewal())) {
            draft.customer = draft.customer.with(draft.customer.lifecycle().renewing(renewal));
        }
    }

    /** Of the contract that ends next. */
    private Optional<Renewal> renewal(Customer customer, Instant now) {
        return predictions
                .model()
                .flatMap(model -> customer.entitlements()
                        .contracts()
                        .nextToEnd(now.atOffset(ZoneOffset.UTC).toLocalDate())
                        .flatMap(it -> model.renewal(
                                it.id(), it.endsOn().orElseThrow(), it.word().renewals())));
    }
}
