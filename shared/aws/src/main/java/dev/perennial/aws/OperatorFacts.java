package dev.perennial.aws;

import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.CustomerRef;
import dev.perennial.events.IdSource;
import dev.perennial.flow.administration.Facts;
import java.time.Instant;

/** Puts what an operator says onto the bus, each time as an event of its own. */
public final class OperatorFacts implements Facts {
    private static final String SOURCE = "perennial.operator";

    private final IdSource ids;
    private final Publishing publishing;

    public OperatorFacts(IdSource ids, Publishing.Bus bus) {
        this.ids = ids;
        this.publishing = new Publishing(bus, Publishing.Pause.SLEEP, SOURCE);
    }

    @Override
    public boolean publish(CustomerId customer, Fact fact, Instant now) {
        Event event = new Event(ids.next(now), now, now, false, CustomerRef.of(customer), fact);
        return publishing.publish(event) == Publishing.Outcome.TAKEN;
    }
}
