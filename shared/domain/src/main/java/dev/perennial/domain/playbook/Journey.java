package dev.perennial.domain.playbook;

import dev.perennial.domain.decision.Draft;
import dev.perennial.domain.facts.ContractFacts;
import dev.perennial.domain.record.Effect;
import dev.perennial.domain.values.CustomerId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What answers an event, step by step.
 *
 * @param name names the journey to operators and begins the keys of its mails
 * @param on the event's type, inbound or outward ({@code CustomerSignedUp}, {@code ChurnRiskRaised})
 * @param when the condition over the event and the customer's record as it is after the event
 * @param once true where a customer takes this journey once in a lifetime; otherwise once per occurrence
 * @param freshFor how long after the fact it still makes sense to begin
 * @param leave what ends the journey wherever the customer is on it
 * @param terms what few journeys say
 * @param steps in order; see {@link Step}
 */
public record Journey(
        String name,
        String on,
        Condition when,
        boolean once,
        Duration freshFor,
        List<Trigger> leave,
        Settings terms,
        List<Step> steps) {
    /** A journey that says nothing of what few say. */
    public Journey(
            String name,
            String on,
            Condition when,
            boolean once,
            Duration freshFor,
            List<Trigger> leave,
            List<Step> steps) {
        this(name, on, when, once, freshFor, leave, Settings.USUAL, steps);
    }

    /**
     * @throws IllegalArgumentException where two steps have the same name, or one leads to a step that does not exist,
     *     or the name is the one of the mail that goes out without consent
     */
    public Journey {
        if (name.equals(Effect.Message.CONFIRMATION)) {
            throw new IllegalArgumentException("no journey may be named " + name);
        }
        leave = List.copyOf(leave);
        steps = List.copyOf(steps);
        Set<String> names = new HashSet<>(Set.of(Step.END));
        for (Step step : steps) {
            if (!names.add(step.name())) {
                throw new IllegalArgumentException(name + " has two steps named " + step.name());
            }
        }
        for (Step step : steps) {
            for (String target : step.targets()) {
                if (!names.contains(target)) {
                    throw new IllegalArgumentException(
                            name + ": " + step.name() + " leads to " + target + ", which is no step");
                }
            }
        }
    }

    /** A journey of a single mail that goes out at once, at any hour. */
    public static Journey ofOneMail(
            String name, String on, Condition when, boolean once, String template, Duration freshFor) {
        Step mail = new Step.Send(template, template, freshFor, true);
        return new Journey(name, on, when, once, freshFor, List.of(), List.of(mail));
    }

    /**
     * What few journeys say.
     *
     * @param again how it may be taken again, where that is limited
     * @param goal what it is for
     * @param holdoutPercent of customers take it without getting anything by it, so that its effect is seen; 0 to 50
     * @param priority of two mails that may not both go, that of the journey with the higher one goes; 0 where nothing
     *     is said
     * @param mailing which consent its mails need, and which of the rules of courtesy they heed
     */
    public record Settings(
            Optional<ReentryRule> again, Optional<Goal> goal, int holdoutPercent, int priority, Mailing mailing) {
        public static final Settings USUAL = new Settings(Optional.empty(), Optional.empty(), 0, 0);

        /** One whose mails are the usual ones. */
        public Settings(Optional<ReentryRule> again, Optional<Goal> goal, int holdoutPercent, int priority) {
            this(again, goal, holdoutPercent, priority, Mailing.USUAL);
        }

        public Settings with(ReentryRule other) {
            return new Settings(Optional.of(other), goal, holdoutPercent, priority, mailing);
        }

        public Settings with(Goal other) {
            return new Settings(again, Optional.of(other), holdoutPercent, priority, mailing);
        }

        public Settings with(Mailing other) {
            return new Settings(again, goal, holdoutPercent, priority, other);
        }

        public Settings heldOut(int percent) {
            return new Settings(again, goal, percent, priority, mailing);
        }

        public Settings withPriority(int other) {
            return new Settings(again, goal, holdoutPercent, other, mailing);
        }
    }

    /**
     * What a journey is for. It ends the journey, and counts as reached where it happens in time.
     *
     * @param within how long after the beginning of the journey it counts; until then the customer stays on the
     *     journey, even where its steps are done
     */
    public record Goal(Trigger event, Duration within) {
        public boolean isInTime(Instant begunAt, Instant at) {
            return !at.isBefore(begunAt) && !at.isAfter(begunAt.plus(within));
        }
    }

    /** An event that a journey waits for, or that ends it. */
    public record Trigger(String on, Condition when) {
        public boolean isMetBy(Draft draft) {
            return draft.hasHappened(on) && when.holds(draft.customer, draft.event, on);
        }
    }

    /** The same on other terms. */
    public Journey on(Settings other) {
        return new Journey(name, on, when, once, freshFor, leave, other, steps);
    }

    /**
     * Whether a customer takes this journey without getting anything by it. Always the same customers, and for each
     * journey others.
     */
    public boolean holdsOut(CustomerId customer) {
        return terms.holdoutPercent() > 0
                && customer.bucket("holdout of " + terms.mailing().broadcast().orElse(name)) < terms.holdoutPercent();
    }

    /**
     * Whether the record remembers how often it was taken. Of a single mail the ledger knows, but not that a goal was
     * begun for it.
     */
    public boolean isRemembered() {
        return terms.again().isPresent()
                || (once && (steps.size() > 1 || terms.goal().isPresent()));
    }

    /** Whether such an event means anything to it. */
    public boolean listensTo(String event) {
        return on.equals(event)
                || leave.stream().anyMatch(it -> it.on().equals(event))
                || terms.goal().filter(it -> it.event().on().equals(event)).isPresent()
                || steps.stream()
                        .anyMatch(it -> it instanceof Step.Await await
                                && await.event().on().equals(event));
    }

    /** Whether each time on it is about one contract, and until when that goes on. */
    public boolean isAboutAContract() {
        return on.equals(ContractFacts.CONTRACT_CHANGED.eventName());
    }

    public Optional<Step> step(String name) {
        for (Step step : steps) {
            if (step.name().equals(name)) {
                return Optional.of(step);
            }
        }
        return Optional.empty();
    }

    /** Where a step stands in the order; empty where there is none of that name (any more). */
    public Optional<Integer> indexOf(String step) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).name().equals(step)) {
                return Optional.of(i);
            }
        }
        return step.equals(Step.END) ? Optional.of(steps.size()) : Optional.empty();
    }
}
