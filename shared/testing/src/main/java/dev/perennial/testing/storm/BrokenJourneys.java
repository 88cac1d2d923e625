package dev.perennial.testing.storm;

import dev.perennial.domain.Again;
import dev.perennial.domain.Journey;
import dev.perennial.domain.Journey.Goal;
import dev.perennial.domain.Journey.Terms;
import dev.perennial.domain.Playbook;
import dev.perennial.domain.Segment;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Mistakes with the terms of journeys. */
final class BrokenJourneys {
    private BrokenJourneys() {}

    static Seams takenAgainAtWill() {
        Again atWill = new Again(Duration.ZERO, Optional.empty());
        return deciding(terms -> terms.again().isPresent() ? terms.with(atWill) : terms);
    }

    static Seams goalCountedLate() {
        return deciding(terms -> terms.goal()
                .map(goal -> new Goal(goal.event(), Duration.ofDays(3650)))
                .map(terms::with)
                .orElse(terms));
    }

    static Seams heldOutNobody() {
        return deciding(terms -> terms.heldOut(0));
    }

    static Seams prioritiesIgnored() {
        return deciding(terms -> terms.withPriority(0));
    }

    static Seams segmentsNeverLeft() {
        return new Seams() {
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
    private static Seams deciding(UnaryOperator<Terms> change) {
        return new Seams() {
            @Override
            public Playbook playbook(Playbook playbook) {
                return playbook.with(playbook.journeys().stream()
                        .map(it -> changed(it, change))
                        .toList());
            }
        };
    }

    private static Journey changed(Journey journey, UnaryOperator<Terms> change) {
        return journey.on(change.apply(journey.terms()));
    }
}
