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
import java.util.Optional;

/** An event of Amazon SES about one mail. The tags that we sent with the mail say which one it is. */
record SesEvent(String type, String customer, String sendKey, String messageId, JsonNode detail, Instant at) {
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

    Optional<Status> ledgerStatus() {
        return Optional.of(type).filter(it -> isOurs()).flatMap(it -> switch (it) {
            case "Email Delivered" -> Optional.of(Status.DELIVERED);
            case "Email Opened" -> Optional.of(Status.OPENED);
            case "Email Clicked" -> Optional.of(Status.CLICKED);
            case "Email Bounced" -> Optional.of(isOnSuppressionList() ? Status.SUPPRESSED : Status.BOUNCED);
            case "Email Rejected" -> Optional.of(Status.SUPPRESSED);
            case "Email Complaint Received" -> Optional.of(Status.COMPLAINED);
            default -> Optional.empty();
        });
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
                    case "Email Bounced" ->
                        Optional.of(new Fact.EmailBounced(
                                sendKey, isPermanent() || givenUp.isPresent(), givenUp.orElse(reason()), address()));
                    case "Email Complaint Received" -> Optional.of(new Fact.EmailComplained(sendKey, address()));
                    default -> Optional.empty();
                })
                .map(fact -> new Event(type, at, at, false, CustomerRef.of(customerId()), fact));
    }

    /** Whether somebody, or something, opened the mail or followed a link. */
    boolean isReading() {
        return isOurs() && (type.equals("Email Opened") || type.equals("Email Clicked"));
    }

    boolean isPassingBounce() {
        return isOurs() && type.equals("Email Bounced") && !isPermanent();
    }

    /** What it does to the reputation of the account. */
    enum Verdict {
        BOUNCED,
        COMPLAINED,
        HARMLESS
    }

    /** What Amazon SES did not even send to its suppression list does not count. */
    Verdict verdict() {
        if (isOurs() && type.equals("Email Complaint Received")) {
            return Verdict.COMPLAINED;
        }
        boolean bounced = isOurs() && type.equals("Email Bounced");
        return bounced && isPermanent() && !isOnSuppressionList() ? Verdict.BOUNCED : Verdict.HARMLESS;
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
            return "the address is on the suppression list of Amazon SES";
        }
        if (type.equals("Email Rejected")) {
            return "refused by Amazon SES: its content";
        }
        return detail.path("bounce").isMissingNode() ? "" : bounce().words();
    }

    private Bounce bounce() {
        JsonNode bounce = detail.path("bounce");
        return new Bounce(
                bounce.path("bounceType").asText(), bounce.path("bounceSubType").asText());
    }

    private boolean isOnSuppressionList() {
        return bounce().isOnSuppressionList();
    }

    /** Where the mail went; each of ours goes to one address. */
    private Optional<EmailAddress> address() {
        return EmailAddress.parse(
                detail.path("mail").path("destination").path(0).asText());
    }

    private boolean isPermanent() {
        return bounce().isForGood();
    }
}
