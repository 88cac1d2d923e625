package dev.perennial.domain.rules.journeys;

import dev.perennial.domain.decision.Draft;
import dev.perennial.domain.playbook.Journey;
import dev.perennial.domain.playbook.JourneyRun;
import dev.perennial.domain.playbook.Step;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Enrollments;
import dev.perennial.domain.rules.commerce.OfferRules;
import dev.perennial.domain.rules.contact.ContactPolicy;
import dev.perennial.domain.rules.contact.SendTime;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Runs the steps of a journey until one waits. */
record StepRunner(
        ContactPolicy contactPolicy,
        SendTime sendTime,
        DateWaits dateWaits,
        JourneyMails journeyMails,
        OfferRules offerRules,
        JourneyOutcomes outcomes) {
    /** No journey goes through so many steps at once; the compiler refuses circles without a wait. */
    private static final int MOST_STEPS = 100;

    /**
     * Runs step after step, until one waits.
     *
     * @param since when the first of them was reached
     */
    void run(Draft draft, JourneyRun journeyRun, int from, Instant since, Map<String, Object> data) {
        Journey journey = journeyRun.journey();
        int index = from;
        for (int taken = 0; taken < MOST_STEPS && index < journey.steps().size(); taken++) {
            Step step = journey.steps().get(index);
            Optional<Instant> until = Optional.empty();
            switch (step) {
                case Step.Send send -> until = journeyMails.send(draft, journeyRun, send, since, data);
                case Step.Wait wait -> until = Optional.of(over(draft, journey, wait, since));
                case Step.WaitUntil wait -> {
                    until = dateWaits.over(draft.customer, journeyRun, wait, since);
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
                case Step.Publish publish -> publish(draft, journeyRun, publish);
                case Step.Grant grant -> offerRules.grant(draft, journeyRun, grant);
                case Step.GoTo goTo -> {
                    index = target(journey, index, Optional.of(goTo.target()));
                    continue;
                }
            }
            if (until.isPresent()) {
                stay(draft, journeyRun.at(step.name(), since, until.get()));
                return;
            }
            index++;
        }
        end(draft, journeyRun, since);
    }

    /** The steps are done; the customer stays to see whether the goal is reached. */
    private void end(Draft draft, JourneyRun journeyRun, Instant since) {
        Optional<Instant> until = journeyRun.goalUntil().filter(since::isBefore);
        if (until.isPresent()) {
            stay(draft, journeyRun.at(Step.END, since, until.get()));
        } else if (journeyRun.journey().steps().size() > 1
                || journeyRun.withGoalSince().isPresent()) {
            outcomes.ended(draft, journeyRun, JourneyOutcomes.Outcome.OVER, "has come to its end");
        }
    }

    private static void stay(Draft draft, Enrollments.Enrollment enrollment) {
        JourneyRules.set(draft, JourneyRules.enrollments(draft).with(enrollment));
    }

    private void publish(Draft draft, JourneyRun journeyRun, Step.Publish publish) {
        if (journeyRun.journey().holdsOut(draft.customer.id())) {
            draft.decided("no " + publish.type() + ": held out of " + journeyRun.name());
        } else {
            draft.tell(publish.type(), publish.data(), journeyRun.part(publish.name()));
        }
    }

    private Instant over(Draft draft, Journey journey, Step.Wait wait, Instant since) {
        Instant over = since.plus(wait.lasts());
        if (wait.untilUsual()) {
            SendTime.Chosen chosen = sendTime.usual(draft.customer, over);
            draft.decided("%s %s: until %s".formatted(journey.name(), wait.name(), chosen.because()));
            contactPolicy.fallback(draft.customer).ifPresent(draft::decided);
            return chosen.at();
        }
        return timeOfDay(draft.customer, wait, since).orElse(over);
    }

    /** When it is the time of day that the wait names; empty where it names none. */
    Optional<Instant> timeOfDay(Customer customer, Step.Wait wait, Instant since) {
        return wait.until().map(time -> contactPolicy.next(customer, since.plus(wait.lasts()), time));
    }

    /** The arm of a split that a customer takes; empty for the rest. */
    static Optional<String> arm(Customer customer, Journey journey, Step.Split split) {
        int bucket = customer.id().bucket(journey.name() + "/" + split.name());
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
