package dev.perennial.flow.mail;

import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Effect.Message;
import java.time.Instant;

/** Writes mails and hands them to Amazon SES. */
public interface Mailer {
    /** Writes the mail. Nothing has gone out yet, so whatever goes wrong here may be tried again. */
    Letter write(Customer customer, Message message, Instant now);

    /** A mail ready to go. */
    interface Letter {
        /** Hands it to Amazon SES, once. */
        Outcome send();
    }

    /** What came of it. */
    sealed interface Outcome {
        record Sent(String messageId) implements Outcome {}

        /** Certainly not sent, and worth trying again later; other mails fare no better now. */
        record Throttled(SlowDown why) implements Outcome {}

        /** Certainly not sent, and in vain until somebody mends it: a permission, a setting. */
        record Hindered(String because) implements Outcome {}

        /** Certainly not sent, and never will be. */
        record Rejected(String because) implements Outcome {}

        /** Nobody knows. */
        record Ambiguous(String because) implements Outcome {}
    }
}
