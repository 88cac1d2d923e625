package dev.perennial.domain;

import java.time.Instant;

/**
 * One fact about one customer, as it reached us.
 *
 * @param id the same for every delivery of the same fact: its natural key, or an id given with it
 * @param occurredAt when it happened, by the sender's word
 * @param receivedAt when we took it in; this is "now" for every decision about it
 * @param backfill true for history that is imported: it changes the record and sends nothing
 */
public record Event(
        String id,
        Instant occurredAt,
        Instant receivedAt,
        boolean backfill,
        CustomerRef customer,
        Fact fact) {
    public Event {
        id = fact.naturalKey().orElse(id);
    }

    /** Eight characters that differ where the same id comes with another content. */
    public String fingerprint() {
        return Hash.of(fact.toString(), 8);
    }
}
