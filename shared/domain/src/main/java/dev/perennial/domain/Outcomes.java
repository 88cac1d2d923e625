package dev.perennial.domain;

import java.util.HashMap;
import java.util.Map;

/**
 * Tells others how journeys with a goal begin and end, so that anybody can count what a journey does: among those who
 * take it, and among those who are held out.
 */
record Outcomes(Restraint restraint) {
    /** How a run comes to its end. */
    enum Outcome {
        /** The goal was reached in time. */
        GOAL,
        /** Something ended the journey before. */
        LEFT,
        /** The journey and the time for its goal are over. */
        OVER
    }

    void begun(Draft draft, Course course) {
        if (course.journey().holdsOut(draft.customer.id())) {
            draft.decided(course.name() + " begun and held out: nothing of it is sent");
        }
        if (course.begunAt().isPresent()) {
            draft.tell("JourneyBegun", about(draft, course), course.part("begun"));
        }
    }

    /** The run is over. */
    void ended(Draft draft, Course course, Outcome outcome, String because) {
        draft.decided(course.name() + " " + because);
        if (course.begunAt().isPresent()) {
            Map<String, Object> data = about(draft, course);
            data.put("outcome", outcome.name());
            data.put("because", because);
            data.put("begunAt", course.begunAt().get().toString());
            draft.tell("JourneyEnded", data, course.part("ended"));
        }
    }

    private Map<String, Object> about(Draft draft, Course course) {
        Map<String, Object> data = new HashMap<>();
        data.put("journey", course.name());
        data.put("group", isHeldOut(draft, course) ? "HELD_OUT" : "TREATED");
        return data;
    }

    /** Of this journey; or of all mails, where it sends one that answers nothing, or an offer. */
    private boolean isHeldOut(Draft draft, Course course) {
        return course.journey().holdsOut(draft.customer.id())
                || (restraint.isHeldOut(draft.customer)
                        && course.journey().steps().stream().anyMatch(Outcomes::isKeptBack));
    }

    private static boolean isKeptBack(Step step) {
        return step instanceof Step.Grant || (step instanceof Step.Send send && !send.anytime());
    }
}
