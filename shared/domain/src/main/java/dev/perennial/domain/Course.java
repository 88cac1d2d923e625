package dev.perennial.domain;

import dev.perennial.domain.Underway.Place;
import java.time.Instant;
import java.util.Optional;

/**
 * One run of one customer through a journey.
 *
 * @param run tells one time on a journey from another; empty where the journey is taken once
 * @param begunAt where the journey has a goal
 */
record Course(Journey journey, String run, Optional<Instant> begunAt) {
    static Course begun(Journey journey, String run, Instant at) {
        return new Course(journey, run, journey.terms().goal().map(_ -> at));
    }

    static Course of(Journey journey, Place place) {
        return new Course(journey, place.run(), place.begunAt());
    }

    Place at(String step, Instant since, Instant due) {
        return new Place(journey.name(), run, step, since, due, begunAt);
    }

    String name() {
        return journey.name();
    }

    /** Until when the customer stays on the journey to see whether the goal is reached. */
    Optional<Instant> goalUntil() {
        return begunAt.flatMap(at -> journey.terms().goal().map(goal -> at.plus(goal.within())));
    }

    /** Tells what this run brings about from what other runs of the same journey do. */
    String part(String name) {
        return (run.isEmpty() ? journey.name() : journey.name() + "." + Hash.of(run, 8))
                + "."
                + name;
    }
}
