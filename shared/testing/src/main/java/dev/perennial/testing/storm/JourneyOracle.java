package dev.perennial.testing.storm;

import dev.perennial.document.Document;
import dev.perennial.domain.entitlements.Contracts;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.playbook.Journey;
import dev.perennial.domain.playbook.Journey.Goal;
import dev.perennial.domain.playbook.RecordDate;
import dev.perennial.domain.playbook.ReentryRule;
import dev.perennial.domain.playbook.Step;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Effect;
import dev.perennial.domain.record.Effect.Announcement;
import dev.perennial.domain.record.Enrollments;
import dev.perennial.domain.record.Enrollments.Taken;
import dev.perennial.domain.values.CustomerId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is wrong after a storm with the journeys that customers took. */
final class JourneyOracle {
    private final Storm storm;
    private final List<String> wrong = new ArrayList<>();

    private JourneyOracle(Storm storm) {
        this.storm = storm;
    }

    static List<String> on(Storm storm) {
        JourneyOracle verdict = new JourneyOracle(storm);
        for (Journey journey : storm.playbook.journeys()) {
            journey.terms().again().ifPresent(again -> verdict.takenAgain(journey, again));
            journey.terms().goal().ifPresent(goal -> verdict.everyBeginningHasAnEnd(journey, goal));
            verdict.whoIsHeldOutGetsNothing(journey);
        }
        verdict.theHigherPriorityGoesFirst();
        verdict.whoWaitsForADayWaitsForTheRightOne();
        verdict.nobodyIsOnAJourneyForAContractThatEndsOtherwise();
        return verdict.wrong;
    }

    /** From write to write of a record; what is joined counts together and may be more. */
    private void takenAgain(Journey journey, ReentryRule again) {
        Map<CustomerId, Taken> before = new HashMap<>();
        for (Customer image : storm.customers.images()) {
            Optional<Taken> taken = image.lifecycle().enrollments().taken().stream()
                    .filter(it -> it.journey().equals(journey.name()))
                    .findFirst();
            if (taken.isEmpty()) {
                before.remove(image.id());
                continue;
            }
            Taken now = taken.get();
            Optional<Taken> last = Optional.ofNullable(before.put(image.id(), now));
            if (!image.identity().aliases().isEmpty()) {
                continue;
            }
            if (again.atMost().filter(most -> now.times() > most).isPresent()) {
                wrong.add("taken too often: " + now);
            }
            if (last.filter(it -> isSooner(it, now, again)).isPresent()) {
                wrong.add("taken again too soon: " + now + " after " + last.get());
            }
        }
    }

    /** Told to others: begun as often as it came to its end, but for those who are still on it. */
    private void everyBeginningHasAnEnd(Journey journey, Goal goal) {
        Map<CustomerId, Integer> open = new HashMap<>();
        Map<String, Announcement> told = new TreeMap<>();
        storm.outbox.announcements().forEach(it -> told.put(it.customerId() + it.eventId(), it));
        for (Announcement news : told.values()) {
            if (!journey.name().equals(news.data().get("journey"))) {
                continue;
            }
            boolean begun = news.type().equals("JourneyBegun");
            open.merge(news.customerId(), begun ? 1 : -1, Integer::sum);
            if (!begun && "GOAL".equals(news.data().get("outcome")) && !isInTime(news, goal)) {
                wrong.add("reached out of time: " + news);
            }
            String group = journey.holdsOut(news.customerId()) ? "HELD_OUT" : "TREATED";
            if (!group.equals(news.data().get("group"))) {
                wrong.add("told of another group than " + group + ": " + news);
            }
        }
        open.forEach((id, runs) -> {
            Customer record = storm.customers.load(id);
            long enrollments = record.lifecycle().enrollments().active().stream()
                    .filter(enrollment -> enrollment.journey().equals(journey.name()))
                    .count();
            boolean alone = record.identity().aliases().isEmpty()
                    && record.identity().mergedInto().isEmpty()
                    && record.id().equals(id)
                    && record.identity().erasedAt().isEmpty();
            if (alone && runs != enrollments) {
                wrong.add("of %s, %d runs are not told to be over and %d are underway: %s"
                        .formatted(journey.name(), runs, enrollments, id));
            }
        });
    }

    private static boolean isInTime(Announcement news, Goal goal) {
        Instant begunAt = new Document(news.data()).instant("begunAt");
        return !news.occurredAt().isBefore(begunAt) && !news.occurredAt().isAfter(begunAt.plus(goal.within()));
    }

    private void whoIsHeldOutGetsNothing(Journey journey) {
        for (Customer image : storm.customers.images()) {
            for (Effect owed : image.owed()) {
                if (owed instanceof Effect.Message message
                        && message.journey().equals(journey.name())
                        && journey.holdsOut(message.customerId())) {
                    wrong.add("mailed to one who is held out: " + message.sendKey());
                }
            }
        }
    }

    /** By one write: none is put off for the caps while one of lower priority goes. */
    private void theHigherPriorityGoesFirst() {
        for (Customer image : storm.customers.images()) {
            int putOff = image.owed().stream()
                    .filter(Effect.Withheld.class::isInstance)
                    .map(Effect.Withheld.class::cast)
                    .filter(it -> it.until().isPresent() && it.because().contains("mails within"))
                    .mapToInt(it -> priority(it.message()))
                    .max()
                    .orElse(0);
            image.owed().stream()
                    .filter(Effect.Message.class::isInstance)
                    .map(Effect.Message.class::cast)
                    .filter(it -> !isAnswer(it) && priority(it) < putOff)
                    .forEach(it -> wrong.add("took the place of one before it: " + it.sendKey()));
        }
    }

    /** In the samples: so many days after the latest order. */
    private void whoWaitsForADayWaitsForTheRightOne() {
        for (Customer record : recordsWithoutHistory()) {
            for (Enrollments.Enrollment enrollment :
                    record.lifecycle().enrollments().active()) {
                if (step(enrollment) instanceof Step.WaitUntil wait
                        && wait.date().equals(RecordDate.LAST_PURCHASE)
                        && record.identity().aliases().isEmpty()
                        && record.identity().mergedInto().isEmpty()) {
                    Duration between =
                            Duration.between(record.purchases().lastAt().orElseThrow(), enrollment.due());
                    if (Math.abs(between.toHours() - 24L * wait.days()) > 48) {
                        wrong.add("waits until "
                                + enrollment.due()
                                + " and ordered on "
                                + record.purchases().lastAt());
                    }
                }
            }
        }
    }

    private void nobodyIsOnAJourneyForAContractThatEndsOtherwise() {
        for (Customer record : recordsWithoutHistory()) {
            for (Enrollments.Enrollment enrollment :
                    record.lifecycle().enrollments().active()) {
                String day = enrollment.run().value().replaceAll(" .*", "");
                String id = enrollment.run().value().replaceAll("^[^ ]* ", "");
                if (enrollment.journey().equals("before-it-ends")
                        && record.identity().aliases().isEmpty()
                        && record.identity().mergedInto().isEmpty()
                        && record.entitlements().contracts().known().stream()
                                .noneMatch(it -> it.id().equals(id) && day.equals(goesOnUntil(it)))) {
                    wrong.add("on " + enrollment + " with "
                            + record.entitlements().contracts());
                }
            }
        }
    }

    private static String goesOnUntil(Contracts.Contract contract) {
        String state = contract.word().state() == Fact.ContractState.CANCELLED ? "cancelled" : "";
        return state + contract.endsOn().map(Object::toString).orElse("");
    }

    /** History moves nobody on a journey. */
    private Collection<Customer> recordsWithoutHistory() {
        Map<CustomerId, Customer> records = new HashMap<>();
        storm.customers.images().forEach(image -> records.put(image.id(), image));
        for (Event event : storm.history.facts()) {
            if (event.backfill()) {
                records.remove(storm.recordOf(event));
            }
        }
        return records.values();
    }

    private Step step(Enrollments.Enrollment enrollment) {
        return storm.playbook.journeys().stream()
                .filter(journey -> journey.name().equals(enrollment.journey()))
                .flatMap(journey -> journey.steps().stream())
                .filter(step -> step.name().equals(enrollment.step()))
                .findFirst()
                .orElse(new Step.GoTo("nowhere", Step.END));
    }

    /** Of what is no mail of a journey, the lowest. */
    private int priority(Effect.Message message) {
        return journey(message).map(journey -> journey.terms().priority()).orElse(0);
    }

    private boolean isAnswer(Effect.Message message) {
        return journey(message).stream()
                .flatMap(journey -> journey.steps().stream())
                .noneMatch(it ->
                        it instanceof Step.Send send && send.template().equals(message.template()) && !send.anytime());
    }

    private Optional<Journey> journey(Effect.Message message) {
        return storm.playbook.journeys().stream()
                .filter(journey -> journey.name().equals(message.journey()))
                .findFirst();
    }

    private static boolean isSooner(Taken last, Taken now, ReentryRule again) {
        Instant from = last.lastAt().orElseThrow().plus(again.after());
        return now.times() > last.times() && now.lastAt().orElseThrow().isBefore(from);
    }
}
