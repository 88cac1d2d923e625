package dev.perennial.operator;

import dev.perennial.domain.values.CustomerId;
import dev.perennial.flow.mail.LedgerEntry;
import dev.perennial.flow.mail.UnknownMailResolution.Decision;
import java.util.Map;

/** What the operator wants. */
sealed interface Order {
    /** To see all mails with this status. */
    record Show(LedgerEntry.Status status) implements Order {}

    /** That a mail of which nobody knows is not sent. */
    record Drop(CustomerId customer, String sendKey, Decision decision) implements Order {}

    /** That a suppressed address is written to again. */
    record Unsuppress(CustomerId customer, Decision decision) implements Order {}

    /**
     * That it is sent once more.
     *
     * @param data what its template needs besides the record
     */
    record Release(CustomerId customer, String sendKey, Map<String, String> data, Decision decision) implements Order {
        public Release {
            data = Map.copyOf(data);
        }
    }
}
