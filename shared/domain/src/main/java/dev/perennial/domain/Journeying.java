package dev.perennial.domain;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.perennial.domain.Underway.Place;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which journeys an event begins, ends and brings forward, and what their steps come to. */
final class Journeying {
    /**
     * No journey goes through so many steps at once; the compiler refuses circles without a wait.
     */
    private static final int MOST_STEPS = 100;

    private final Map<String, Journey> byName;
    private final Map<String, List<Journey>> byEvent;
    private final Restraint restraint;
    private final Mailing mailing;

    Journeying(Playbook playbook) {
        this.byName = playbook.journeys().stream().collect(toMap(Journey::name, identity()));
        this.byEvent = playbook.journeys().stream().collect(groupingBy(Journey::on));
        this.restraint = new Restraint(playbook.courtesy());
        this.mailing = new Mailing(playbook, restraint);
    }

    void apply(Draft draft) {
        if (!draft.event.backfill()) {
            leave(draft);
            goOn(draft);
        }
        draft.happened().forEach((type, data) -> begin(draft, type, data));
    }

    private void leave(Draft draft) {
        for (Place place : underway(draft).places()) {
            journey(place).ifPresent(journey -> leave(draft, journey, place));
        }
    }

    private void leave(Draft draft, Journey journey, Place place) {
        Optional<String> because =
                journey.leave().stream()
                        .filter(trigger -> trigger.isMetBy(draft))
                        .map(trigger -> "left: " + trigger.on())
                        .findFirst();
        if (because.isPresent()) {
            set(draft, underway(draft).without(place));
            draft.decided(journey.name() + " " + because.get());
            if (journey.step(place.step()).orElse(null) instanceof Step.Send postponed) {
                mailing.giveUp(draft, journey, place, postponed, because.get());
            }
        }
    }

    /** Those who waited for what happened now, and those whose time has come. */
    private void goOn(Draft draft) {
        for (Place place : underway(draft).places()) {
            Optional<Journey> journey = journey(place);
            Optional<Integer> index = journey.flatMap(it -> it.indexOf(place.step()));
            boolean due =
                    draft.event.fact() instanceof Fact.CustomerDue
                            && !place.due().isAfter(draft.event.receivedAt());
            if (index.isEmpty()) {
                if (due) {
                    set(draft, underway(draft).without(place));
                    draft.decided(
                            place.journey()
                                    + " left: its step "
                                    + place.step()
                                    + " is no longer in the playbook");
                }
                continue;
            }
            Step step = journey.get().steps().get(index.get());
            Optional<Integer> next = next(draft, journey.get(), index.get(), step, due);
            next.ifPresent(
                    from -> {
                        set(draft, underway(draft).without(place));
                        boolean stays = from.equals(index.get());
                        Instant reached = due ? place.due() : happenedAt(draft.event);
                        Instant since = stays ? place.since() : reached;
                        walk(draft, journey.get(), place.run(), from, since, Map.of());
                    });
        }
    }

    /** Where it is gone on with; empty where the wait is not over. */
    private static Optional<Integer> next(
            Draft draft, Journey journey, int index, Step step, boolean due) {
        return switch (step) {
            case Step.Await await when await.event().isMetBy(draft) -> {
                draft.decided(journey.name() + " goes on: " + await.event().on());
                yield Optional.of(target(journey, index, await.then()));
            }
            case Step.Await await when due ->
                    Optional.of(target(journey, index, await.otherwise()));
            case Step.Send _ when due -> Optional.of(index);
            case Step.Wait _ when due -> Optional.of(index + 1);
            default -> due ? Optional.of(index) : Optional.empty();
        };
    }

    private void begin(Draft draft, String type, Map<String, Object> data) {
        for (Journey journey : byEvent.getOrDefault(type, List.of())) {
            if (journey.when().holds(draft.customer, draft.event, type)) {
                consider(draft, journey, data);
            }
        }
    }

    private void consider(Draft draft, Journey journey, Map<String, Object> data) {
        Instant since = happenedAt(draft.event);
        Duration age = Duration.between(since, draft.event.receivedAt());
        String run = journey.once() ? "" : occurrence(draft.event);
        if (draft.event.backfill()) {
            draft.decided("no " + journey.name() + " mail: this is history, it sends nothing");
        } else if (age.compareTo(journey.freshFor()) > 0) {
            draft.decided(
                    "no "
                            + journey.name()
                            + " mail: "
                            + age.toDays()
                            + " days later it would be stale");
        } else if (underway(draft).isOn(journey.name(), run)) {
            draft.decided("no second " + journey.name() + ": the customer is on it");
        } else if (underway(draft).taken().contains(journey.name())) {
            draft.decided("no second " + journey.name() + ": it is taken once");
        } else if (underway(draft).places().size() >= Underway.MOST) {
            draft.decided("no " + journey.name() + ": on " + Underway.MOST + " journeys already");
        } else {
            // Of a single mail the ledger knows whether it went.
            if (journey.once() && journey.steps().size() > 1) {
                set(draft, underway(draft).begun(journey.name()));
            }
            walk(draft, journey, run, 0, since, data);
        }
    }

    /**
     * Takes step after step, until one waits.
     *
     * @param since when the first of them was reached
     */
    private void walk(
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
                set(draft, underway(draft).with(place));
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
    private static int target(Journey journey, int index, Optional<String> target) {
        return target.flatMap(journey::indexOf).orElse(index + 1);
    }

    private Optional<Journey> journey(Place place) {
        return Optional.ofNullable(byName.get(place.journey()));
    }

    private static Underway underway(Draft draft) {
        return draft.customer.lifecycle().underway();
    }

    private static void set(Draft draft, Underway next) {
        draft.customer = draft.customer.with(draft.customer.lifecycle().on(next));
    }

    /**
     * When the reason for the journey arose: the moment that the clock was set to, or that of the
     * fact.
     */
    private static Instant happenedAt(Event event) {
        return event.fact() instanceof Fact.CustomerDue due ? due.dueAt() : event.occurredAt();
    }

    private static String occurrence(Event event) {
        return switch (event.fact()) {
            case Fact.PurchaseCompleted purchase -> purchase.orderId();
            case Fact.PurchaseRefunded refund -> refund.refundId();
            case Fact.CustomerDue due ->
                    due.dueAt().atOffset(ZoneOffset.UTC).toLocalDate().toString();
            default -> event.id();
        };
    }
}
