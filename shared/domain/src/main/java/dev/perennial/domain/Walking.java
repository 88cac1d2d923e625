package dev.perennial.domain;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What the steps of a journey come to. */
record Walking(Restraint restraint, Timing timing, Days days, Mailing mailing, Offering offering, Outcomes outcomes) {
    /** No journey goes through so many steps at once; the compiler refuses circles without a wait. */
    private static final int MOST_STEPS = 100;

    /**
     * Takes step after step, until one waits.
     *
     * @param since when the first of them was reached
     */
    void walk(Draft draft, Course course, int from, Instant since, Map<String, Object> data) {
        Journey journey = course.journey();
        int index = from;
        for (int taken = 0; taken < MOST_STEPS && index < journey.steps().size(); taken++) {
            Step step = journey.steps().get(index);
            Optional<Instant> until = Optional.empty();
            switch (step) {
                case Step.Send send -> until = mailing.send(draft, course, send, since, data);
                case Step.Wait wait -> until = Optional.of(over(draft, journey, wait, since));
                case Step.WaitUntil wait -> {
                    until = days.over(draft.customer, course, wait, since);
                    if (until.isEmpty()) {
                        draft.decided("%s %s: %s is not known or has passed"
                                .formatted(
                                        journey.name(), wait.name(), wait.date().field()));
                        index = target(journey, index, wait.otherwise());
                        continue;
                    }
                }
                case Step.Await await -> until = Optional.of(since.plus(await.atMost()));
                case Step.Branch branch -> {
                    boolean holds = branch.when().holds(draft.customer, draft.event, journey.on());
                    draft.decided(journey.name() + " " + step.name() + ": " + (holds ? "yes" : "no"));
                    index = target(journey, index, holds ? branch.then() : branch.otherwise());
                    continue;
                }
                case Step.Split split -> {
                    Optional<String> arm = arm(draft.customer, journey, split);
                    draft.decided(journey.name() + " " + step.name() + ": " + arm.orElse("the rest"));
                    index = target(journey, index, arm);
                    continue;
                }
                case Step.Publish publish -> publish(draft, course, publish);
                case Step.Grant grant -> offering.grant(draft, course, grant);
                case Step.GoTo goTo -> {
                    index = target(journey, index, Optional.of(goTo.target()));
                    continue;
                }
            }
            if (until.isPresent()) {
                stay(draft, course.at(step.name(), since, until.get()));
                return;
            }
            index++;
        }
        end(draft, course, since);
    }

    /** The steps are done; the customer stays to see whether the goal is reached. */
    private void end(Draft draft, Course course, Instant since) {
        Optional<Instant> until = course.goalUntil().filter(since::isBefore);
        if (until.isPresent()) {
            stay(draft, course.at(Step.END, since, until.get()));
        } else if (course.journey().steps().size() > 1 || course.begunAt().isPresent()) {
            outcomes.ended(draft, course, Outcomes.Outcome.OVER, "has come to its end");
        }
    }

    private static void stay(Draft draft, Underway.Place place) {
        Journeying.set(draft, Journeying.underway(draft).with(place));
    }

    private void publish(Draft draft, Course course, Step.Publish publish) {
        if (course.journey().holdsOut(draft.customer.id())) {
            draft.decided("no " + publish.type() + ": held out of " + course.name());
        } else {
            draft.tell(publish.type(), publish.data(), course.part(publish.name()));
        }
    }

    private Instant over(Draft draft, Journey journey, Step.Wait wait, Instant since) {
        Instant over = since.plus(wait.lasts());
        if (wait.untilUsual()) {
            Timing.Chosen chosen = timing.usual(draft.customer, over);
            draft.decided("%s %s: until %s".formatted(journey.name(), wait.name(), chosen.because()));
            restraint.fallback(draft.customer).ifPresent(draft::decided);
            return chosen.at();
        }
        return wait.until()
                .map(time -> restraint.next(draft.customer, over, time))
                .orElse(over);
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
