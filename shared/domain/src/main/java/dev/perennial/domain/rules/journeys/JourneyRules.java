package dev.perennial.domain.rules.journeys;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.perennial.domain.decision.Draft;
import dev.perennial.domain.decision.Rule;
import dev.perennial.domain.entitlements.Contracts.Contract;
import dev.perennial.domain.entitlements.RunId;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.playbook.Journey;
import dev.perennial.domain.playbook.Journey.Goal;
import dev.perennial.domain.playbook.JourneyRun;
import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.playbook.ReentryRule;
import dev.perennial.domain.playbook.Step;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Customer.Agenda;
import dev.perennial.domain.record.Enrollments;
import dev.perennial.domain.record.Enrollments.Enrollment;
import dev.perennial.domain.record.Enrollments.Taken;
import dev.perennial.domain.rules.commerce.OfferRules;
import dev.perennial.domain.rules.contact.ContactPolicy;
import dev.perennial.domain.rules.contact.SendTime;
import dev.perennial.domain.rules.journeys.JourneyOutcomes.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Begins, continues and ends journeys upon events and upon time. */
public final class JourneyRules implements Rule {
    private static final Duration A_DAY = Duration.ofDays(1);

    private final Map<String, Journey> byName;
    private final Map<String, List<Journey>> byEvent;
    private final JourneyPriority journeyPriority;
    private final DateWaits dateWaits;
    private final JourneyMails journeyMails;
    private final JourneyOutcomes outcomes;
    private final StepRunner stepRunner;

    public JourneyRules(Playbook playbook, ContactPolicy contactPolicy, OfferRules offerRules) {
        this.byName = playbook.journeys().stream().collect(toMap(Journey::name, identity()));
        this.byEvent = playbook.journeys().stream().collect(groupingBy(Journey::on));
        this.journeyPriority = new JourneyPriority(playbook.journeys());
        this.journeyMails = new JourneyMails(playbook, contactPolicy, journeyPriority, offerRules);
        this.dateWaits = new DateWaits(contactPolicy);
        this.outcomes = new JourneyOutcomes(contactPolicy);
        this.stepRunner = new StepRunner(
                contactPolicy, new SendTime(contactPolicy), dateWaits, journeyMails, offerRules, outcomes);
    }

    @Override
    public Set<Pass> passes() {
        return Set.of(Pass.EVENT);
    }

    @Override
    public void apply(Draft draft) {
        answer(draft);
        draft.catchUp(this::answer);
    }

    private void answer(Draft draft) {
        if (!draft.event.backfill()) {
            if (draft.event.fact() instanceof Fact.JourneyStopped stopped) {
                stop(draft, stopped);
            }
            end(draft);
        }
        List<Turn> turns = turns(draft);
        if (journeyPriority.matters()) {
            turns.sort(Comparator.comparing(Turn::priority, Comparator.reverseOrder()));
        }
        turns.forEach(turn -> turn.take().accept(draft));
    }

    @Override
    public void merge(Draft draft, Customer other) {
        set(draft, enrollments(draft).joined(other.lifecycle().enrollments()));
    }

    @Override
    public Optional<Agenda> next(Customer customer) {
        return customer.lifecycle()
                .enrollments()
                .nextDue()
                .map(enrollment -> Agenda.at(enrollment.due(), enrollment.journey() + ": " + enrollment.step()));
    }

    /** The turn of one journey; the order of turns matters where not all their mails may go. */
    private record Turn(int priority, Consumer<Draft> take) {}

    /** Journeys that the customer is on have their turn before others begin. */
    private List<Turn> turns(Draft draft) {
        List<Turn> turns = new ArrayList<>();
        if (!draft.event.backfill()) {
            for (Enrollment enrollment : enrollments(draft).active()) {
                int priority = journey(enrollment).map(JourneyPriority::of).orElse(0);
                turns.add(new Turn(priority, later -> goOn(later, enrollment)));
            }
        }
        draft.beginnings().forEach((type, data) -> {
            for (Journey journey : byEvent.getOrDefault(type, List.of())) {
                turns.add(new Turn(JourneyPriority.of(journey), later -> begin(later, journey, data)));
            }
        });
        return turns;
    }

    /** Takes the customer off all runs of a journey but those that began since. */
    private void stop(Draft draft, Fact.JourneyStopped stopped) {
        List<Enrollment> runs = enrollments(draft).active().stream()
                .filter(it -> it.journey().equals(stopped.journey()))
                .filter(it -> !happenedBefore(draft.event, it.begunAt()))
                .toList();
        if (runs.isEmpty()) {
            draft.decided("was not on " + stopped.journey());
        }
        String because = "left: stopped by " + stopped.by();
        for (Enrollment run : runs) {
            journey(run)
                    .ifPresentOrElse(
                            journey -> end(draft, journey, run, Outcome.LEFT, because),
                            () -> stop(draft, run, because));
        }
    }

    /** Of a journey that is no longer in the playbook. */
    private void stop(Draft draft, Enrollment run, String because) {
        set(draft, enrollments(draft).without(run));
        journeyMails.giveUp(draft, run, because);
        draft.decided(run.journey() + " " + because);
    }

    private void end(Draft draft) {
        for (Enrollment enrollment : enrollments(draft).active()) {
            journey(enrollment).ifPresent(journey -> end(draft, journey, enrollment));
        }
    }

    private void end(Draft draft, Journey journey, Enrollment enrollment) {
        JourneyRun journeyRun = JourneyRun.of(journey, enrollment);
        Optional<String> overtaken = journeyRun.overtaken(draft.customer);
        if (happenedBefore(draft.event, journeyRun.begunAt())) {
            overtaken.ifPresent(because -> end(draft, journey, enrollment, Outcome.LEFT, "left: " + because));
            return;
        }
        Optional<Goal> goal = journey.terms()
                .goal()
                .filter(it -> it.event().isMetBy(draft))
                .filter(_ -> journeyRun.mayBeAbout(draft.event.fact()));
        if (goal.isPresent()) {
            String on = goal.get().event().on();
            if (enrollment
                    .begunAt()
                    .filter(at -> goal.get().isInTime(at, happenedAt(draft.event)))
                    .isPresent()) {
                end(draft, journey, enrollment, Outcome.GOAL, "reached its goal: " + on);
            } else {
                end(draft, journey, enrollment, Outcome.LEFT, "left: " + on + ", not in its time");
            }
            return;
        }
        if (overtaken.isPresent()) {
            end(draft, journey, enrollment, Outcome.LEFT, "left: " + overtaken.get());
            return;
        }
        journey.leave().stream()
                .filter(trigger -> trigger.isMetBy(draft))
                .findFirst()
                .ifPresent(trigger -> end(draft, journey, enrollment, Outcome.LEFT, "left: " + trigger.on()));
    }

    private void end(Draft draft, Journey journey, Enrollment enrollment, Outcome outcome, String because) {
        set(draft, enrollments(draft).without(enrollment));
        JourneyRun journeyRun = JourneyRun.of(journey, enrollment);
        outcomes.ended(draft, journeyRun, outcome, because);
        if (journey.step(enrollment.step()).orElse(null) instanceof Step.Send postponed) {
            journeyMails.giveUp(draft, journeyRun, enrollment.since(), postponed, because);
        }
    }

    /** Continues a journey whose step waited for what happened now, or whose time has come. */
    private void goOn(Draft draft, Enrollment enrollment) {
        Optional<Journey> journey = journey(enrollment);
        Optional<Integer> index = journey.flatMap(it -> it.indexOf(enrollment.step()));
        boolean due = draft.event.fact() instanceof Fact.CustomerDue
                && !enrollment.due().isAfter(draft.event.receivedAt());
        if (index.filter(it -> it < journey.get().steps().size()).isEmpty()) {
            if (due) {
                set(draft, enrollments(draft).without(enrollment));
                nothingFollows(draft, journey, enrollment);
            }
            return;
        }
        Step step = journey.get().steps().get(index.get());
        Optional<Integer> next = step instanceof Step.WaitUntil wait
                ? next(draft, JourneyRun.of(journey.get(), enrollment), index.get(), enrollment, wait, due)
                : step instanceof Step.Wait wait && moved(draft, enrollment, wait)
                        ? index
                        : next(draft, journey.get(), index.get(), enrollment, step, due);
        next.ifPresent(from -> {
            set(draft, enrollments(draft).without(enrollment));
            boolean stays = from.equals(index.get());
            Instant reached = due ? enrollment.due() : happenedAt(draft.event);
            Instant since = stays ? enrollment.since() : reached;
            stepRunner.run(draft, JourneyRun.of(journey.get(), enrollment), from, since, Map.of());
        });
    }

    /**
     * Whether its time of day comes later or sooner than it was thought to when the wait began: the rules of the time
     * zone are newer, or the customer lives elsewhere by now. One whose length is another in the playbook stays as it
     * is.
     */
    private boolean moved(Draft draft, Enrollment enrollment, Step.Wait wait) {
        Instant over =
                stepRunner.timeOfDay(draft.customer, wait, enrollment.since()).orElse(enrollment.due());
        return !over.equals(enrollment.due())
                && over.isAfter(draft.event.receivedAt())
                && Duration.between(enrollment.due(), over).abs().compareTo(A_DAY) < 0;
    }

    private void nothingFollows(Draft draft, Optional<Journey> journey, Enrollment enrollment) {
        boolean stepsAreDone = enrollment.step().equals(Step.END);
        String because = stepsAreDone
                ? "has come to its end without its goal"
                : "left: its step " + enrollment.step() + " is no longer in the playbook";
        if (!stepsAreDone) {
            journeyMails.giveUp(draft, enrollment, because);
        }
        journey.ifPresentOrElse(
                it -> outcomes.ended(
                        draft, JourneyRun.of(it, enrollment), stepsAreDone ? Outcome.OVER : Outcome.LEFT, because),
                () -> draft.decided(enrollment.journey() + " " + because));
    }

    /** The day may have moved: then the customer waits at the same step until another. */
    private Optional<Integer> next(
            Draft draft, JourneyRun journeyRun, int index, Enrollment enrollment, Step.WaitUntil wait, boolean due) {
        Optional<Instant> until = dateWaits.over(draft.customer, journeyRun, wait, enrollment.since());
        if (due && until.filter(at -> !at.isAfter(draft.event.receivedAt())).isPresent()) {
            return Optional.of(index + 1);
        }
        return until.equals(Optional.of(enrollment.due())) ? Optional.empty() : Optional.of(index);
    }

    /** The step at which the journey continues; empty where the wait is not over. */
    private static Optional<Integer> next(
            Draft draft, Journey journey, int index, Enrollment enrollment, Step step, boolean due) {
        return switch (step) {
            case Step.Await await
            when await.event().isMetBy(draft) && !happenedBefore(draft.event, Optional.of(enrollment.since())) -> {
                draft.decided(journey.name() + " goes on: " + await.event().on());
                yield Optional.of(StepRunner.target(journey, index, await.then()));
            }
            case Step.Await await when due -> Optional.of(StepRunner.target(journey, index, await.otherwise()));
            case Step.Send _ when due -> Optional.of(index);
            case Step.Wait _ when due -> Optional.of(index + 1);
            default -> due ? Optional.of(index) : Optional.empty();
        };
    }

    private void begin(Draft draft, Journey journey, Map<String, Object> data) {
        if (journey.when().holds(draft.customer, draft.event, journey.on())) {
            consider(draft, journey, data);
        }
    }

    private void consider(Draft draft, Journey journey, Map<String, Object> data) {
        Instant since = happenedAt(draft.event);
        Duration age = Duration.between(since, draft.event.receivedAt());
        RunId run = journey.once() ? RunId.ONCE : occurrence(draft.event, journey);
        if (draft.event.backfill()) {
            draft.decided("no " + journey.name() + " mail: this is history, it sends nothing");
        } else if (age.compareTo(journey.freshFor()) > 0) {
            draft.decided("no " + journey.name() + " mail: " + age.toDays() + " days later it would be stale");
        } else {
            refused(enrollments(draft), journey, run, since)
                    .ifPresentOrElse(
                            because -> draft.decided("no " + journey.name() + ": " + because),
                            () -> begin(draft, journey, run, since, data));
        }
    }

    private static Optional<String> refused(Enrollments enrollments, Journey journey, RunId run, Instant since) {
        Optional<ReentryRule> again = journey.terms().again();
        if (again.isPresent() ? enrollments.isOn(journey.name()) : enrollments.isOn(journey.name(), run)) {
            return Optional.of("the customer is on it");
        }
        Optional<Taken> taken = enrollments.taken(journey.name());
        if (journey.once() && taken.isPresent()) {
            return Optional.of("it is taken once");
        }
        if (enrollments.active().size() >= Enrollments.MOST) {
            return Optional.of("on " + Enrollments.MOST + " journeys already");
        }
        return again.flatMap(rule -> taken.flatMap(it -> rule.refuses(it, since)));
    }

    private void begin(Draft draft, Journey journey, RunId run, Instant since, Map<String, Object> data) {
        if (journey.isRemembered()) {
            Optional<Instant> at = journey.terms().again().map(_ -> since);
            set(draft, enrollments(draft).begun(new Taken(journey.name(), 1, at)));
        }
        JourneyRun journeyRun = JourneyRun.begun(journey, run, since);
        outcomes.begun(draft, journeyRun);
        stepRunner.run(draft, journeyRun, 0, reached(draft.event, journey, since), data);
    }

    /** A contract may be as it is for months when we hear of it: its days before that are over. */
    private static Instant reached(Event event, Journey journey, Instant since) {
        return journey.isAboutAContract() && since.isBefore(event.receivedAt()) ? event.receivedAt() : since;
    }

    private Optional<Journey> journey(Enrollment enrollment) {
        return Optional.ofNullable(byName.get(enrollment.journey()));
    }

    static Enrollments enrollments(Draft draft) {
        return draft.customer.lifecycle().enrollments();
    }

    static void set(Draft draft, Enrollments next) {
        draft.customer = draft.customer.with(draft.customer.lifecycle().on(next));
    }

    /** When the reason for the journey arose: the moment that the clock was set to, or that of the fact. */
    private static Instant happenedAt(Event event) {
        return event.fact() instanceof Fact.CustomerDue due ? due.dueAt() : event.occurredAt();
    }

    /** Whether it tells of a time before that: it is no answer to what was begun or waited for then. */
    private static boolean happenedBefore(Event event, Optional<Instant> moment) {
        return moment.filter(happenedAt(event)::isBefore).isPresent();
    }

    private static RunId occurrence(Event event, Journey journey) {
        return switch (event.fact()) {
            case Fact.PurchaseCompleted purchase -> new RunId(purchase.orderId());
            case Fact.PurchaseRefunded refund -> new RunId(refund.refundId());
            case Fact.ContractChanged contract
            when journey.isAboutAContract() ->
                new Contract(contract, event.occurredAt()).run().id();
            case Fact.BroadcastReached _ -> RunId.ONCE;
            case Fact.CustomerDue due ->
                new RunId(due.dueAt().atOffset(ZoneOffset.UTC).toLocalDate().toString());
            default -> new RunId(event.id());
        };
    }
}
