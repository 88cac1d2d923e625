package dev.perennial.testing.storm;

import dev.perennial.domain.playbook.Journey;
import dev.perennial.domain.playbook.Journey.Goal;
import dev.perennial.domain.playbook.Journey.Settings;
import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.playbook.ReentryRule;
import dev.perennial.domain.playbook.Segment;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Mistakes with the terms of journeys. */
final class BrokenJourneys {
    private BrokenJourneys() {}

    static InjectionPoints takenAgainAtWill() {
        ReentryRule atWill = new ReentryRule(Duration.ZERO, Optional.empty());
        return deciding(terms -> terms.again().isPresent() ? terms.with(atWill) : terms);
    }

    static InjectionPoints goalCountedLate() {
        return deciding(terms -> terms.goal()
                .map(goal -> new Goal(goal.event(), Duration.ofDays(3650)))
                .map(terms::with)
                .orElse(terms));
    }

    static InjectionPoints heldOutNobody() {
        return deciding(terms -> terms.heldOut(0));
    }

    static InjectionPoints prioritiesIgnored() {
        return deciding(terms -> terms.withPriority(0));
    }

    static InjectionPoints segmentsNeverLeft() {
        return new InjectionPoints() {
            @Override
            public Playbook playbook(Playbook playbook) {
                return playbook.withSegments(playbook.segments().stream()
                        .map(BrokenJourneys::neverLeft)
                        .toList());
            }
        };
    }

    private static Segment neverLeft(Segment segment) {
        return new Segment(
                segment.name(),
                (customer, event, type) -> customer.lifecycle().segments().contains(segment.name())
                        || segment.when().holds(customer, event, type));
    }

    /** Decides by other terms than those that the verdict knows. */
    private static InjectionPoints deciding(UnaryOperator<Settings> change) {
        return new InjectionPoints() {
            @Override
            public Playbook playbook(Playbook playbook) {
                return playbook.with(playbook.journeys().stream()
                        .map(it -> changed(it, change))
                        .toList());
            }
        };
    }

    private static Journey changed(Journey journey, UnaryOperator<Settings> change) {
        return journey.on(change.apply(journey.terms()));
    }
}
