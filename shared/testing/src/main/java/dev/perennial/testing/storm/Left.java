package dev.perennial.testing.storm;

import dev.perennial.domain.Owed.Message;
import java.time.Instant;

/** A mail that left the house. */
record Left(String name, Instant at) {
    static Left of(Message message, Instant at) {
        return new Left(name(message), at);
    }

    /** Customer and send key: what may leave once. */
    static String name(Message message) {
        return message.customerId() + " " + message.sendKey();
    }
}
