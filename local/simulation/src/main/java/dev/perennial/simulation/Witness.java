package dev.perennial.simulation;

import dev.perennial.domain.facts.Event;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Effect;
import dev.perennial.domain.record.ProcessedEvents.Recalled;
import dev.perennial.domain.values.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Hears of all that a life brings about. */
public interface Witness {
    /** Before each decision. */
    default void decides(Customer record, Event event, Map<String, Recalled> timeline) {}

    /** A customer is in a stage; {@code from} is empty at the first. */
    default void moves(Optional<Stage> from, Stage to, Instant at) {}

    default void sends(Effect.Message mail, Instant at) {}

    /** A link of a mail will be followed so long after it was sent. */
    default void reads(Effect.Message mail, Duration after) {}

    /** A mail is not sent. */
    default void refuses(String journey, String because, Instant at) {}

    /** A mail is sent later, if at all. */
    default void postpones(String journey, String because, Instant at) {}

    /** An event goes onto the bus. */
    default void announces(String type, Instant at) {}
}
