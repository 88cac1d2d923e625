package dev.perennial.domain;

import dev.perennial.domain.Customer.ChurnRisk;
import dev.perennial.domain.Customer.Consent;
import dev.perennial.domain.Customer.Feedback;
import dev.perennial.domain.Customer.NpsAnswer;
import dev.perennial.domain.Customer.Permission;
import dev.perennial.domain.Customer.Profile;
import dev.perennial.domain.Customer.Suppression;
import dev.perennial.domain.Memory.Recalled;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What each fact changes in the record. */
final class Applying {
    private final Silence silence;

    Applying(Silence silence) {
        this.silence = silence;
    }

    void apply(Draft draft, Map<String, Recalled> timeline) {
        switch (draft.event.fact()) {
            case Fact.CustomerSignedUp fact -> signedUp(draft, fact);
            case Fact.PurchaseCompleted fact -> purchased(draft, fact);
            case Fact.PurchaseRefunded fact -> refunded(draft, fact, timeline);
            case Fact.SurveyAnswered fact -> answered(draft, fact);
            case Fact.ActivityRecorded fact -> {
                draft.happened(fact.type(), Map.of("kind", fact.kind()));
                seen(draft);
            }
            case Fact.ComplaintRaised fact -> complained(draft, fact, timeline);
            case Fact.ComplaintResolved fact -> resolved(draft, fact);
            case Fact.ConsentChanged fact ->
                    consent(
                            draft,
                            fact.purpose(),
                            fact.granted(),
                            fact.source(),
                            fact.textVersion());
            case Fact.CustomerDue fact -> due(draft, fact);
            case Fact.EmailBounced fact -> bounced(draft, fact);
            case Fact.EmailComplained fact -> spam(draft, fact);
            case Fact.EmailClicked _ -> seen(draft);
        }
    }

    private void signedUp(Draft draft, Fact.CustomerSignedUp fact) {
        Profile now = draft.customer.profile();
        Instant at = draft.event.occurredAt();
        boolean newest = now.toldAt().filter(at::isBefore).isEmpty();
        boolean oldest = now.signedUpAt().filter(first -> !at.isBefore(first)).isEmpty();
        draft.customer =
                draft.customer.with(
                        new Profile(
                                now.email(),
                                now.externalId(),
                                newest ? fact.name().or(now::name) : now.name().or(fact::name),
                                newest
                                        ? fact.locale().or(now::locale)
                                        : now.locale().or(fact::locale),
                                newest
                                        ? fact.timezone().or(now::timezone)
                                        : now.timezone().or(fact::timezone),
                                oldest
                                        ? fact.attribution().or(now::firstTouch)
                                        : now.firstTouch().or(fact::attribution),
                                newest
                                        ? fact.attribution().or(now::lastTouch)
                                        : now.lastTouch().or(fact::attribution),
                                oldest ? Optional.of(at) : now.signedUpAt(),
                                newest ? Optional.of(at) : now.toldAt()));
        fact.consent()
                .ifPresent(
                        given -> {
                            if (given.marketing()) {
                                consent(
                                        draft,
                                        Customer.MARKETING,
                                        true,
                                        given.source(),
                                        given.textVersion());
                            } else {
                                draft.decided(
                                        "no marketing consent given; what was agreed before stays");
                            }
                        });
        if (now.signedUpAt().isEmpty()) {
            draft.happened(fact.type(), Map.of());
        } else {
            draft.decided("had signed up before; greeted once");
        }
        seen(draft);
    }

    private void purchased(Draft draft, Fact.PurchaseCompleted fact) {
        Purchases next = draft.customer.purchases().bought(fact.total(), draft.event.occurredAt());
        Optional<Purchases.Refund> waiting = next.waitingFor(fact.orderId());
        if (waiting.isPresent()) {
            Money refund = waiting.get().amount();
            next = next.notWaiting(fact.orderId());
            Optional<String> objection =
                    objection(refund, fact.total(), new Money(0, fact.total().currency()));
            if (objection.isEmpty()) {
                next = next.refunded(fact.orderId(), refund);
            }
            draft.decided(
                    objection.orElse(
                            "refund of " + refund + " had waited for this order and is taken off"));
        }
        draft.customer = draft.customer.with(next);
        draft.happened(
                fact.type(), Map.of("orderId", fact.orderId(), "total", fact.total().toString()));
        seen(draft);
    }

    private static void refunded(
            Draft draft, Fact.PurchaseRefunded fact, Map<String, Recalled> timeline) {
        Purchases now = draft.customer.purchases();
        Optional<Money> total =
                draft.customer
                        .memory()
                        .recall(Fact.PurchaseCompleted.keyOf(fact.orderId()), timeline)
                        .flatMap(Recalled::amount);
        if (total.isEmpty()) {
            Optional<String> mixed =
                    now.waitingFor(fact.orderId())
                            .filter(
                                    other ->
                                            !other.amount()
                                                    .currency()
                                                    .equals(fact.amount().currency()))
                            .map(
                                    other ->
                                            "refused: another refund of this order is in "
                                                    + other.amount().currency());
            if (mixed.isEmpty()) {
                draft.customer = draft.customer.with(now.waiting(fact.orderId(), fact.amount()));
            }
            draft.decided(mixed.orElse("waits for order " + fact.orderId() + " to arrive"));
            return;
        }
        Money soFar = now.refundedOf(fact.orderId(), total.get().currency());
        Optional<String> objection = objection(fact.amount(), total.get(), soFar);
        if (objection.isEmpty()) {
            draft.customer = draft.customer.with(now.refunded(fact.orderId(), fact.amount()));
            draft.happened(
                    fact.type(),
                    Map.of("orderId", fact.orderId(), "total", fact.amount().toString()));
        }
        draft.decided(objection.orElse("taken off what was spent"));
    }

    private static Optional<String> objection(Money refund, Money total, Money soFar) {
        if (!refund.currency().equals(total.currency())) {
            return Optional.of(
                    "refused: a refund in "
                            + refund.currency()
                            + " of an order in "
                            + total.currency());
        }
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

    private void answered(Draft draft, Fact.SurveyAnswered fact) {
        Feedback now = draft.customer.feedback();
        Instant at = draft.event.occurredAt();
        if (now.nps().filter(latest -> !counts(fact.score(), at, latest)).isPresent()) {
            draft.decided("a later answer counts");
            seen(draft);
            return;
        }
        draft.customer =
                draft.customer.with(
                        new Feedback(
                                Optional.of(new NpsAnswer(fact.score(), at)),
                                now.npsAskedAt(),
                                now.openComplaints()));
        draft.happened(fact.type(), Map.of("survey", fact.survey(), "score", fact.score()));
        if (Nps.Group.of(fact.score()) == Nps.Group.DETRACTOR) {
            Map<String, Object> report = new HashMap<>(Map.of("score", (long) fact.score()));
            fact.comment().ifPresent(comment -> report.put("comment", comment));
            draft.announce("DetractorReported", report);
            draft.decided("reported as a detractor, so that somebody follows up");
        }
        seen(draft);
    }

    /** The later answer counts; of two at the same moment, the lower one. */
    private static boolean counts(int score, Instant at, NpsAnswer latest) {
        return at.isAfter(latest.at()) || (at.equals(latest.at()) && score < latest.score());
    }

    private void complained(
            Draft draft, Fact.ComplaintRaised fact, Map<String, Recalled> timeline) {
        boolean closed =
                draft.customer
                        .memory()
                        .recall(Fact.ComplaintResolved.keyOf(fact.complaintId()), timeline)
                        .isPresent();
        if (closed) {
            draft.decided("its resolution arrived before it");
        } else {
            List<String> open = new ArrayList<>(draft.customer.feedback().openComplaints());
            open.add(fact.complaintId());
            complaints(draft, open);
        }
        draft.happened(fact.type(), Map.of("complaintId", fact.complaintId()));
        seen(draft);
    }

    private static void resolved(Draft draft, Fact.ComplaintResolved fact) {
        List<String> open = new ArrayList<>(draft.customer.feedback().openComplaints());
        open.remove(fact.complaintId());
        complaints(draft, open);
        draft.happened(fact.type(), Map.of("complaintId", fact.complaintId()));
    }

    private static void complaints(Draft draft, List<String> open) {
        Feedback now = draft.customer.feedback();
        draft.customer = draft.customer.with(new Feedback(now.nps(), now.npsAskedAt(), open));
    }

    /** The later word counts; of two at the same moment, the withdrawal. */
    private static void consent(
            Draft draft,
            String purpose,
            boolean granted,
            String source,
            Optional<String> textVersion) {
        Permission now = draft.customer.permission();
        Instant at = draft.event.occurredAt();
        Consent before = now.consent().get(purpose);
        if (before != null
                && (at.isBefore(before.at())
                        || (at.equals(before.at()) && granted && !before.granted()))) {
            draft.decided(
                    "consent to "
                            + purpose
                            + " was "
                            + (before.granted() ? "granted" : "withdrawn")
                            + " later; that counts");
            return;
        }
        Map<String, Consent> next = new HashMap<>(now.consent());
        next.put(purpose, new Consent(granted, at, source, textVersion));
        draft.customer = draft.customer.with(new Permission(next, now.suppression()));
        draft.decided(
                "consent to "
                        + purpose
                        + " "
                        + (granted ? "granted" : "withdrawn")
                        + ": "
                        + source);
    }

    private static void bounced(Draft draft, Fact.EmailBounced fact) {
        if (fact.permanent()) {
            suppress(draft, "mail to the address bounced for good: " + fact.reason());
        } else {
            draft.decided("a passing bounce; the address stays in use");
        }
    }

    private static void spam(Draft draft, Fact.EmailComplained fact) {
        suppress(draft, "reported as spam: " + fact.sendKey());
        consent(draft, Customer.MARKETING, false, "spam complaint", Optional.empty());
    }

    private static void suppress(Draft draft, String because) {
        Permission now = draft.customer.permission();
        if (now.suppression().isEmpty()) {
            Suppression suppression = new Suppression(draft.event.occurredAt(), because);
            draft.customer =
                    draft.customer.with(new Permission(now.consent(), Optional.of(suppression)));
        }
        draft.decided("address suppressed: " + because);
    }

    /** A sign of life; where it ends the silence, the churn flag goes. */
    private void seen(Draft draft) {
        draft.customer =
                draft.customer.with(draft.customer.lifecycle().seen(draft.event.occurredAt()));
        if (draft.customer.lifecycle().churnRisk() == ChurnRisk.HIGH
                && !silence.isRisky(draft.customer, draft.event.receivedAt())) {
            String because = "seen again: " + Wording.of(draft.event);
            draft.customer =
                    draft.customer.with(draft.customer.lifecycle().atRisk(ChurnRisk.LOW, because));
            draft.decided("churn risk cleared: " + because);
            draft.announce("ChurnRiskCleared", Map.of("because", because));
        }
    }

    private void due(Draft draft, Fact.CustomerDue fact) {
        Instant now = draft.event.receivedAt();
        if (draft.customer.lifecycle().churnRisk() == ChurnRisk.LOW
                && silence.isRisky(draft.customer, now)) {
            String because = silence.because(draft.customer, now);
            draft.customer =
                    draft.customer.with(draft.customer.lifecycle().atRisk(ChurnRisk.HIGH, because));
            draft.decided("churn risk raised: " + because);
            draft.announce("ChurnRiskRaised", Map.of("risk", "HIGH", "because", because));
        } else if (draft.customer.lifecycle().churnRisk() == ChurnRisk.LOW) {
            draft.decided("not silent for long enough: due again later (" + fact.reason() + ")");
        }
    }
}
