package dev.perennial.flow.mail;

import dev.perennial.domain.record.Effect.Announcement;
import dev.perennial.domain.record.Effect.Message;
import dev.perennial.domain.values.CustomerId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A row of the ledger: one message, sent or not sent, and why.
 *
 * @param because the reason where it was not sent, or is not known to have been; else empty
 * @param owner who claimed it, so that one's own claim is recognised after a repeated call; of a message that is
 *     postponed: who put it back into the queue
 * @param decidedAt when it got its status
 * @param released who let it be sent once more when nobody knew whether it was, and why
 * @param provider who receives the mails of the address, once it was about to be sent
 */
public record LedgerEntry(
        CustomerId customerId,
        String sendKey,
        Status status,
        String journey,
        String template,
        String because,
        String owner,
        Instant decidedAt,
        Optional<String> messageId,
        Optional<String> released,
        Optional<String> provider) {
    /** Under this name a message says who released it. */
    static final String RELEASED = "released";

    /** Under this name a message that is claimed says who receives the mails of its address. */
    static final String PROVIDER = "provider of the address";

    /** A row that nobody released. */
    public LedgerEntry(
            CustomerId customerId,
            String sendKey,
            Status status,
            String journey,
            String template,
            String because,
            String owner,
            Instant decidedAt,
            Optional<String> messageId) {
        this(
                customerId,
                sendKey,
                status,
                journey,
                template,
                because,
                owner,
                decidedAt,
                messageId,
                Optional.empty(),
                Optional.empty());
    }

    /** What became of a message; the later constants come after the earlier ones and are never taken back by them. */
    public enum Status {
        /** Not sent yet, with reason. */
        POSTPONED("postponed"),
        /** About to be sent. */
        CLAIMED("is about to be sent"),
        /** Perhaps sent: the call ended without an answer. Never sent again by itself. */
        UNKNOWN("may or may not have been sent"),
        /** Refused by Amazon SES, with reason. */
        REJECTED("refused by Amazon SES"),
        /** Accepted by Amazon SES. */
        SENT("sent"),
        /** Not sent, with reason; also where Amazon SES accepted it and then did not send it. */
        SUPPRESSED("not sent"),
        /** Accepted by the customer's mail server. */
        DELIVERED("delivered"),
        /** Opened, by a person as far as one can tell. */
        OPENED("opened"),
        /** A link was followed, by a person as far as one can tell. */
        CLICKED("clicked"),
        /** Came back. */
        BOUNCED("bounced"),
        /** Reported as spam. */
        COMPLAINED("reported as spam");

        private final String words;

        Status(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        /** Whether Amazon SES is known to have taken the mail. */
        public boolean saysSent() {
            return compareTo(SENT) >= 0 && this != SUPPRESSED;
        }

        /** Whether this status may take the place of the other, in whatever order the news come. */
        public boolean follows(Status other) {
            return compareTo(other) > 0;
        }
    }

    /** The first row of a message. */
    public static LedgerEntry of(Message message, Status status, String because, String owner, Instant at) {
        return new LedgerEntry(
                message.customerId(),
                message.sendKey(),
                status,
                message.journey(),
                message.template(),
                because,
                owner,
                at,
                Optional.empty(),
                Optional.ofNullable(message.data().get(RELEASED)),
                Optional.ofNullable(message.data().get(PROVIDER)));
    }

    /** The same mail of the same owner, of which something else has become. */
    public LedgerEntry with(Status next, String why, Instant at) {
        return new LedgerEntry(
                customerId, sendKey, next, journey, template, why, owner, at, messageId, released, provider);
    }

    /** Whether it is on its way to Amazon SES, in the queue perhaps: nothing to tell others of. */
    public boolean isUnderWay() {
        return status == Status.CLAIMED || (status == Status.POSTPONED && !owner.isEmpty());
    }

    public Optional<Announcement> announcement() {
        return switch (status) {
            case SENT, DELIVERED, OPENED, CLICKED, BOUNCED, COMPLAINED ->
                Optional.of(announce("EmailSent", Map.of("sendKey", sendKey, "template", template)));
            case SUPPRESSED, REJECTED ->
                Optional.of(announce(
                        "EmailSuppressed", Map.of("sendKey", sendKey, "template", template, "because", because)));
            case POSTPONED, CLAIMED, UNKNOWN -> Optional.empty();
        };
    }

    private Announcement announce(String type, Map<String, Object> data) {
        return new Announcement("mail-" + sendKey + "/" + type, decidedAt, customerId, type, data);
    }
}
