package dev.perennial.document;

import static dev.perennial.document.CustomerDocument.CUSTOMER_ID;

import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.record.Effect;
import dev.perennial.domain.record.Effect.Announcement;
import dev.perennial.domain.record.Effect.Erasure;
import dev.perennial.domain.record.Effect.IdentityLink;
import dev.perennial.domain.record.Effect.Message;
import dev.perennial.domain.record.Effect.TimelineEntry;
import dev.perennial.domain.record.Effect.Withheld;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.Money;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a record owes, and each kind of it where it stands alone: a row of the timeline, a message in the queue. */
public final class EffectDocument {
    private static final String KIND = "owe";

    private EffectDocument() {}

    /** Within the record of {@code owner}, which need not be named again. */
    static Map<String, Object> of(Effect owed, CustomerId owner) {
        Map<String, Object> fields = of(owed);
        fields.remove(CUSTOMER_ID, owner.value());
        return fields;
    }

    private static Map<String, Object> of(Effect owed) {
        return switch (owed) {
            case TimelineEntry entry -> kind("timeline", of(entry));
            case Message message -> kind("message", of(message));
            case Announcement it ->
                kind(
                        "announcement",
                        Document.builder()
                                .put("eventId", it.eventId())
                                .put("occurredAt", it.occurredAt().toString())
                                .put(CUSTOMER_ID, it.customerId().value())
                                .put("type", it.type())
                                .put("data", it.data())
                                .build());
            case Withheld it ->
                kind(
                        "withheld",
                        Document.builder()
                                .putAll(of(it.message()))
                                .put("because", it.because())
                                .put("until", it.until())
                                .build());
            case IdentityLink it ->
                kind(
                        "link",
                        Document.builder()
                                .put("from", it.from().value())
                                .put("leadsTo", it.leadsTo().value())
                                .put("at", it.at().toString())
                                .build());
            case Erasure it ->
                kind(
                        "erasure",
                        Document.builder()
                                .put(
                                        "ids",
                                        it.ids().stream().map(CustomerId::value).toList())
                                .put("until", it.until().toString())
                                .build());
        };
    }

    static Effect read(Document from, CustomerId owner) {
        return switch (from.text(KIND)) {
            case "timeline" -> timelineEntry(from);
            case "message" -> message(from, owner);
            case "announcement" ->
                new Announcement(
                        from.text("eventId"),
                        from.instant("occurredAt"),
                        customer(from).orElse(owner),
                        from.text("type"),
                        from.map("data"));
            case "withheld" -> new Withheld(message(from, owner), from.text("because"), from.optionalInstant("until"));
            case "link" ->
                new IdentityLink(
                        new CustomerId(from.text("from")), new CustomerId(from.text("leadsTo")), from.instant("at"));
            case "erasure" ->
                new Erasure(from.texts("ids").stream().map(CustomerId::new).toList(), from.instant("until"));
            default -> throw new IllegalArgumentException("the record owes something unknown: " + from.text(KIND));
        };
    }

    public static Map<String, Object> of(TimelineEntry entry) {
        return Document.builder()
                .put("at", entry.at().toString())
                .put("eventId", entry.eventId())
                .put("what", entry.what())
                .putUnlessEmpty("decisions", entry.decisions())
                .putUnlessEmpty("fingerprint", entry.fingerprint())
                .put("amount", entry.amount().map(Money::toString))
                .put("type", entry.fact().map(Fact::type))
                .put("data", entry.fact().map(FactDocument::kept))
                .build();
    }

    public static TimelineEntry timelineEntry(Document from) {
        return new TimelineEntry(
                from.instant("at"),
                from.text("eventId"),
                from.text("what"),
                from.texts("decisions"),
                from.textOrEmpty("fingerprint"),
                from.optionalMoney("amount"),
                from.optionalText("type").map(type -> FactDocument.read(type, new Document(from.map("data")))));
    }

    public static Map<String, Object> of(Message message) {
        return Document.builder()
                .put(CUSTOMER_ID, message.customerId().value())
                .put("sendKey", message.sendKey())
                .put("journey", message.journey())
                .put("template", message.template())
                .putUnlessEmpty("data", message.data())
                .put("occurredAt", message.occurredAt().toString())
                .put("expiresAt", message.expiresAt().toString())
                .build();
    }

    public static Message message(Document from) {
        return message(from, new CustomerId(from.text(CUSTOMER_ID)));
    }

    private static Message message(Document from, CustomerId owner) {
        Map<String, String> data = new HashMap<>();
        from.map("data").forEach((name, value) -> data.put(name, value.toString()));
        return new Message(
                customer(from).orElse(owner),
                from.text("sendKey"),
                from.text("journey"),
                from.text("template"),
                data,
                from.instant("occurredAt"),
                from.instant("expiresAt"));
    }

    private static Optional<CustomerId> customer(Document from) {
        return from.optionalText(CUSTOMER_ID).map(CustomerId::new);
    }

    private static Map<String, Object> kind(String kind, Map<String, Object> fields) {
        return Document.builder().put(KIND, kind).putAll(fields).build();
    }
}
