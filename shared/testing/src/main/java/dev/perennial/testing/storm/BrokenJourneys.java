package dev.perennial.testing.storm;

import dev.perennial.domain.Again;
import dev.perennial.domain.Journey;
import dev.perennial.domain.Journey.Terms;
import dev.perennial.domain.Playbook;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Mistakes with the terms of journeys. */
final class BrokenJourneys {
    private BrokenJourneys() {}

    static Seams takenAgainAtWill() {
        return deciding(
                terms ->
                        new Terms(
                                terms.again()
                                        .map(_ -> new Again(Duration.ZERO, Optional.empty()))));
    }

    /** Decides by other terms than those that the verdict knows. */
    private static Seams deciding(UnaryOperator<Terms> change) {
        return new Seams() {
            @Override
            public Playbook playbook(Playbook playbook) {
                return playbook.with(
                        playbook.journeys().stream().map(it -> changed(it, change)).toList());
            }
        };
    }

    private static Journey changed(Journey journey, UnaryOperator<Terms> change) {
        return journey.on(change.apply(journey.terms()));
    }
}
