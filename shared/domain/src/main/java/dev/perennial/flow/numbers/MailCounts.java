package dev.perennial.flow.numbers;

import dev.perennial.domain.metrics.MailMetrics;
import dev.perennial.domain.metrics.MailRow;
import dev.perennial.flow.mail.LedgerEntry;
import java.util.Set;

/** What a row of the ledger comes to in numbers: whoever clicked has opened, and what was opened was delivered. */
final class MailCounts {
    private MailCounts() {}

    static MailRow row(LedgerEntry entry) {
        Set<String> reached = switch (entry.status()) {
            case POSTPONED, CLAIMED -> Set.of("owed");
            case UNKNOWN -> Set.of("owed", "unknown");
            case REJECTED -> Set.of("owed", "rejected", MailMetrics.NOT_SENT);
            case SENT -> Set.of("owed", "sent");
            case SUPPRESSED -> Set.of("owed", MailMetrics.NOT_SENT);
            case DELIVERED -> Set.of("owed", "sent", "delivered");
            case OPENED -> Set.of("owed", "sent", "delivered", "opened");
            case CLICKED -> Set.of("owed", "sent", "delivered", "opened", "clicked");
            case BOUNCED -> Set.of("owed", "sent", "bounced");
            case COMPLAINED -> Set.of("owed", "sent", "delivered", "reported");
        };
        return new MailRow(
                reached,
                entry.journey(),
                entry.template(),
                entry.provider().orElse(""),
                entry.because(),
                entry.decidedAt());
    }
}
