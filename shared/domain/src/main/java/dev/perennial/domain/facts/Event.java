package dev.perennial.domain.facts;

import dev.perennial.domain.values.CustomerRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One fact about one customer, as it reached us.
 *
 * @param id the same for every delivery of the same fact: its natural key, or an id given with it
 * @param occurredAt when it happened, by the sender's word
 * @param receivedAt when we took it in; this is "now" for every decision about it
 * @param backfill true for history that is imported: it changes the record and sends nothing
 * @param unread the names of fields that a form held and nobody could read; the fact is there without them
 */
public record Event(
        String id,
        Instant occurredAt,
        Instant receivedAt,
        boolean backfill,
        CustomerRef customer,
        Fact fact,
        List<String> unread) {
    public Event {
        unread = List.copyOf(unread);
        boolean again = isSaidAgain(fact) && id.equals(again(fact, occurredAt));
        id = again ? id : named(fact, id);
    }

    /** The key that follows from the fact; else the id that was sent, which is taken for no such key. */
    private static String named(Fact fact, String sent) {
        Optional<String> key = fact.naturalKey();
        if (key.isPresent()) {
            return key.get();
        }
        return isReserved(sent) ? "sent:" + sent : sent;
    }

    /** How the id of a word goes on that is said once more of the same thing, at another time. */
    private static final String AGAIN = "@";

    private static String again(Fact fact, Instant at) {
        return fact.naturalKey().orElseThrow() + AGAIN + at.toEpochMilli();
    }

    /** A complaint may come back, and be resolved again: its key names the complaint, and not each word about it. */
    private static boolean isSaidAgain(Fact fact) {
        return fact instanceof Fact.ComplaintRaised || fact instanceof Fact.ComplaintResolved;
    }

    /** Whether the same may be said once more at another time, and is news then. */
    public boolean maySayItAgain() {
        return isSaidAgain(fact);
    }

    /**
     * The same as a word of its own beside an earlier one with the same key; what cannot be said again stays as it is.
     */
    public Event again() {
        return maySayItAgain()
                ? new Event(again(fact, occurredAt), occurredAt, receivedAt, backfill, customer, fact, unread)
                : this;
    }

    /** An event of which nothing was left out. */
    public Event(String id, Instant occurredAt, Instant receivedAt, boolean backfill, CustomerRef customer, Fact fact) {
        this(id, occurredAt, receivedAt, backfill, customer, fact, List.of());
    }

    /** How the ids begin under which records keep what became of their mails. */
    private static final String OF_A_MAIL = "mail-";

    /** An id that a sender chose must not be taken for one that follows from a fact. */
    private static boolean isReserved(String id) {
        return id.startsWith(OF_A_MAIL) || FactTypes.looksLikeAKey(id);
    }

    /** The same fact about a customer who is named otherwise. */
    public Event of(CustomerRef named) {
        return new Event(id, occurredAt, receivedAt, backfill, named, fact);
    }

    /** The event in one line of plain words, as the timeline tells it. */
    public String words() {
        String told = FactTypes.of(fact).words(fact);
        String whole = backfill ? told + " (history)" : told;
        return unread.isEmpty() ? whole : whole + "; could not be read: " + String.join(", ", unread);
    }

    /** A few characters that differ where the same id comes with another content. */
    public String fingerprint() {
        return Fingerprint.of(fact);
    }

    /** The fingerprints that earlier builds made of the same content, the latest first. */
    public List<String> earlierFingerprints() {
        return List.of(Fingerprint.of(fact, Fingerprint.LONG), LegacyFingerprint.of(fact));
    }

    /** Whether a stored fingerprint is that of the same content, whichever build stored it. */
    public boolean hasFingerprint(String stored) {
        return Fingerprint.matches(fact, stored);
    }
}
