package dev.perennial.simulation;

import dev.perennial.domain.Customer;
import dev.perennial.domain.Event;
import dev.perennial.domain.Memory.Recalled;
import dev.perennial.domain.Owed;
import dev.perennial.domain.Stage;
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

    default void sends(Owed.Message mail, Instant at) {}

    /** A link of a mail will be followed so long after it was sent. */
    default void reads(Owed.Message mail, Duration after) {}

    /** A mail is not sent. */
    default void refuses(String journey, String because, Instant at) {}

    /** A mail is sent later, if at all. */
    default void postpones(String journey, String because, Instant at) {}

    /** An event goes onto the bus. */
    default void announces(String type, Instant at) {}
}
