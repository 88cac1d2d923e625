package dev.perennial.domain.rules.journeys;

import static java.util.stream.Collectors.joining;

import dev.perennial.domain.decision.Draft;
import dev.perennial.domain.playbook.JourneyRun;
import dev.perennial.domain.playbook.Step;
import dev.perennial.domain.rules.contact.ContactPolicy;
import java.util.HashMap;
import java.util.Map;

/**
 * Announces how journeys with a goal begin and end, so that the effect of a journey can be counted: among customers who
 * take it, and among those who are held out.
 */
record JourneyOutcomes(ContactPolicy contactPolicy) {
    /** How a run comes to its end. */
    enum Outcome {
        /** The goal was reached in time. */
        GOAL,
        /** Something ended the journey before. */
        LEFT,
        /** The journey and the time for its goal are over. */
        OVER
    }

    void begun(Draft draft, JourneyRun journeyRun) {
        if (journeyRun.journey().holdsOut(draft.customer.id())) {
            draft.decided(journeyRun.name() + " begun and held out: nothing of it is sent");
        }
        if (journeyRun.withGoalSince().isPresent()) {
            Map<String, Object> data = about(draft, journeyRun);
            data.put("startedAt", journeyRun.withGoalSince().get().toString());
            draft.tell("JourneyBegun", data, journeyRun.part("begun"));
        }
    }

    /** The run is over. */
    void ended(Draft draft, JourneyRun journeyRun, Outcome outcome, String because) {
        draft.decided(journeyRun.name() + " " + because);
        if (journeyRun.withGoalSince().isPresent()) {
            Map<String, Object> data = about(draft, journeyRun);
            data.put("outcome", outcome.name());
            data.put("because", because);
            data.put("begunAt", journeyRun.withGoalSince().get().toString());
            draft.tell("JourneyEnded", data, journeyRun.part("ended"));
        }
    }

    private Map<String, Object> about(Draft draft, JourneyRun journeyRun) {
        Map<String, Object> data = new HashMap<>();
        data.put("journey", journeyRun.name());
        data.put("group", isHeldOut(draft, journeyRun) ? "HELD_OUT" : "TREATED");
        String variants = variants(draft, journeyRun);
        if (!variants.isEmpty()) {
            data.put("variants", variants);
        }
        return data;
    }

    /**
     * The arm of each split that is this customer's, whether or not the run comes there: {@code subject:b tips:rest}.
     */
    private static String variants(Draft draft, JourneyRun journeyRun) {
        return journeyRun.journey().steps().stream()
                .filter(Step.Split.class::isInstance)
                .map(Step.Split.class::cast)
                .map(split -> split.name() + ":"
                        + StepRunner.arm(draft.customer, journeyRun.journey(), split)
                                .orElse("rest"))
                .collect(joining(" "));
    }

    /** Of this journey; or of all mails, where it sends one that answers nothing, or an offer. */
    private boolean isHeldOut(Draft draft, JourneyRun journeyRun) {
        return journeyRun.journey().holdsOut(draft.customer.id())
                || (contactPolicy.isHeldOut(draft.customer)
                        && journeyRun.journey().steps().stream().anyMatch(JourneyOutcomes::isKeptBack));
    }

    private static boolean isKeptBack(Step step) {
        return step instanceof Step.Grant || (step instanceof Step.Send send && !send.anytime());
    }
}
