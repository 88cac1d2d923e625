package dev.perennial.events;

import dev.perennial.domain.CustomerId;
import java.time.Instant;

/**
 * What a link in a mail says: who follows it, from which mail, what it is good for, and until when.
 */
public record SignedLink(
        Purpose purpose, CustomerId customerId, String sendKey, Instant expiresAt) {

    /** A link is good for one thing only. */
    public enum Purpose {
        UNSUBSCRIBE("unsubscribe"),
        PREFERENCES("preferences"),
        SURVEY("survey"),
        CONFIRMATION("confirmation");

        private final String word;

        Purpose(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }
}
