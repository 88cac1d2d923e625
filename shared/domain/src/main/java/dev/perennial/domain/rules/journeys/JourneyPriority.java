package dev.perennial.domain.rules.journeys;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.perennial.domain.playbook.Journey;
import dev.perennial.domain.playbook.Step;
import dev.perennial.domain.record.Enrollments;
import dev.perennial.domain.record.Enrollments.Enrollment;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The order of journeys where the caps leave room for one mail alone: the higher priority first; of two with the same
 * priority the one that is under way before the one that begins, then the order of the playbook.
 */
final class JourneyPriority {
    /** Those that go before others; empty where no journey says so. */
    private final Map<String, Journey> first;

    JourneyPriority(List<Journey> journeys) {
        first = journeys.stream().filter(journey -> of(journey) > 0).collect(toMap(Journey::name, identity()));
    }

    static int of(Journey journey) {
        return journey.terms().priority();
    }

    boolean matters() {
        return !first.isEmpty();
    }

    /**
     * How many mails that were put off go before one of this journey: their time has come, and only the sweep has not
     * come by yet.
     */
    int waitingBefore(Journey journey, Enrollments enrollments, Instant now) {
        if (!matters()) {
            return 0;
        }
        return (int) enrollments.active().stream()
                .filter(enrollment -> !enrollment.due().isAfter(now))
                .filter(enrollment -> isMailBefore(journey, enrollment, now))
                .count();
    }

    private boolean isMailBefore(Journey journey, Enrollment enrollment, Instant now) {
        Journey other = first.get(enrollment.journey());
        return other != null
                && of(other) > of(journey)
                && other.step(enrollment.step())
                        .filter(step -> step instanceof Step.Send send
                                && !now.isAfter(enrollment.since().plus(send.freshFor())))
                        .isPresent();
    }
}
