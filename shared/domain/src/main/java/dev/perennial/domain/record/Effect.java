package dev.perennial.domain.record;

import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.Money;
import dev.perennial.domain.values.SendKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a decision brings about outside the record. Each has a key, so that carrying it out twice changes nothing. */
public sealed interface Effect {
    /**
     * A row of the customer's timeline: what happened, and what we did or did not do about it, each with its "because".
     *
     * @param at when it happened; with the event's id it is the row's key
     * @param fingerprint of the event's content, by which a changed repetition is told from a plain one
     * @param amount of a purchase: what a refund may take back
     * @param fact what happened, as far as a record takes it in again when two are joined; empty where the row only
     *     tells
     */
    record TimelineEntry(
            Instant at,
            String eventId,
            String what,
            List<String> decisions,
            String fingerprint,
            Optional<Money> amount,
            Optional<Fact> fact)
            implements Effect {
        public TimelineEntry {
            decisions = List.copyOf(decisions);
        }

        /** Behind the fingerprint of what another record told first, before a few characters of its id. */
        private static final char TAKEN_OVER = '<';

        /** The same where the record knew of it by itself: it came to both. */
        private static final char CAME_TO_BOTH = '=';

        private static final int BRIEF = 8;

        /** Whether another record took the event in, which was joined to this one. */
        public boolean isTakenOver() {
            return fingerprint.indexOf(TAKEN_OVER) >= 0;
        }

        /**
         * Whether it tells that an event came to this record and to another one before they were joined. There is
         * nothing to be taken in from it, though it holds the fact.
         */
        public boolean cameToBoth() {
            return fingerprint.indexOf(CAME_TO_BOTH) >= 0;
        }

        /** Whether the record that takes over this one's story takes the event in. */
        public boolean isToBeTakenIn() {
            return fact.isPresent() && !cameToBoth();
        }

        /** The row as the survivor tells it that took the event over; which record took it in first stays. */
        public TimelineEntry takenOver(CustomerId from, String id, List<String> because) {
            String marked = isTakenOver() ? fingerprint : content(fingerprint) + TAKEN_OVER + brief(from);
            return new TimelineEntry(at, id, what, because, marked, amount, fact);
        }

        /** A row of the survivor's, which says that it had taken the same event in. */
        public TimelineEntry cameToBoth(CustomerId from, String id, List<String> because) {
            return new TimelineEntry(
                    at, id, what, because, content(fingerprint) + CAME_TO_BOTH + brief(from), amount, fact);
        }

        /**
         * Whether that fingerprint, of the same event, says that the record took it in which this row of another tells
         * of.
         */
        public boolean isWhatWasTakenOver(String known, CustomerId from) {
            String here = isTakenOver() ? fingerprint : fingerprint + TAKEN_OVER + brief(from);
            int mark = known.indexOf(TAKEN_OVER);
            return mark >= 0 && here.endsWith(known.substring(mark));
        }

        /** The fingerprint of the event's content alone. */
        public static String content(String fingerprint) {
            int end = Math.max(fingerprint.indexOf(TAKEN_OVER), fingerprint.indexOf(CAME_TO_BOTH));
            return end < 0 ? fingerprint : fingerprint.substring(0, end);
        }

        private static String brief(CustomerId id) {
            return id.value().substring(id.value().length() - BRIEF);
        }

        /** A row that only tells: nothing is to be taken in from it. */
        public static TimelineEntry note(Instant at, String id, String what, List<String> decisions) {
            return new TimelineEntry(at, id, what, decisions, "", Optional.empty(), Optional.empty());
        }
    }

    /**
     * A mail to this customer; whether it may go is looked at when it is sent.
     *
     * @param sendKey the same for every attempt at the same message; see {@link SendKey}
     * @param data the values that the template needs besides those of the record
     * @param occurredAt of what it answers: where that is forgotten, so is the mail
     * @param expiresAt after this it makes no sense any more
     */
    record Message(
            CustomerId customerId,
            String sendKey,
            String journey,
            String template,
            Map<String, String> data,
            Instant occurredAt,
            Instant expiresAt)
            implements Effect {
        /** The name, instead of a journey's, of the mail that asks whether a consent was meant. */
        public static final String CONFIRMATION = "confirmation";

        /** Under this name: why the mail is service, and goes out without a consent. */
        public static final String SERVICE = "reason of the service mail";

        /** Under this name: the purpose to which the customer must have consented, where it is not marketing. */
        public static final String PURPOSE = "purpose of the consent";

        public Message {
            data = Map.copyOf(data);
        }

        /** Whether it asks for the confirmation of a consent, and so goes out without one. */
        public boolean asksForConsent() {
            return journey.equals(CONFIRMATION);
        }

        /** Whether it is service, which needs no consent. */
        public boolean isService() {
            return data.containsKey(SERVICE);
        }

        /** The purpose to which the customer must have consented. */
        public String purpose() {
            return data.getOrDefault(PURPOSE, Customer.MARKETING);
        }

        public Message with(String name, String value) {
            Map<String, String> more = new HashMap<>(data);
            more.put(name, value);
            return new Message(customerId, sendKey, journey, template, more, occurredAt, expiresAt);
        }
    }

    /**
     * A mail that does not go, or not yet: a row of the ledger says why.
     *
     * @param until when it is thought of again; empty where it is not sent at all
     */
    record Withheld(Message message, String because, Optional<Instant> until) implements Effect {
        /** Instead of a template, of a step that is no longer in the playbook. */
        public static final String UNKNOWN_TEMPLATE = "";

        /** Whether nobody can tell any more that a mail was owed: then only one that waits is given up. */
        public boolean isOfAnUnknownStep() {
            return message.template().equals(UNKNOWN_TEMPLATE);
        }
    }

    /** An event for whoever listens on the bus; {@code data} holds texts and whole numbers. */
    record Announcement(
            String eventId, Instant occurredAt, CustomerId customerId, String type, Map<String, Object> data)
            implements Effect {
        public Announcement {
            data = Map.copyOf(data);
        }
    }

    /**
     * An id is known to be this customer's as well, and leads to this record from now on; where it has a record of its
     * own, the two become one.
     *
     * @param at when we learned of it
     */
    record IdentityLink(CustomerId from, CustomerId leadsTo, Instant at) implements Effect {}

    /** Everything told of these ids until then is removed from timeline and ledger. */
    record Erasure(List<CustomerId> ids, Instant until) implements Effect {
        public Erasure {
            ids = List.copyOf(ids);
        }
    }
}
