package dev.perennial.flow.mail;

import dev.perennial.domain.record.Effect.Message;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.flow.mail.LedgerEntry.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Carries out what an operator decides about a mail that is UNKNOWN. The row says who decided and why, and so does the
 * timeline, which the relay writes from it. A row that is not UNKNOWN any more, by a report of Amazon SES or another
 * operator, is left alone.
 */
public final class UnknownMailResolution {
    /** How long a released mail may take. */
    private static final Duration GOOD_FOR = Duration.ofDays(1);

    /** Time enough to change the row after the message was queued. */
    private static final Duration AHEAD = Duration.ofMinutes(1);

    private final Ledger emails;
    private final UnknownMails doubts;
    private final Queue queue;

    /** The queue of messages. */
    @FunctionalInterface
    public interface Queue {
        /** Puts a message into the queue, to be delivered after a while. */
        void put(Message message, Duration delay);
    }

    /** Who decides, and why: each a line that says something, else there is an IllegalArgumentException. */
    public record Decision(String by, String because) {
        public Decision {
            check("who", by, 100);
            check("why", because, 500);
        }

        private static void check(String what, String words, int most) {
            if (words.isBlank() || words.length() > most || words.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException(
                        what + " decides has to be told in a line of 1 to " + most + " letters");
            }
        }

        /** In one line, as rows say it. */
        public String words() {
            return "by " + by + ": " + because;
        }
    }

    public UnknownMailResolution(Ledger emails, UnknownMails doubts, Queue queue) {
        this.emails = emails;
        this.doubts = doubts;
        this.queue = queue;
    }

    /**
     * The mail is not sent.
     *
     * @return why nothing was changed; empty where it was
     */
    public Optional<String> drop(CustomerId customer, String sendKey, Decision decision, Instant now) {
        boolean dropped = doubts.settle(customer, sendKey, Status.SUPPRESSED, "dropped " + decision.words(), now);
        return dropped ? Optional.empty() : Optional.of(standing(customer, sendKey));
    }

    /**
     * The mail is sent once more, if it still may. The message is queued before the row is changed: a crash between the
     * two leaves the row UNKNOWN, and a message that the row turns away. Of two who release at the same time one
     * changes the row, and of the two messages one is sent.
     *
     * @param data what the template needs besides the record, such as {@code orderId}
     * @return why nothing was changed; empty where it was
     */
    public Optional<String> release(
            CustomerId customer, String sendKey, Map<String, String> data, Decision decision, Instant now) {
        Optional<LedgerEntry> row = emails.find(customer, sendKey).filter(it -> it.status() == Status.UNKNOWN);
        if (row.isEmpty()) {
            return Optional.of(standing(customer, sendKey));
        }
        Map<String, String> values = new HashMap<>(data);
        values.put(LedgerEntry.RELEASED, decision.words());
        queue.put(
                new Message(
                        customer,
                        sendKey,
                        row.get().journey(),
                        row.get().template(),
                        values,
                        row.get().decidedAt(),
                        now.plus(GOOD_FOR)),
                AHEAD);
        boolean released = doubts.settle(customer, sendKey, Status.POSTPONED, "released " + decision.words(), now);
        return released ? Optional.empty() : Optional.of(standing(customer, sendKey));
    }

    private String standing(CustomerId customer, String sendKey) {
        return emails.find(customer, sendKey)
                .map(row -> "it is " + row.status() + " since " + row.decidedAt() + ", not UNKNOWN")
                .orElse("there is no such mail");
    }
}
