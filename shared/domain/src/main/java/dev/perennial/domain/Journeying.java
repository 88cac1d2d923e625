package dev.perennial.domain;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.perennial.domain.Contracts.Contract;
import dev.perennial.domain.Journey.Goal;
import dev.perennial.domain.Outcomes.Outcome;
import dev.perennial.domain.Underway.Place;
import dev.perennial.domain.Underway.Taken;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Which journeys an event begins, ends and brings forward. */
final class Journeying {
    private final Map<String, Journey> byName;
    private final Map<String, List<Journey>> byEvent;
    private final Precedence precedence;
    private final Days days;
    private final Mailing mailing;
    private final Outcomes outcomes;
    private final Walking walking;

    Journeying(Playbook playbook) {
        this.byName = playbook.journeys().stream().collect(toMap(Journey::name, identity()));
        this.byEvent = playbook.journeys().stream().collect(groupingBy(Journey::on));
        this.precedence = new Precedence(playbook.journeys());
        Restraint restraint = new Restraint(playbook.courtesy());
        Offering offering = new Offering(playbook, restraint);
        this.mailing = new Mailing(playbook, restraint, precedence, offering);
        this.days = new Days(restraint);
        this.outcomes = new Outcomes(restraint);
        this.walking = new Walking(restraint, new Timing(restraint), days, mailing, offering, outcomes);
    }

    void apply(Draft draft) {
        if (!draft.event.backfill()) {
            end(draft);
        }
        List<Turn> turns = turns(draft);
        if (precedence.matters()) {
            turns.sort(Comparator.comparing(Turn::priority, Comparator.reverseOrder()));
        }
        turns.forEach(turn -> turn.take().accept(draft));
    }

    /** One journey has its turn; which is first matters where not all their mails may go. */
    private record Turn(int priority, Consumer<Draft> take) {}

    /** Who is on a journey goes on before others begin. */
    private List<Turn> turns(Draft draft) {
        List<Turn> turns = new ArrayList<>();
        if (!draft.event.backfill()) {
            for (Place place : underway(draft).places()) {
                int priority = journey(place).map(Precedence::of).orElse(0);
                turns.add(new Turn(priority, later -> goOn(later, place)));
            }
        }
        draft.beginnings().forEach((type, data) -> {
            for (Journey journey : byEvent.getOrDefault(type, List.of())) {
                turns.add(new Turn(Precedence.of(journey), later -> begin(later, journey, data)));
            }
        });
        return turns;
    }

    private void end(Draft draft) {
        for (Place place : underway(draft).places()) {
            journey(place).ifPresent(journey -> end(draft, journey, place));
        }
    }

    private void end(Draft draft, Journey journey, Place place) {
        Course course = Course.of(journey, place);
        Optional<Goal> goal = journey.terms()
                .goal()
                .filter(it -> it.event().isMetBy(draft))
                .filter(_ -> course.mayBeAbout(draft.event.fact()));
        if (goal.isPresent()) {
            String on = goal.get().event().on();
            if (place.begunAt()
                    .filter(at -> goal.get().isInTime(at, happenedAt(draft.event)))
                    .isPresent()) {
                end(draft, journey, place, Outcome.GOAL, "reached its goal: " + on);
            } else {
                end(draft, journey, place, Outcome.LEFT, "left: " + on + ", not in its time");
            }
            return;
        }
        Optional<String> overtaken = course.overtaken(draft.customer);
        if (overtaken.isPresent()) {
            end(draft, journey, place, Outcome.LEFT, "left: " + overtaken.get());
            return;
        }
        journey.leave().stream()
                .filter(trigger -> trigger.isMetBy(draft))
                .findFirst()
                .ifPresent(trigger -> end(draft, journey, place, Outcome.LEFT, "left: " + trigger.on()));
    }

    private void end(Draft draft, Journey journey, Place place, Outcome outcome, String because) {
        set(draft, underway(draft).without(place));
        Course course = Course.of(journey, place);
        outcomes.ended(draft, course, outcome, because);
        if (journey.step(place.step()).orElse(null) instanceof Step.Send postponed) {
            mailing.giveUp(draft, course, place.since(), postponed, because);
        }
    }

    /** Those who waited for what happened now, and those whose time has come. */
    private void goOn(Draft draft, Place place) {
        Optional<Journey> journey = journey(place);
        Optional<Integer> index = journey.flatMap(it -> it.indexOf(place.step()));
        boolean due =
                draft.event.fact() instanceof Fact.CustomerDue && !place.due().isAfter(draft.event.receivedAt());
        if (index.filter(it -> it < journey.get().steps().size()).isEmpty()) {
            if (due) {
                set(draft, underway(draft).without(place));
                nothingFollows(draft, journey, place);
            }
            return;
        }
        Step step = journey.get().steps().get(index.get());
        Optional<Integer> next = step instanceof Step.WaitUntil wait
                ? next(draft, Course.of(journey.get(), place), index.get(), place, wait, due)
                : next(draft, journey.get(), index.get(), step, due);
        next.ifPresent(from -> {
            set(draft, underway(draft).without(place));
            boolean stays = from.equals(index.get());
            Instant reached = due ? place.due() : happenedAt(draft.event);
            Instant since = stays ? place.since() : reached;
            walking.walk(draft, Course.of(journey.get(), place), from, since, Map.of());
        });
    }

    private void nothingFollows(Draft draft, Optional<Journey> journey, Place place) {
        boolean stepsAreDone = place.step().equals(Step.END);
        String because = stepsAreDone
                ? "has come to its end without its goal"
                : "left: its step " + place.step() + " is no longer in the playbook";
        journey.ifPresentOrElse(
                it -> outcomes.ended(draft, Course.of(it, place), stepsAreDone ? Outcome.OVER : Outcome.LEFT, because),
                () -> draft.decided(place.journey() + " " + because));
    }

    /** The day may have moved: then the customer waits at the same step until another. */
    private Optional<Integer> next(
            Draft draft, Course course, int index, Place place, Step.WaitUntil wait, boolean due) {
        Optional<Instant> until = days.over(draft.customer, course, wait, place.since());
        if (due && until.filter(at -> !at.isAfter(draft.event.receivedAt())).isPresent()) {
            return Optional.of(index + 1);
        }
        return until.equals(Optional.of(place.due())) ? Optional.empty() : Optional.of(index);
    }

    /** Where it is gone on with; empty where the wait is not over. */
    private static Optional<Integer> next(Draft draft, Journey journey, int index, Step step, boolean due) {
        return switch (step) {
            case Step.Await await
            when await.event().isMetBy(draft) -> {
                draft.decided(journey.name() + " goes on: " + await.event().on());
                yield Optional.of(Walking.target(journey, index, await.then()));
            }
            case Step.Await await when due -> Optional.of(Walking.target(journey, index, await.otherwise()));
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
        String run = journey.once() ? "" : occurrence(draft.event, journey);
        if (draft.event.backfill()) {
            draft.decided("no " + journey.name() + " mail: this is history, it sends nothing");
        } else if (age.compareTo(journey.freshFor()) > 0) {
            draft.decided("no " + journey.name() + " mail: " + age.toDays() + " days later it would be stale");
        } else {
            refused(underway(draft), journey, run, since)
                    .ifPresentOrElse(
                            because -> draft.decided("no " + journey.name() + ": " + because),
                            () -> begin(draft, journey, run, since, data));
        }
    }

    private static Optional<String> refused(Underway underway, Journey journey, String run, Instant since) {
        Optional<Again> again = journey.terms().again();
        if (again.isPresent() ? underway.isOn(journey.name()) : underway.isOn(journey.name(), run)) {
            return Optional.of("the customer is on it");
        }
        Optional<Taken> taken = underway.taken(journey.name());
        if (journey.once() && taken.isPresent()) {
            return Optional.of("it is taken once");
        }
        if (underway.places().size() >= Underway.MOST) {
            return Optional.of("on " + Underway.MOST + " journeys already");
        }
        return again.flatMap(rule -> taken.flatMap(it -> rule.refuses(it, since)));
    }

    private void begin(Draft draft, Journey journey, String run, Instant since, Map<String, Object> data) {
        if (journey.isRemembered()) {
            Optional<Instant> at = journey.terms().again().map(_ -> since);
            set(draft, underway(draft).begun(new Taken(journey.name(), 1, at)));
        }
        Course course = Course.begun(journey, run, since);
        outcomes.begun(draft, course);
        walking.walk(draft, course, 0, reached(draft.event, journey, since), data);
    }

    /** A contract may be as it is for months when we hear of it: its days before that are over. */
    private static Instant reached(Event event, Journey journey, Instant since) {
        return journey.isAboutAContract() && since.isBefore(event.receivedAt()) ? event.receivedAt() : since;
    }

    private Optional<Journey> journey(Place place) {
        return Optional.ofNullable(byName.get(place.journey()));
    }

    static Underway underway(Draft draft) {
        return draft.customer.lifecycle().underway();
    }

    static void set(Draft draft, Underway next) {
        draft.customer = draft.customer.with(draft.customer.lifecycle().on(next));
    }

    /** When the reason for the journey arose: the moment that the clock was set to, or that of the fact. */
    private static Instant happenedAt(Event event) {
        return event.fact() instanceof Fact.CustomerDue due ? due.dueAt() : event.occurredAt();
    }

    private static String occurrence(Event event, Journey journey) {
        return switch (event.fact()) {
            case Fact.PurchaseCompleted purchase -> purchase.orderId();
            case Fact.PurchaseRefunded refund -> refund.refundId();
            case Fact.ContractChanged contract
            when journey.isAboutAContract() -> new Contract(contract, event.occurredAt()).run();
            case Fact.CustomerDue due ->
                due.dueAt().atOffset(ZoneOffset.UTC).toLocalDate().toString();
            default -> event.id();
        };
    }
}
