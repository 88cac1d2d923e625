package dev.perennial.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a decision brings about outside the record. Each has a key, so that carrying it out twice
 * changes nothing.
 */
public sealed interface Owed {
    /**
     * A row of the customer's timeline: what happened, and what we did or did not do about it, each
     * with its "because".
     *
     * @param at when it happened; with the event's id it is the row's key
     * @param fingerprint of the event's content, by which a changed repetition is told from a plain
     *     one
     * @param amount of a purchase: what a refund may take back
     */
    record TimelineEntry(
            Instant at,
            String eventId,
            String what,
            List<String> decisions,
            String fingerprint,
            Optional<Money> amount)
            implements Owed {
        public TimelineEntry {
            decisions = List.copyOf(decisions);
        }
    }

    /**
     * A mail to this customer; whether it may go is looked at when it is sent.
     *
     * @param sendKey the same for every attempt at the same message; see {@link SendKey}
     * @param data the values that the template needs besides those of the record
     * @param expiresAt after this it makes no sense any more
     */
    record Message(
            CustomerId customerId,
            String sendKey,
            String journey,
            String template,
            Map<String, String> data,
            Instant decidedAt,
            Instant expiresAt)
            implements Owed {
        public Message {
            data = Map.copyOf(data);
        }
    }

    /** An event for whoever listens on the bus; {@code data} holds texts and whole numbers. */
    record Announcement(
            String eventId,
            Instant occurredAt,
            CustomerId customerId,
            String type,
            Map<String, Object> data)
            implements Owed {
        public Announcement {
            data = Map.copyOf(data);
        }
    }

    /** The company's own id leads to the record that was found by another name. */
    record IdentityLink(String externalId, CustomerId leadsTo) implements Owed {}
}
