package dev.perennial.domain.rules.journeys;

import dev.perennial.domain.decision.Draft;
import dev.perennial.domain.entitlements.Contracts.Contract;
import dev.perennial.domain.entitlements.GrantedOffer;
import dev.perennial.domain.entitlements.RunId;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.playbook.Categories;
import dev.perennial.domain.playbook.JourneyRun;
import dev.perennial.domain.playbook.Mailing;
import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.playbook.Step;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Customer.Feedback;
import dev.perennial.domain.record.Effect;
import dev.perennial.domain.record.Enrollments.Enrollment;
import dev.perennial.domain.record.Lifecycle;
import dev.perennial.domain.record.SurveyState;
import dev.perennial.domain.rules.commerce.OfferRules;
import dev.perennial.domain.rules.contact.ContactPolicy;
import dev.perennial.domain.rules.contact.ContactPolicy.Postponed;
import dev.perennial.domain.rules.feedback.ComplaintRules;
import dev.perennial.domain.values.SendKey;
import dev.perennial.domain.values.Survey;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The mails that steps owe, now or later. Whether a mail may really go is checked once more when it is sent. */
record JourneyMails(
        Playbook playbook, ContactPolicy contactPolicy, JourneyPriority journeyPriority, OfferRules offerRules) {
    private static final String SURVEY = "survey";

    /**
     * Owes the mail of a step, or notes why it does not go.
     *
     * @param since when the step was reached
     * @param data of the event that the mail answers; empty where time brought it about
     * @return until when it is postponed; empty where the step is done with
     */
    Optional<Instant> send(
            Draft draft, JourneyRun journeyRun, Step.Send step, Instant since, Map<String, Object> data) {
        Instant now = draft.event.receivedAt();
        Effect.Message message = message(draft, journeyRun, step, since, data);
        if (now.isAfter(message.expiresAt())) {
            return withhold(draft, message, "it was due on " + since + " and would be stale");
        }
        if (journeyRun.journey().holdsOut(draft.customer.id())) {
            return withhold(draft, message, "held out of " + journeyRun.name());
        }
        if (step.showsOffer() && !message.data().containsKey("offer")) {
            return withhold(draft, message, "its offer is used, has ended, or was not granted");
        }
        Optional<Instant> peace =
                step.asks().filter(Step.Question::isAll).flatMap(question -> peace(draft, question.survey()));
        if (peace.isPresent()) {
            return withhold(draft, message, "not asked again before " + peace.get());
        }
        if (step.showsCategory() && !message.data().containsKey(Categories.NEXT)) {
            return withhold(draft, message, noCategory(draft, journeyRun));
        }
        Mailing mailing = journeyRun.journey().terms().mailing();
        if (mailing.service().isPresent()) {
            draft.decided("service mail, sent without a consent to marketing: "
                    + mailing.service().get());
            return owe(draft, asking(draft, step, message));
        }
        if (step.anytime()) {
            return owe(draft, asking(draft, step, message));
        }
        if (contactPolicy.isHeldOut(draft.customer)) {
            return withhold(draft, message, "one of those who are not written to (holdout)");
        }
        int before = journeyPriority.waitingBefore(
                journeyRun.journey(), draft.customer.lifecycle().enrollments(), now);
        Optional<Postponed> postponed = incident(draft.customer, now)
                .or(() -> mailing.heedsCap()
                        ? contactPolicy.postponed(draft.customer, now, before)
                        : contactPolicy.postponedButForCap(draft.customer, now));
        if (postponed.isEmpty()) {
            Lifecycle lifecycle = draft.customer.lifecycle();
            draft.customer =
                    draft.customer.with(lifecycle.on(lifecycle.enrollments().mailed(now)));
            return owe(draft, asking(draft, step, message));
        }
        Instant until = postponed.get().until();
        if (until.isAfter(message.expiresAt())) {
            return withhold(draft, message, postponed.get().because() + ", and later it would be stale");
        }
        draft.owe(new Effect.Withheld(message, postponed.get().because(), Optional.of(until)));
        draft.decided("%s mail postponed until %s: %s"
                .formatted(journeyRun.name(), until, postponed.get().because()));
        contactPolicy.fallback(draft.customer).ifPresent(draft::decided);
        return Optional.of(until);
    }

    /** A mail that was postponed is not sent any more: the ledger says so. */
    void giveUp(Draft draft, JourneyRun journeyRun, Instant since, Step.Send step, String because) {
        Effect.Message message = message(draft, journeyRun, step, since, Map.of());
        draft.owe(new Effect.Withheld(message, journeyRun.name() + " " + because, Optional.empty()));
    }

    /** The same where nothing is known of the step any more: if a mail waits there, the ledger says why no longer. */
    void giveUp(Draft draft, Enrollment enrollment, String because) {
        Instant now = draft.event.receivedAt();
        String name = enrollment.journey();
        for (String what : List.of(name, name + "." + enrollment.step())) {
            String key = key(draft.customer, what, enrollment.run());
            Effect.Message message = new Effect.Message(
                    draft.customer.id(), key, name, Effect.Withheld.UNKNOWN_TEMPLATE, Map.of(), now, now);
            draft.owe(new Effect.Withheld(message, name + " " + because, Optional.empty()));
        }
    }

    /** While a customer is on the journey of an incident, marketing waits. */
    private Optional<Postponed> incident(Customer customer, Instant now) {
        return customer.lifecycle().enrollments().active().stream()
                .filter(it -> it.due().isAfter(now) && isService(it.journey()))
                .map(it -> new Postponed(it.due(), "the incident " + it.journey() + " goes before"))
                .max(Comparator.comparing(Postponed::until));
    }

    private boolean isService(String journey) {
        return playbook.journeys().stream()
                .anyMatch(it -> it.name().equals(journey)
                        && it.terms().mailing().service().isPresent());
    }

    private Effect.Message message(
            Draft draft, JourneyRun journeyRun, Step.Send step, Instant since, Map<String, Object> data) {
        return new Effect.Message(
                draft.customer.id(),
                key(draft.customer, journeyRun, step),
                journeyRun.name(),
                step.template(),
                texts(draft, journeyRun, step, data),
                draft.event.occurredAt(),
                since.plus(step.freshFor()));
    }

    private Optional<Instant> owe(Draft draft, Effect.Message message) {
        draft.owe(message);
        draft.decided(message.journey() + " mail owed: " + message.sendKey());
        offerRules
                .nextCategory(draft.customer)
                .filter(_ -> !message.data().containsKey("offer"))
                .filter(it -> it.category().equals(message.data().get(Categories.NEXT)))
                .ifPresent(it -> draft.decided(it.because()));
        return Optional.empty();
    }

    /** The mail with its question, where it has one and the customer may be asked. */
    private Effect.Message asking(Draft draft, Step.Send step, Effect.Message message) {
        Optional<Survey> survey = question(draft, step)
                .map(Step.Question::survey)
                .filter(it -> peace(draft, it).isEmpty());
        survey.ifPresent(it -> {
            Feedback feedback = draft.customer.feedback();
            SurveyState asked = feedback.of(it).asked(draft.event.receivedAt());
            draft.customer = draft.customer.with(feedback.with(it, asked));
        });
        return survey.map(it -> message.with(SURVEY, it.word())).orElse(message);
    }

    /** The mails that answer an order may ask along with what else they say. */
    private static Optional<Step.Question> question(Draft draft, Step.Send step) {
        return step.asks()
                .or(() -> Optional.of(new Step.Question(Survey.NPS, false))
                        .filter(_ -> draft.event.fact() instanceof Fact.PurchaseCompleted));
    }

    private static Optional<Instant> withhold(Draft draft, Effect.Message message, String because) {
        draft.owe(new Effect.Withheld(message, because, Optional.empty()));
        draft.decided("no " + message.journey() + " mail: " + because);
        return Optional.empty();
    }

    private Map<String, String> texts(Draft draft, JourneyRun journeyRun, Step.Send step, Map<String, Object> data) {
        Map<String, String> texts = new HashMap<>();
        data.forEach((name, value) -> texts.put(name, value.toString()));
        texts.putAll(ComplaintRules.answered(draft.event.fact(), data));
        Mailing mailing = journeyRun.journey().terms().mailing();
        mailing.service().ifPresent(reason -> texts.put(Effect.Message.SERVICE, reason));
        if (!mailing.purpose().equals(Customer.MARKETING)) {
            texts.put(Effect.Message.PURPOSE, mailing.purpose());
        }
        // Of an answer. In a message the word says that the mail asks.
        texts.remove(SURVEY);
        draft.customer
                .lifecycle()
                .lastSeenAt()
                .map(seen -> Duration.between(seen, draft.event.receivedAt()).toDays())
                .ifPresent(days -> texts.put("daysSilent", Long.toString(Math.max(0, days))));
        draft.customer.entitlements().earned().tier().ifPresent(tier -> texts.put("tier", tier.name()));
        contract(draft, journeyRun).ifPresent(it -> texts.putAll(texts(it)));
        Optional<GrantedOffer> offer = offerRules.open(draft, journeyRun);
        offer.ifPresent(it -> texts.putAll(offerRules.texts(draft.customer, it)));
        if (step.showsCategory()) {
            category(draft.customer, offer).ifPresent(it -> texts.put(Categories.NEXT, it));
        }
        return texts;
    }

    /** The one that the journey is about; else the next one that ends. */
    private Optional<Contract> contract(Draft draft, JourneyRun journeyRun) {
        LocalDate today =
                contactPolicy.local(draft.customer, draft.event.receivedAt()).toLocalDate();
        return journeyRun
                .contract(draft.customer)
                .or(() -> draft.customer.entitlements().contracts().nextToEnd(today));
    }

    private static Map<String, String> texts(Contract contract) {
        Map<String, String> texts = new HashMap<>();
        texts.put("contract", contract.word().product().orElse(contract.id()));
        contract.endsOn().ifPresent(day -> texts.put("contractEndsOn", day.toString()));
        contract.word().terms().ifPresent(terms -> texts.put("contractTerms", terms));
        return texts;
    }

    /** Until when the customer may not be asked again; empty where they may. */
    private Optional<Instant> peace(Draft draft, Survey survey) {
        return draft.customer
                .feedback()
                .of(survey)
                .peaceUntil(playbook.surveys().of(survey).askAgainAfter())
                .filter(draft.event.receivedAt()::isBefore);
    }

    /** That of the offer, unless it is bought meanwhile; without one, what is next by now. */
    private Optional<String> category(Customer customer, Optional<GrantedOffer> offer) {
        Optional<String> granted = offer.flatMap(GrantedOffer::category);
        return granted.isPresent()
                ? granted.filter(it -> !customer.purchases().categories().contains(it))
                : offerRules.nextCategory(customer).map(Categories.Suggestion::category);
    }

    private String noCategory(Draft draft, JourneyRun journeyRun) {
        return offerRules
                .open(draft, journeyRun)
                .flatMap(GrantedOffer::category)
                .map(Categories::boughtMeanwhile)
                .orElse("there is no next category");
    }

    /**
     * Journey, step and run. The step is left out where it is all that there is, and the run where the journey is taken
     * once. A customer who was forgotten and comes again begins anew.
     */
    private static String key(Customer customer, JourneyRun journeyRun, Step.Send step) {
        boolean only = journeyRun.journey().steps().size() == 1;
        String name = journeyRun.journey().terms().mailing().broadcast().orElse(journeyRun.name());
        return key(customer, only ? name : name + "." + step.name(), journeyRun.run());
    }

    private static String key(Customer customer, String what, RunId run) {
        if (!run.isOnce()) {
            return SendKey.of(what, run.value());
        }
        return customer.identity()
                .erasedAt()
                .filter(_ -> customer.identity().erasedIds().contains(customer.id()))
                .map(at -> SendKey.of(what, at.toString()))
                .orElse(SendKey.once(what));
    }
}
