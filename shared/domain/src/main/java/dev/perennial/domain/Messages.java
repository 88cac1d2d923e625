package dev.perennial.domain;

import dev.perennial.domain.Customer.Feedback;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which mails an event brings about. Whether each may really go is looked at when it is sent. */
record Messages(Playbook playbook) {
    void apply(Draft draft) {
        draft.happened()
                .forEach(
                        (type, data) ->
                                playbook.journeys().stream()
                                        .filter(journey -> journey.on().equals(type))
                                        .filter(
                                                journey ->
                                                        journey.when()
                                                                .holds(
                                                                        draft.customer,
                                                                        draft.event,
                                                                        type))
                                        .forEach(journey -> consider(draft, journey, data)));
    }

    private void consider(Draft draft, Journey journey, Map<String, Object> data) {
        Instant since = happenedAt(draft.event);
        Duration age = Duration.between(since, draft.event.receivedAt());
        if (draft.event.backfill()) {
            draft.decided("no " + journey.name() + " mail: this is history, it sends nothing");
        } else if (age.compareTo(journey.freshFor()) > 0) {
            draft.decided(
                    "no "
                            + journey.name()
                            + " mail: "
                            + age.toDays()
                            + " days later it would be stale");
        } else {
            owe(draft, journey, data, since);
        }
    }

    private void owe(Draft draft, Journey journey, Map<String, Object> data, Instant since) {
        Map<String, String> texts = new HashMap<>();
        data.forEach((name, value) -> texts.put(name, value.toString()));
        if (draft.event.fact() instanceof Fact.PurchaseCompleted && mayAsk(draft)) {
            texts.put("survey", "nps");
            Feedback feedback = draft.customer.feedback();
            draft.customer =
                    draft.customer.with(
                            new Feedback(
                                    feedback.nps(),
                                    Optional.of(draft.event.receivedAt()),
                                    feedback.openComplaints()));
        }
        draft.customer
                .lifecycle()
                .lastSeenAt()
                .ifPresent(
                        seen ->
                                texts.put(
                                        "daysSilent",
                                        Long.toString(
                                                Duration.between(seen, draft.event.receivedAt())
                                                        .toDays())));
        String sendKey =
                journey.once()
                        ? once(draft.customer, journey)
                        : SendKey.of(journey.name(), occurrence(draft.event));
        draft.owe(
                new Owed.Message(
                        draft.customer.id(),
                        sendKey,
                        journey.name(),
                        journey.template(),
                        texts,
                        draft.event.occurredAt(),
                        since.plus(journey.freshFor())));
        draft.decided(journey.name() + " mail owed: " + sendKey);
    }

    /** Whoever was forgotten and comes again begins anew. */
    private static String once(Customer customer, Journey journey) {
        return customer.identity()
                .erasedAt()
                .filter(_ -> customer.identity().erasedIds().contains(customer.id()))
                .map(at -> SendKey.of(journey.name(), at.toString()))
                .orElse(SendKey.once(journey.name()));
    }

    private boolean mayAsk(Draft draft) {
        Instant now = draft.event.receivedAt();
        Duration pause = playbook.surveys().askAgainAfter();
        Feedback feedback = draft.customer.feedback();
        return feedback.npsAskedAt().filter(at -> at.plus(pause).isAfter(now)).isEmpty()
                && feedback.nps().filter(answer -> answer.at().plus(pause).isAfter(now)).isEmpty();
    }

    /**
     * When the reason for the mail arose: the moment that the clock was set to, or that of the
     * fact.
     */
    private static Instant happenedAt(Event event) {
        return event.fact() instanceof Fact.CustomerDue due ? due.dueAt() : event.occurredAt();
    }

    private static String occurrence(Event event) {
        return switch (event.fact()) {
            case Fact.PurchaseCompleted purchase -> purchase.orderId();
            case Fact.PurchaseRefunded refund -> refund.refundId();
            case Fact.CustomerDue due ->
                    due.dueAt().atOffset(ZoneOffset.UTC).toLocalDate().toString();
            default -> event.id();
        };
    }
}
