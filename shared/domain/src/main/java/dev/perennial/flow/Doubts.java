package dev.perennial.flow;

import dev.perennial.domain.CustomerId;
import java.time.Instant;
import java.util.List;

/** The mails of which nobody knows whether they were sent; for an operator to decide about. */
public interface Doubts {
    /** All rows with this status, in no order; reads the whole ledger. */
    List<Email> all(Email.Status status);

    /**
     * Decides about a row that is UNKNOWN: {@code SUPPRESSED}, or {@code POSTPONED} where it is sent once more.
     *
     * @return false where it is not UNKNOWN, or not there: it stays as it is
     */
    boolean settle(CustomerId customer, String sendKey, Email.Status status, String because, Instant at);
}
