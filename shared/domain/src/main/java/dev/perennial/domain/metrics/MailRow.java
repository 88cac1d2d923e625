package dev.perennial.domain.metrics;

import java.time.Instant;
import java.util.Set;

/**
 * What the numbers ask of a row of the ledger.
 *
 * @param reached what has become of the mail so far: of {@link MailMetrics#EMAILS} the counts
 * @param provider who receives the mails of the address; empty where it was not about to be sent
 * @param because why it was not sent, else empty
 * @param at when the latest of it was
 */
public record MailRow(
        Set<String> reached, String journey, String template, String provider, String because, Instant at) {
    public MailRow {
        reached = Set.copyOf(reached);
    }
}
