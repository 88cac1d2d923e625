package dev.perennial.domain.rules.commerce;

import dev.perennial.domain.decision.Draft;
import dev.perennial.domain.decision.Rule;
import dev.perennial.domain.entitlements.Entitlements;
import dev.perennial.domain.entitlements.GrantedBy;
import dev.perennial.domain.entitlements.GrantedOffer;
import dev.perennial.domain.entitlements.GrantedOffer.Claim;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.playbook.Categories;
import dev.perennial.domain.playbook.Categories.Suggestion;
import dev.perennial.domain.playbook.JourneyRun;
import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.playbook.Step;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.rules.contact.ContactPolicy;
import dev.perennial.domain.values.OfferCode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Offers: how steps of journeys grant them, and which orders use them by naming their codes. */
public record OfferRules(Playbook playbook, ContactPolicy contactPolicy) implements Rule {
    @Override
    public Set<Pass> passes() {
        return Set.of(Pass.EVENT);
    }

    /** Drops offers and codes that ended long ago. */
    @Override
    public void apply(Draft draft) {
        draft.customer = draft.customer.with(draft.customer.entitlements().at(draft.event.receivedAt()));
    }

    @Override
    public void merge(Draft draft, Customer other) {
        Entitlements before = draft.customer.entitlements();
        draft.customer = draft.customer.with(before.joined(other.entitlements()));
        tellNewUses(draft, before);
    }

    /**
     * Grants the offer of a step, or notes why not. It is valid until the end of the day on which its time is over
     * where the customer lives.
     */
    public void grant(Draft draft, JourneyRun journeyRun, Step.Grant step) {
        String offer = step.offer();
        Customer customer = draft.customer;
        Optional<Suggestion> next =
                nextCategory(customer).filter(_ -> categories().areWhatFor(offer));
        String code = OfferCode.of(customer.id(), offer, run(customer, journeyRun));
        if (journeyRun.journey().holdsOut(customer.id())) {
            draft.decided("no offer " + offer + ": held out of " + journeyRun.name());
        } else if (contactPolicy.isHeldOut(customer)) {
            draft.decided("no offer " + offer + ": one of those who are not written to (holdout)");
        } else if (customer.entitlements().offer(code).isPresent()) {
            draft.decided("no second offer " + offer + ": " + code + " was granted before");
        } else if (customer.entitlements().offers().size() >= Entitlements.MOST_OFFERS) {
            draft.decided("no offer " + offer + ": holds " + Entitlements.MOST_OFFERS + " already");
        } else if (categories().areWhatFor(offer) && next.isEmpty()) {
            draft.decided("no offer " + offer + ": there is no next category");
        } else {
            Instant now = draft.event.receivedAt();
            Duration validFor = playbook.rewards().validFor(offer);
            Instant until = contactPolicy.next(customer, now.plus(validFor), LocalTime.MIDNIGHT);
            GrantedBy by = new GrantedBy(journeyRun.name(), step.name());
            GrantedOffer granted =
                    new GrantedOffer(offer, code, now, until, by, next.map(Suggestion::category), List.of());
            draft.customer = customer.with(customer.entitlements().with(granted));
            draft.decided("offer "
                    + offer
                    + " granted: "
                    + code
                    + ", until "
                    + until
                    + next.map(it -> "; " + it.because()).orElse(""));
            tellNewUses(draft, customer.entitlements());
            draft.tell("OfferGranted", told(granted), journeyRun.part(step.name() + "/OfferGranted"));
        }
    }

    private static Map<String, Object> told(GrantedOffer granted) {
        Map<String, Object> data = new HashMap<>();
        data.put("offer", granted.offer());
        data.put("code", granted.code());
        data.put("validUntil", granted.until().toString());
        data.put("because", granted.by().words());
        granted.category().ifPresent(category -> data.put("category", category));
        return data;
    }

    private Categories categories() {
        return playbook.rewards().categories();
    }

    /** The customer's next category by now. */
    public Optional<Suggestion> nextCategory(Customer customer) {
        return categories().next(customer.purchases().categories());
    }

    /** Journey and run; a customer who was forgotten and comes again has new runs, as with the keys of mails. */
    private static String run(Customer customer, JourneyRun journeyRun) {
        String again = customer.identity()
                .erasedAt()
                .filter(_ -> customer.identity().erasedIds().contains(customer.id()))
                .map(Instant::toString)
                .orElse("");
        return journeyRun.name() + "/" + journeyRun.run().value() + again;
    }

    /**
     * The latest offer that the journey granted and that can still be used; of a journey that is about a contract, what
     * it granted for that one.
     */
    public Optional<GrantedOffer> open(Draft draft, JourneyRun journeyRun) {
        Customer customer = draft.customer;
        if (customer.entitlements().offers().isEmpty()) {
            return Optional.empty();
        }
        return customer.entitlements().offers().stream()
                .filter(offer -> offer.by().journey().equals(journeyRun.name()))
                .filter(offer -> !journeyRun.journey().isAboutAContract() || isOf(offer, customer, journeyRun))
                .filter(offer -> offer.isOpen(draft.event.receivedAt()))
                .reduce((_, later) -> later);
    }

    /** Also where it was granted to a record that this one took over. */
    private static boolean isOf(GrantedOffer offer, Customer customer, JourneyRun journeyRun) {
        String run = run(customer, journeyRun);
        return customer.ids().stream()
                .anyMatch(id -> OfferCode.of(id, offer.offer(), run).equals(offer.code()));
    }

    /** What a mail may show of an offer; the date is the last day on which it is valid. */
    public Map<String, String> texts(Customer customer, GrantedOffer offer) {
        Map<String, String> texts = new HashMap<>();
        texts.put("offer", offer.offer());
        texts.put("offerCode", offer.code());
        texts.put(
                "offerUntil",
                contactPolicy
                        .local(customer, offer.until().minusSeconds(1))
                        .toLocalDate()
                        .toString());
        return texts;
    }

    /** An order names a code: it counts, or the timeline says why it does not. */
    static void claimed(Draft draft, Fact.PurchaseCompleted fact) {
        if (fact.offerCode().isEmpty()) {
            return;
        }
        Optional<String> code = OfferCode.read(fact.offerCode().get());
        if (code.isEmpty()) {
            draft.decided("offer code " + fact.offerCode().get() + " is none of ours");
            return;
        }
        Entitlements before = draft.customer.entitlements();
        Claim claim = new Claim(code.get(), fact.orderId(), draft.event.occurredAt(), false);
        draft.customer = draft.customer.with(before.claimed(claim));
        Optional<GrantedOffer> offer = draft.customer.entitlements().offer(code.get());
        if (offer.isEmpty()) {
            draft.decided("offer code " + code.get() + " was not granted to this customer");
        } else if (!claim.at().isBefore(offer.get().until())) {
            draft.decided(
                    "offer code " + code.get() + " ended on " + offer.get().until());
        } else if (!offer.get().use().equals(Optional.of(claim))) {
            String by = offer.get().use().map(Claim::orderId).orElse("other orders");
            draft.decided("offer code " + code.get() + " is used already, by order " + by);
        }
        tellNewUses(draft, before);
    }

    /** An order was refunded as a whole. */
    static void returned(Draft draft, String orderId) {
        Entitlements before = draft.customer.entitlements();
        draft.customer = draft.customer.with(before.returned(orderId));
        for (GrantedOffer offer : before.offers()) {
            Instant now = draft.event.receivedAt();
            boolean usedIt =
                    offer.use().filter(claim -> claim.orderId().equals(orderId)).isPresent();
            if (usedIt) {
                draft.decided("offer code %s given back: order %s is refunded%s"
                        .formatted(
                                offer.code(),
                                orderId,
                                now.isBefore(offer.until()) ? "" : "; it ended on " + offer.until()));
            }
        }
        tellNewUses(draft, before);
    }

    /** Which order uses an offer may change when something comes late: the timeline says so. */
    private static void tellNewUses(Draft draft, Entitlements before) {
        for (GrantedOffer offer : draft.customer.entitlements().offers()) {
            Optional<Claim> used = before.offer(offer.code()).flatMap(GrantedOffer::use);
            offer.use()
                    .filter(use -> used.filter(use::equals).isEmpty())
                    .ifPresent(use -> draft.decided("offer code %s (%s) used by order %s"
                            .formatted(offer.code(), offer.offer(), use.orderId())));
        }
    }
}
