package dev.perennial.functions.onemailfeedback;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.CustomerRef;
import dev.perennial.domain.values.EmailAddress;
import dev.perennial.events.StrictJson;
import dev.perennial.flow.mail.Bounce;
import dev.perennial.flow.mail.LedgerEntry.Status;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An event of Amazon SES about one mail. The tags that we sent with the mail say which one it is. */
record SesEvent(String type, String customer, String sendKey, String messageId, JsonNode detail, Instant at) {
    private static final Pattern WORD = Pattern.compile("[A-Za-z-]{1,40}");

    /** An enhanced status code; some servers write a remark behind it. */
    private static final Pattern STATUS = Pattern.compile("^\\s*([245]\\.\\d{1,3}\\.\\d{1,3})\\b");

    static SesEvent read(byte[] envelope) {
        JsonNode root = StrictJson.parse(envelope);
        JsonNode detail = root.path("detail");
        JsonNode mail = detail.path("mail");
        JsonNode tags = mail.path("tags");
        return new SesEvent(
                root.path("detail-type").asText(),
                tags.path("customerId").path(0).asText(),
                tags.path("sendKey").path(0).asText(),
                mail.path("messageId").asText(),
                detail,
                Instant.parse(root.path("time").asText()));
    }

    boolean isOurs() {
        return CustomerId.isValid(customer) && !sendKey.isEmpty();
    }

    CustomerId customerId() {
        return new CustomerId(customer);
    }

    /** What it means for the ledger; empty where it changes nothing there. */
    Optional<Status> ledgerStatus() {
        return Optional.of(type).filter(it -> isOurs()).flatMap(it -> switch (it) {
            case "Email Delivered" -> Optional.of(Status.DELIVERED);
            case "Email Opened" -> Optional.of(Status.OPENED);
            case "Email Clicked" -> Optional.of(Status.CLICKED);
            case "Email Bounced" -> ofBounce();
            case "Email Rejected" -> Optional.of(Status.SUPPRESSED);
            case "Email Complaint Received" -> ofReport();
            default -> Optional.empty();
        });
    }

    private Optional<Status> ofBounce() {
        return switch (bounce().meaning()) {
            case NOT_SENT -> Optional.of(Status.SUPPRESSED);
            case FOR_GOOD, FOR_NOW, OF_THE_MAIL -> Optional.of(Status.BOUNCED);
            case NOTHING -> bounce().action().isEmpty() ? Optional.of(Status.BOUNCED) : Optional.empty();
        };
    }

    /** Who says that a mail is no spam has it. */
    private Optional<Status> ofReport() {
        return switch (report()) {
            case SPAM -> Optional.of(Status.COMPLAINED);
            case NOT_SENT -> Optional.of(Status.SUPPRESSED);
            case NO_SPAM -> Optional.of(Status.DELIVERED);
            case OF_THE_MAIL -> Optional.empty();
        };
    }

    /**
     * What the event says of the customer; a delivery or an opening says nothing.
     *
     * @param givenUp why the address of a passing bounce counts as one that does not exist; empty where it does not
     */
    Optional<Event> domainEvent(Optional<String> givenUp) {
        return Optional.of(type)
                .filter(it -> isOurs())
                .<Fact>flatMap(it -> switch (it) {
                    case "Email Clicked" -> Optional.of(new Fact.EmailClicked(sendKey));
                    case "Email Bounced" -> factOfBounce(givenUp);
                    case "Email Complaint Received" -> factOfReport();
                    default -> Optional.empty();
                })
                .map(fact -> new Event(type, at, at, false, CustomerRef.of(customerId()), fact));
    }

    private Optional<Fact> factOfBounce(Optional<String> givenUp) {
        boolean known = ofBounce().isPresent();
        boolean permanent = isPermanent() || givenUp.isPresent();
        return Optional.<Fact>of(new Fact.EmailBounced(sendKey, permanent, givenUp.orElse(reason()), address()))
                .filter(it -> known);
    }

    private Optional<Fact> factOfReport() {
        return switch (report()) {
            case SPAM -> Optional.of(new Fact.EmailComplained(sendKey, address()));
            case NOT_SENT -> Optional.of(new Fact.EmailBounced(sendKey, true, reason(), address()));
            case NO_SPAM, OF_THE_MAIL -> Optional.empty();
        };
    }

    /** What a report is, by its subtype and its kind (RFC 5965): not all of them are complaints. */
    private enum Report {
        /** A person reports spam, or says no more than that they complain. */
        SPAM,
        /** A person says that it is none. */
        NO_SPAM,
        /** Amazon SES did not send the mail: the address complained before. */
        NOT_SENT,
        /** A program reports a virus, or that the sender could not be proven. */
        OF_THE_MAIL
    }

    private Report report() {
        JsonNode complaint = detail.path("complaint");
        if (complaint.path("complaintSubType").asText().equals("OnAccountSuppressionList")) {
            return Report.NOT_SENT;
        }
        return switch (complaint.path("complaintFeedbackType").asText()) {
            case "not-spam" -> Report.NO_SPAM;
            case "auth-failure", "virus" -> Report.OF_THE_MAIL;
            default -> Report.SPAM;
        };
    }

    /** Whether the mail, or how it was sent, is at fault, and not the address: somebody has to look at the template. */
    boolean isFaultOfTheMail() {
        return isOurs()
                && switch (type) {
                    case "Email Bounced" -> bounce().meaning() == Bounce.Meaning.OF_THE_MAIL;
                    case "Email Complaint Received" -> report() == Report.OF_THE_MAIL;
                    case "Email Rejected", "Email Rendering Failed" -> true;
                    default -> false;
                };
    }

    /** Whether somebody, or something, opened the mail or followed a link. */
    boolean isReading() {
        return isOurs() && (type.equals("Email Opened") || type.equals("Email Clicked"));
    }

    boolean isPassingBounce() {
        return isOurs() && type.equals("Email Bounced") && bounce().meaning() == Bounce.Meaning.FOR_NOW;
    }

    /** What it does to the reputation of the account. */
    enum Verdict {
        BOUNCED,
        COMPLAINED,
        HARMLESS
    }

    /** What Amazon SES did not even send does not count, nor who says that it is no spam. */
    Verdict verdict() {
        if (isOurs() && type.equals("Email Complaint Received")) {
            return report() == Report.SPAM || report() == Report.OF_THE_MAIL ? Verdict.COMPLAINED : Verdict.HARMLESS;
        }
        boolean bounced = isOurs() && type.equals("Email Bounced");
        return bounced && bounce().countsForTheAccount() ? Verdict.BOUNCED : Verdict.HARMLESS;
    }

    /**
     * Whether Amazon SES itself takes the reader for a program; what it says otherwise, or does not say, tells nothing.
     */
    boolean isByAProgram() {
        return reading().path("isBotEvent").asText().equalsIgnoreCase("likely");
    }

    /** What the reader's program says of itself. */
    String agent() {
        return reading().path("userAgent").asText();
    }

    /** When it was read; the time of the event where it does not say. */
    Instant readAt() {
        return time(reading().path("timestamp")).orElse(at);
    }

    Optional<Instant> sentAt() {
        return time(detail.path("mail").path("timestamp"));
    }

    private JsonNode reading() {
        return detail.path(type.equals("Email Opened") ? "open" : "click");
    }

    private static Optional<Instant> time(JsonNode written) {
        try {
            return Optional.of(written.asText()).filter(text -> !text.isEmpty()).map(Instant::parse);
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * The kind of bounce, or why the mail was not sent; empty for other events. The diagnostic text of the mail server
     * may hold the address.
     */
    String reason() {
        if (isOnSuppressionList()) {
            return bounce().subType().equals("UnsubscribedRecipient")
                    ? "the address unsubscribed from a list of Amazon SES"
                    : "the address is on the suppression list of Amazon SES";
        }
        if (type.equals("Email Rejected")) {
            return "refused by Amazon SES: its content";
        }
        return detail.path("bounce").isMissingNode() ? "" : bounce().words();
    }

    private Bounce bounce() {
        JsonNode bounce = detail.path("bounce");
        JsonNode recipient = recipient(bounce.path("bouncedRecipients"));
        return new Bounce(
                word(bounce.path("bounceType")),
                word(bounce.path("bounceSubType")),
                status(recipient.path("status").asText()),
                word(recipient.path("action")).toLowerCase(Locale.ROOT));
    }

    /** The one of several whom our mail went to; each of ours goes to one address. */
    private JsonNode recipient(JsonNode recipients) {
        for (JsonNode each : recipients) {
            Optional<EmailAddress> named =
                    EmailAddress.parse(each.path("emailAddress").asText());
            if (named.isPresent() && named.equals(address())) {
                return each;
            }
        }
        return recipients.path(0);
    }

    /** A word of the contract; what is none may hold anything, an address for instance. */
    private static String word(JsonNode written) {
        return WORD.matcher(written.asText()).matches() ? written.asText() : "";
    }

    private static String status(String written) {
        Matcher code = STATUS.matcher(written);
        return code.find() ? code.group(1) : "";
    }

    private boolean isOnSuppressionList() {
        return switch (type) {
            case "Email Bounced" -> bounce().meaning() == Bounce.Meaning.NOT_SENT;
            case "Email Complaint Received" -> report() == Report.NOT_SENT;
            default -> false;
        };
    }

    /** Where the mail went; each of ours goes to one address. */
    private Optional<EmailAddress> address() {
        return EmailAddress.parse(
                detail.path("mail").path("destination").path(0).asText());
    }

    private boolean isPermanent() {
        return switch (bounce().meaning()) {
            case FOR_GOOD, NOT_SENT -> true;
            case FOR_NOW, OF_THE_MAIL, NOTHING -> false;
        };
    }
}
