package dev.perennial.testing.storm;

import dev.perennial.domain.record.Effect.Message;
import java.time.Instant;

/** A mail that left the house. */
record Left(Message message, Instant at) {
    String name() {
        return name(message);
    }

    /** Customer and send key: what may leave once. */
    static String name(Message message) {
        return message.customerId() + " " + message.sendKey();
    }
}
