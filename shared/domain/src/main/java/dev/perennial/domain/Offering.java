package dev.perennial.domain;

import dev.perennial.domain.Categories.Suggestion;
import dev.perennial.domain.GrantedOffer.Claim;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Grants offers, and takes in the orders that name their codes. */
record Offering(Playbook playbook, Restraint restraint) {
    /**
     * Grants the offer of a step, or notes why not. It is valid until the end of the day on which its time is over
     * where the customer lives.
     */
    void grant(Draft draft, Course course, Step.Grant step) {
        String offer = step.offer();
        Customer customer = draft.customer;
        Optional<Suggestion> next = next(customer).filter(_ -> categories().areWhatFor(offer));
        String code = OfferCode.of(customer.id(), offer, run(customer, course));
        if (course.journey().holdsOut(customer.id())) {
            draft.decided("no offer " + offer + ": held out of " + course.name());
        } else if (restraint.isHeldOut(customer)) {
            draft.decided("no offer " + offer + ": one of those who are not written to (holdout)");
        } else if (customer.standing().offer(code).isPresent()) {
            draft.decided("no second offer " + offer + ": " + code + " was granted before");
        } else if (customer.standing().offers().size() >= Standing.MOST_OFFERS) {
            draft.decided("no offer " + offer + ": holds " + Standing.MOST_OFFERS + " already");
        } else if (categories().areWhatFor(offer) && next.isEmpty()) {
            draft.decided("no offer " + offer + ": there is no next category");
        } else {
            Instant now = draft.event.receivedAt();
            Duration validFor = playbook.rewards().validFor(offer);
            Instant until = restraint.next(customer, now.plus(validFor), LocalTime.MIDNIGHT);
            String because = course.name() + "." + step.name();
            GrantedOffer granted =
                    new GrantedOffer(offer, code, now, until, because, next.map(Suggestion::category), List.of());
            draft.customer = customer.with(customer.standing().with(granted));
            draft.decided("offer "
                    + offer
                    + " granted: "
                    + code
                    + ", until "
                    + until
                    + next.map(it -> "; " + it.because()).orElse(""));
            tellNewUses(draft, customer.standing());
            draft.tell("OfferGranted", told(granted), course.part(step.name() + "/OfferGranted"));
        }
    }

    private static Map<String, Object> told(GrantedOffer granted) {
        Map<String, Object> data = new HashMap<>();
        data.put("offer", granted.offer());
        data.put("code", granted.code());
        data.put("validUntil", granted.until().toString());
        data.put("because", granted.because());
        granted.category().ifPresent(category -> data.put("category", category));
        return data;
    }

    private Categories categories() {
        return playbook.rewards().categories();
    }

    /** The customer's next category by now. */
    Optional<Suggestion> next(Customer customer) {
        return categories().next(customer.purchases().categories());
    }

    /** Journey and run; whoever was forgotten and comes again has a run of their own, as with the keys of mails. */
    private static String run(Customer customer, Course course) {
        String again = customer.identity()
                .erasedAt()
                .filter(_ -> customer.identity().erasedIds().contains(customer.id()))
                .map(Instant::toString)
                .orElse("");
        return course.name() + "/" + course.run() + again;
    }

    /**
     * The latest offer that the journey granted and that can still be used; of a journey that is about a contract, what
     * it granted for that one.
     */
    Optional<GrantedOffer> open(Draft draft, Course course) {
        Customer customer = draft.customer;
        return customer.standing().offers().stream()
                .filter(offer -> offer.because().startsWith(course.name() + "."))
                .filter(offer -> !course.journey().isAboutAContract() || isOf(offer, customer, course))
                .filter(offer -> offer.isOpen(draft.event.receivedAt()))
                .reduce((_, later) -> later);
    }

    /** Also where it was granted to a record that this one took over. */
    private static boolean isOf(GrantedOffer offer, Customer customer, Course course) {
        String run = run(customer, course);
        return customer.ids().stream()
                .anyMatch(id -> OfferCode.of(id, offer.offer(), run).equals(offer.code()));
    }

    /** What a mail may show of an offer; the date is the last day on which it is valid. */
    Map<String, String> texts(Customer customer, GrantedOffer offer) {
        Map<String, String> texts = new HashMap<>();
        texts.put("offer", offer.offer());
        texts.put("offerCode", offer.code());
        texts.put(
                "offerUntil",
                restraint
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
        Standing before = draft.customer.standing();
        Claim claim = new Claim(code.get(), fact.orderId(), draft.event.occurredAt(), false);
        draft.customer = draft.customer.with(before.claimed(claim));
        Optional<GrantedOffer> offer = draft.customer.standing().offer(code.get());
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
        Standing before = draft.customer.standing();
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
    static void tellNewUses(Draft draft, Standing before) {
        for (GrantedOffer offer : draft.customer.standing().offers()) {
            Optional<Claim> used = before.offer(offer.code()).flatMap(GrantedOffer::use);
            offer.use()
                    .filter(use -> used.filter(use::equals).isEmpty())
                    .ifPresent(use -> draft.decided("offer code %s (%s) used by order %s"
                            .formatted(offer.code(), offer.offer(), use.orderId())));
        }
    }
}
