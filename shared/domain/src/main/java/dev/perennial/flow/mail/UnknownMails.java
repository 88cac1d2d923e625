package dev.perennial.flow.mail;

import dev.perennial.domain.values.CustomerId;
import java.time.Instant;
import java.util.List;

/** The mails of which nobody knows whether they were sent; for an operator to decide about. */
public interface UnknownMails {
    /** All rows with this status, in no order; reads the whole ledger. */
    List<LedgerEntry> all(LedgerEntry.Status status);

    /**
     * Decides about a row that is UNKNOWN: {@code SUPPRESSED}, or {@code POSTPONED} where it is sent once more.
     *
     * @return false where it is not UNKNOWN, or not there: it stays as it is
     */
    boolean settle(CustomerId customer, String sendKey, LedgerEntry.Status status, String because, Instant at);
}
