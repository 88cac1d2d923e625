package dev.perennial.flow.mail;

import dev.perennial.domain.record.Effect.Message;
import dev.perennial.domain.values.CustomerId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The ledger of messages. */
public interface Ledger {
    Optional<LedgerEntry> find(CustomerId customer, String sendKey);

    /**
     * Claims a message for sending, which may have been postponed before. Of all who try, one gets it; who gets it asks
     * again under the same owner and still has it.
     *
     * @return empty if the claim is ours, else the row that stands in its way
     */
    Optional<LedgerEntry> claim(Message message, String owner, Instant at);

    /**
     * Gives a claim back after a call that certainly sent nothing: the message is postponed, and keeps its owner. So is
     * a claim of one's own that somebody else has made UNKNOWN meanwhile.
     */
    void release(Message message, String owner, String because, Instant at);

    /** Notes that a message is not sent yet; a row that is there already stays. */
    void postpone(Message message, String because, Instant at);

    /**
     * Notes why a message that is on its way has to wait: in the place of what a row says of an earlier wait, which
     * stays where the reason is the same.
     */
    void hold(Message message, String owner, String because, Instant at);

    /**
     * Notes that a message is not sent; a row that is there already stays, unless it only says that the message was
     * postponed.
     *
     * @return the row that was there already, unless it is the very same
     */
    Optional<LedgerEntry> refuse(Message message, String because, Instant at);

    /**
     * Notes what became of a claimed message. A status never takes the place of a later one; {@code messageId} is kept
     * in any case.
     *
     * @return false where there is no such row
     */
    boolean note(
            CustomerId customer,
            String sendKey,
            LedgerEntry.Status status,
            String because,
            Optional<String> messageId,
            Instant at);

    /**
     * Notes that nobody knows what became of a claim: it is UNKNOWN, unless it was given back, settled or made anew
     * since it was read.
     */
    void doubt(LedgerEntry claim, String because, Instant at);

    /** All rows under this id, in no order. */
    List<LedgerEntry> all(CustomerId customer);

    /** Removes the rows that were decided until then. */
    void erase(CustomerId customer, Instant until);
}
