package dev.perennial.document;

import dev.perennial.domain.CustomerId;
import dev.perennial.flow.Email;
import dev.perennial.flow.Email.Status;
import java.util.Map;

/** A row of the ledger as an operator reads it. */
public final class EmailDocument {
    public static final String SEND_KEY = "sendKey";
    public static final String STATUS = "status";

    private EmailDocument() {}

    public static Map<String, Object> of(Email email) {
        return Document.builder()
                .put("customerId", email.customerId().value())
                .put(SEND_KEY, email.sendKey())
                .put(STATUS, email.status().name())
                .put("journey", email.journey())
                .put("template", email.template())
                .putUnlessEmpty("because", email.because())
                .putUnlessEmpty("owner", email.owner())
                .put("decidedAt", email.decidedAt().toString())
                .put("messageId", email.messageId())
                .put("released", email.released())
                .build();
    }

    public static Email read(Document from) {
        return new Email(
                new CustomerId(from.text("customerId")),
                from.text(SEND_KEY),
                from.as(STATUS, Status::valueOf),
                from.text("journey"),
                from.text("template"),
                from.textOrEmpty("because"),
                from.textOrEmpty("owner"),
                from.instant("decidedAt"),
                from.optionalText("messageId"),
                from.optionalText("released"));
    }
}
