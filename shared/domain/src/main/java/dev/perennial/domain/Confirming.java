package dev.perennial.domain;

import static dev.perennial.domain.Customer.MARKETING;

import dev.perennial.domain.Permission.Consent;
import dev.perennial.domain.Permission.State;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Double opt-in: asks by mail whether a consent was meant. As long as it is not confirmed, no journey begins upon the
 * sign-up: its mails could not go, and would be noted as not sent. They begin when the consent is confirmed.
 */
record Confirming(Playbook.Confirmation rules) {
    private static final Duration DAY = Duration.ofDays(1);

    /** Upon these journeys wait: what a newcomer does first. */
    private static final List<String> BEGINNINGS = List.of("LeadCaptured", "CustomerSignedUp");

    /**
     * Looks at what an event made of the consent.
     *
     * @param before what was allowed before the event
     */
    void apply(Permission before, Draft draft) {
        if (draft.event.backfill()) {
            return;
        }
        Optional<State> state = draft.customer.permission().state(MARKETING);
        if (state.filter(State.REQUESTED::equals).isPresent()) {
            BEGINNINGS.forEach(type -> holdBack(draft, type));
            if (!request(before).equals(request(draft.customer.permission()))) {
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
            Asking asking = draft.customer.permission().asking();
            set(draft, asking.with(new Asking.Waiting(type, draft.event.occurredAt(), texts)));
            draft.decided("journeys upon " + type + " begin when the consent is confirmed");
        });
    }

    private static void makeUp(Draft draft) {
        Asking asking = draft.customer.permission().asking();
        for (Asking.Waiting each : asking.waiting()) {
            draft.makeUpFor(each.type(), new HashMap<>(each.data()));
        }
        set(draft, asking.withoutWaiting());
    }

    private void ask(Draft draft) {
        if (!rules.ask()) {
            return;
        }
        Event event = draft.event;
        Owed.Message message = new Owed.Message(
                draft.customer.id(),
                SendKey.of(Playbook.Confirmation.TEMPLATE, event.id()),
                Owed.Message.CONFIRMATION,
                Playbook.Confirmation.TEMPLATE,
                Map.of(),
                event.occurredAt(),
                event.occurredAt().plus(rules.goodFor()));
        Optional<String> because = tooMuch(draft.customer, message, event.receivedAt());
        if (because.isPresent()) {
            draft.owe(new Owed.Withheld(message, because.get(), Optional.empty()));
            draft.decided("no " + message.journey() + " mail: " + because.get());
            return;
        }
        set(draft, draft.customer.permission().asking().asked(event.receivedAt()));
        draft.owe(message);
        draft.decided(message.journey() + " mail owed: " + message.sendKey());
    }

    private Optional<String> tooMuch(Customer customer, Owed.Message message, Instant now) {
        Asking asking = customer.permission().asking();
        if (now.isAfter(message.expiresAt())) {
            return Optional.of("it could not be confirmed any more");
        }
        if (asking.count(now, DAY) >= rules.perDay()) {
            return Optional.of("asked often enough within a day");
        }
        return asking.count(now, Asking.MONTH) >= rules.perMonth()
                ? Optional.of("asked often enough within 30 days")
                : Optional.empty();
    }

    private static void set(Draft draft, Asking next) {
        draft.customer = draft.customer.with(draft.customer.permission().with(next));
    }
}
