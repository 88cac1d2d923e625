package dev.perennial.domain;

import dev.perennial.domain.Underway.Place;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What the steps of a journey come to. */
record Walking(Restraint restraint, Mailing mailing) {
    /**
     * No journey goes through so many steps at once; the compiler refuses circles without a wait.
     */
    private static final int MOST_STEPS = 100;

    /**
     * Takes step after step, until one waits.
     *
     * @param since when the first of them was reached
     */
    void walk(
            Draft draft,
            Journey journey,
            String run,
            int from,
            Instant since,
            Map<String, Object> data) {
        int index = from;
        for (int taken = 0; taken < MOST_STEPS && index < journey.steps().size(); taken++) {
            Step step = journey.steps().get(index);
            Optional<Instant> until = Optional.empty();
            switch (step) {
                case Step.Send send -> until = mailing.send(draft, journey, run, send, since, data);
                case Step.Wait wait -> until = Optional.of(over(draft, wait, since));
                case Step.Await await -> until = Optional.of(since.plus(await.atMost()));
                case Step.Branch branch -> {
                    boolean holds = branch.when().holds(draft.customer, draft.event, journey.on());
                    draft.decided(
                            journey.name() + " " + step.name() + ": " + (holds ? "yes" : "no"));
                    index = target(journey, index, holds ? branch.then() : branch.otherwise());
                    continue;
                }
                case Step.Split split -> {
                    Optional<String> arm = arm(draft.customer, journey, split);
                    draft.decided(
                            journey.name() + " " + step.name() + ": " + arm.orElse("the rest"));
                    index = target(journey, index, arm);
                    continue;
                }
                case Step.Publish publish ->
                        draft.tell(
                                publish.type(),
                                publish.data(),
                                journey.name() + "." + publish.name());
                case Step.GoTo goTo -> {
                    index = target(journey, index, Optional.of(goTo.target()));
                    continue;
                }
            }
            if (until.isPresent()) {
                Place place = new Place(journey.name(), run, step.name(), since, until.get());
                Journeying.set(draft, Journeying.underway(draft).with(place));
                return;
            }
            index++;
        }
        if (journey.steps().size() > 1) {
            draft.decided(journey.name() + " has come to its end");
        }
    }

    private Instant over(Draft draft, Step.Wait wait, Instant since) {
        Instant over = since.plus(wait.lasts());
        return wait.until().map(time -> restraint.next(draft.customer, over, time)).orElse(over);
    }

    private static Optional<String> arm(Customer customer, Journey journey, Step.Split split) {
        int bucket = Restraint.bucket(customer.id(), journey.name() + "/" + split.name());
        int sum = 0;
        for (Step.Split.Arm arm : split.arms()) {
            sum += arm.percent();
            if (bucket < sum) {
                return Optional.of(arm.goTo());
            }
        }
        return Optional.empty();
    }

    /** A target is always a step: a journey is not made otherwise. */
    static int target(Journey journey, int index, Optional<String> target) {
        return target.flatMap(journey::indexOf).orElse(index + 1);
    }
}
