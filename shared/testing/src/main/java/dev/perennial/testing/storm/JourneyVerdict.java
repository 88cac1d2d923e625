package dev.perennial.testing.storm;

import dev.perennial.domain.Again;
import dev.perennial.domain.Customer;
import dev.perennial.domain.CustomerId;
import dev.perennial.domain.Journey;
import dev.perennial.domain.Underway.Taken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is wrong after a storm with the journeys that customers took. */
final class JourneyVerdict {
    private final Storm storm;
    private final List<String> wrong = new ArrayList<>();

    private JourneyVerdict(Storm storm) {
        this.storm = storm;
    }

    static List<String> on(Storm storm) {
        JourneyVerdict verdict = new JourneyVerdict(storm);
        for (Journey journey : storm.playbook.journeys()) {
            journey.terms().again().ifPresent(again -> verdict.takenAgain(journey, again));
        }
        return verdict.wrong;
    }

    /** From write to write of a record; what is joined counts together and may be more. */
    private void takenAgain(Journey journey, Again again) {
        Map<CustomerId, Taken> before = new HashMap<>();
        for (Customer image : storm.customers.images()) {
            Optional<Taken> taken =
                    image.lifecycle().underway().taken().stream()
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

    private static boolean isSooner(Taken last, Taken now, Again again) {
        Instant from = last.lastAt().plus(again.after());
        return now.times() > last.times() && now.lastAt().isBefore(from);
    }
}
