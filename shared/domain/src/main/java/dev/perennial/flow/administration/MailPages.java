package dev.perennial.flow.administration;

import dev.perennial.domain.values.CustomerId;
import dev.perennial.flow.mail.LedgerEntry;
import java.util.List;
import java.util.Optional;

/** A customer's mails page by page. */
public interface MailPages {
    /**
     * Some rows of the ledger in the order of their keys; costs what these rows cost.
     *
     * @param after the last key of the page before; empty for the first page
     */
    Page mails(CustomerId customer, Optional<String> after, int rows);

    /**
     * Some mails.
     *
     * @param next where the next page begins; empty at the end
     */
    record Page(List<LedgerEntry> mails, Optional<String> next) {
        public Page {
            mails = List.copyOf(mails);
        }
    }
}
