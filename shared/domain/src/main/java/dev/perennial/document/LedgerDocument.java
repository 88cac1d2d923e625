package dev.perennial.document;

import dev.perennial.domain.values.CustomerId;
import dev.perennial.flow.mail.LedgerEntry;
import dev.perennial.flow.mail.LedgerEntry.Status;
import java.util.Map;

/** A row of the ledger as an operator reads it. */
public final class LedgerDocument {
    public static final String SEND_KEY = "sendKey";
    public static final String STATUS = "status";

    private LedgerDocument() {}

    public static Map<String, Object> of(LedgerEntry email) {
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
                .put("provider", email.provider())
                .build();
    }

    public static LedgerEntry read(Document from) {
        return new LedgerEntry(
                new CustomerId(from.text("customerId")),
                from.text(SEND_KEY),
                from.as(STATUS, Status::valueOf),
                from.text("journey"),
                from.text("template"),
                from.textOrEmpty("because"),
                from.textOrEmpty("owner"),
                from.instant("decidedAt"),
                from.optionalText("messageId"),
                from.optionalText("released"),
                from.optionalText("provider"));
    }
}
