package dev.perennial.functions.onemailfeedback;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.domain.CustomerId;
import dev.perennial.domain.CustomerRef;
import dev.perennial.domain.EmailAddress;
import dev.perennial.domain.Event;
import dev.perennial.domain.Fact;
import dev.perennial.events.StrictJson;
import dev.perennial.flow.Email.Status;
import java.time.Instant;
import java.util.Optional;

/**
 * An event of Amazon SES about one mail. The tags that we sent with the mail say which one it is.
 */
record SesNews(
        String type,
        String customer,
        String sendKey,
        String messageId,
        JsonNode detail,
        Instant at) {
    static SesNews read(byte[] envelope) {
        JsonNode root = StrictJson.parse(envelope);
        JsonNode detail = root.path("detail");
        JsonNode mail = detail.path("mail");
        JsonNode tags = mail.path("tags");
        return new SesNews(
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
        return Optional.of(type)
                .filter(it -> isOurs())
                .flatMap(
                        it ->
                                switch (it) {
                                    case "Email Delivered" -> Optional.of(Status.DELIVERED);
                                    case "Email Clicked" -> Optional.of(Status.CLICKED);
                                    case "Email Bounced" -> Optional.of(Status.BOUNCED);
                                    case "Email Complaint Received" ->
                                            Optional.of(Status.COMPLAINED);
                                    default -> Optional.empty();
                                });
    }

    /**
     * What the news says of the customer; a delivery or an opening, which machines do as well, says
     * nothing.
     */
    Optional<Event> event() {
        return Optional.of(type)
                .filter(it -> isOurs())
                .<Fact>flatMap(
                        it ->
                                switch (it) {
                                    case "Email Clicked" ->
                                            Optional.of(new Fact.EmailClicked(sendKey));
                                    case "Email Bounced" ->
                                            Optional.of(
                                                    new Fact.EmailBounced(
                                                            sendKey,
                                                            isPermanent(),
                                                            reason(),
                                                            address()));
                                    case "Email Complaint Received" ->
                                            Optional.of(
                                                    new Fact.EmailComplained(sendKey, address()));
                                    default -> Optional.empty();
                                })
                .map(fact -> new Event(type, at, at, false, CustomerRef.of(customerId()), fact));
    }

    /**
     * The kind of bounce; empty for other news. The diagnostic text of the mail server may hold the
     * address.
     */
    String reason() {
        JsonNode bounce = detail.path("bounce");
        return bounce.isMissingNode()
                ? ""
                : bounce.path("bounceType").asText() + "/" + bounce.path("bounceSubType").asText();
    }

    /** Where the mail went; each of ours goes to one address. */
    private Optional<EmailAddress> address() {
        return EmailAddress.parse(detail.path("mail").path("destination").path(0).asText());
    }

    private boolean isPermanent() {
        return detail.path("bounce").path("bounceType").asText().equals("Permanent");
    }
}
