package dev.perennial.domain.rules.consent;

import static dev.perennial.domain.record.Customer.MARKETING;

import dev.perennial.domain.decision.Draft;
import dev.perennial.domain.decision.Rule;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.record.ConfirmationRequests;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Effect;
import dev.perennial.domain.record.Permission;
import dev.perennial.domain.record.Permission.Consent;
import dev.perennial.domain.record.Permission.State;
import dev.perennial.domain.values.SendKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Double opt-in: asks by mail whether a consent was meant. As long as it is not confirmed, no journey begins upon the
 * sign-up: its mails could not go, and would be noted as not sent. They begin when the consent is confirmed.
 */
public record ConfirmationRules(Playbook.Confirmation rules) implements Rule {
    private static final Duration DAY = Duration.ofDays(1);

    /** What a newcomer does first; journeys that begin upon it wait. */
    private static final List<String> BEGINNINGS = List.of("LeadCaptured", "CustomerSignedUp");

    @Override
    public Set<Pass> passes() {
        return Set.of(Pass.EVENT);
    }

    @Override
    public void apply(Draft draft) {
        if (draft.event.backfill()) {
            return;
        }
        Optional<State> state = draft.customer.permission().state(MARKETING);
        if (state.filter(State.REQUESTED::equals).isPresent()) {
            BEGINNINGS.forEach(type -> holdBack(draft, type));
            if (!request(draft.before.permission()).equals(request(draft.customer.permission()))) {
                ask(draft);
            }
        } else if (state.filter(State.GRANTED::equals).isPresent()) {
            makeUp(draft);
        }
    }

    private static Optional<Permission.Word> request(Permission permission) {
        return Optional.ofNullable(permission.consent().get(MARKETING)).flatMap(Consent::request);
    }

    private static void holdBack(Draft draft, String type) {
        Optional.ofNullable(draft.happened().get(type)).ifPresent(data -> {
            Map<String, String> texts = new HashMap<>();
            data.forEach((name, value) -> texts.put(name, value.toString()));
            draft.holdBack(type);
            ConfirmationRequests asking = draft.customer.permission().asking();
            set(draft, asking.with(new ConfirmationRequests.Waiting(type, draft.event.occurredAt(), texts)));
            draft.decided("journeys upon " + type + " begin when the consent is confirmed");
        });
    }

    /** A consent that comes later than a request could be confirmed answers none: what waited for it is over. */
    private void makeUp(Draft draft) {
        ConfirmationRequests asking = draft.customer.permission().asking();
        for (ConfirmationRequests.Waiting each : asking.waiting()) {
            if (each.at().plus(rules.goodFor()).isBefore(draft.event.occurredAt())) {
                draft.decided("journeys upon %s of %s do not begin any more".formatted(each.type(), each.at()));
            } else {
                draft.makeUpFor(each.type(), new HashMap<>(each.data()));
            }
        }
        set(draft, asking.withoutWaiting());
    }

    private void ask(Draft draft) {
        if (!rules.ask()) {
            return;
        }
        Event event = draft.event;
        Effect.Message message = new Effect.Message(
                draft.customer.id(),
                SendKey.of(Playbook.Confirmation.TEMPLATE, event.id()),
                Effect.Message.CONFIRMATION,
                Playbook.Confirmation.TEMPLATE,
                Map.of(),
                event.occurredAt(),
                event.occurredAt().plus(rules.goodFor()));
        Optional<String> because = tooMuch(draft.customer, message, event.receivedAt());
        if (because.isPresent()) {
            draft.owe(new Effect.Withheld(message, because.get(), Optional.empty()));
            draft.decided("no " + message.journey() + " mail: " + because.get());
            return;
        }
        set(draft, draft.customer.permission().asking().asked(event.receivedAt()));
        draft.owe(message);
        draft.decided(message.journey() + " mail owed: " + message.sendKey());
    }

    private Optional<String> tooMuch(Customer customer, Effect.Message message, Instant now) {
        ConfirmationRequests asking = customer.permission().asking();
        if (now.isAfter(message.expiresAt())) {
            return Optional.of("it could not be confirmed any more");
        }
        if (asking.count(now, DAY) >= rules.perDay()) {
            return Optional.of("asked often enough within a day");
        }
        return asking.count(now, ConfirmationRequests.MONTH) >= rules.perMonth()
                ? Optional.of("asked often enough within 30 days")
                : Optional.empty();
    }

    private static void set(Draft draft, ConfirmationRequests next) {
        draft.customer = draft.customer.with(draft.customer.permission().with(next));
    }
}
