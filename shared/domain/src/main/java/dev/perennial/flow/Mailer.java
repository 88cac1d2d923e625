package dev.perennial.flow;

import dev.perennial.domain.Customer;
import dev.perennial.domain.Owed.Message;
import java.time.Instant;

/** Writes a mail and hands it to Amazon SES, once. */
public interface Mailer {
    Outcome send(Customer customer, Message message, Instant now);

    /** What came of it. */
    sealed interface Outcome {
        record Sent(String messageId) implements Outcome {}

        /** Certainly not sent, and worth trying again later. */
        record Throttled(String because) implements Outcome {}

        /** Certainly not sent, and never will be. */
        record Rejected(String because) implements Outcome {}

        /** Nobody knows. */
        record Ambiguous(String because) implements Outcome {}
    }
}
