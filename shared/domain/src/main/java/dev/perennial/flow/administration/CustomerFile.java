package dev.perennial.flow.administration;

import dev.perennial.domain.record.Customer;
import dev.perennial.flow.records.Timeline;

/**
 * What an operator sees of one customer.
 *
 * @param story the newest rows of the timeline, or a page of older ones
 * @param mails a page of the ledger
 */
public record CustomerFile(Customer customer, Timeline.Page story, MailPages.Page mails) {
    /** Whether there is nothing to see: nobody is known, or what was known is forgotten. */
    public boolean isUnknown() {
        return customer.version() == 0;
    }
}
