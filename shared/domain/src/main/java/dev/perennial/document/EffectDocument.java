package dev.perennial.document;

import static dev.perennial.document.CustomerDocument.CUSTOMER_ID;

import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.facts.FactTypes;
import dev.perennial.domain.record.Effect;
import dev.perennial.domain.record.Effect.Announcement;
import dev.perennial.domain.record.Effect.Erasure;
import dev.perennial.domain.record.Effect.IdentityLink;
import dev.perennial.domain.record.Effect.Message;
import dev.perennial.domain.record.Effect.TimelineEntry;
import dev.perennial.domain.record.Effect.Withheld;
import dev.perennial.domain.record.ProcessedEvents.Seen;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.Money;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a record owes, and each kind of it where it stands alone: a row of the timeline, a message in the queue. Within
 * the record is left out what the record says anyway.
 */
public final class EffectDocument {
    private static final String KIND = "owe";

    private EffectDocument() {}

    /**
     * Where something is owed: within the record of {@code owner}, which need not be named again, because of the event
     * that the record saw last. The event's own row is the one without a kind.
     *
     * @param latest the event that the record saw last; empty where it knows of none
     */
    record Place(CustomerId owner, Optional<Seen> latest) {
        private static final String AT = "occurredAt";

        Map<String, Object> shorten(Effect owed) {
            Map<String, Object> fields = of(owed);
            fields.remove(CUSTOMER_ID, owner.value());
            latest.map(Seen::at).ifPresent(at -> fields.remove(AT, at.toString()));
            switch (owed) {
                case TimelineEntry entry
                when isOfTheLatest(entry) -> {
                    List.of(KIND, "at", "eventId", "fingerprint", "amount").forEach(fields::remove);
                    if (entry.fact().flatMap(Place::wordsOfKept).equals(Optional.of(entry.what()))) {
                        fields.remove("what");
                    }
                }
                case Message message -> shorten(fields, message);
                case Withheld withheld -> shorten(fields, withheld.message());
                case IdentityLink link -> fields.remove("leadsTo", owner.value());
                case TimelineEntry _, Announcement _, Erasure _ -> {}
            }
            return fields;
        }

        private static void shorten(Map<String, Object> fields, Message message) {
            fields.remove("template", message.journey());
            if (message.journey().equals(journeyIn(message.sendKey()))) {
                fields.remove("journey");
            }
        }

        private boolean isOfTheLatest(TimelineEntry entry) {
            Seen seen = new Seen(entry.at(), entry.eventId(), entry.fingerprint(), entry.amount());
            return latest.equals(Optional.of(seen));
        }

        Effect read(Document from) {
            if (!from.has(KIND)) {
                Seen seen = latest.orElseThrow(
                        () -> new IllegalArgumentException("the record owes the row of an event, and knows of none"));
                Optional<Fact> fact = fact(from);
                return new TimelineEntry(
                        seen.at(),
                        seen.eventId(),
                        from.optionalText("what").orElseGet(() -> words(fact.orElseThrow())),
                        from.texts("decisions"),
                        seen.fingerprint(),
                        seen.amount(),
                        fact);
            }
            return EffectDocument.read(from, this);
        }

        Instant at(Document from) {
            return from.optionalInstant(AT)
                    .orElseGet(() -> latest.orElseThrow(
                                    () -> new IllegalArgumentException("what is owed does not say when it came about"))
                            .at());
        }

        /** What the fact says in words when it is read again. */
        private static Optional<String> wordsOfKept(Fact fact) {
            return Optional.of(words(FactDocument.read(fact.type(), new Document(FactDocument.kept(fact)))));
        }

        private static String words(Fact fact) {
            return FactTypes.of(fact).words(fact);
        }
    }

    /** As keys of mails begin. */
    private static String journeyIn(String sendKey) {
        int end = sendKey.indexOf('.');
        return end < 0 ? sendKey : sendKey.substring(0, end);
    }

    /** With all that it says, wherever it stands. */
    public static Map<String, Object> of(Effect owed) {
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

    private static Effect read(Document from, Place place) {
        return switch (from.text(KIND)) {
            case "timeline" -> timelineEntry(from);
            case "message" -> message(from, place);
            case "announcement" ->
                new Announcement(
                        from.text("eventId"),
                        place.at(from),
                        customer(from).orElse(place.owner()),
                        from.text("type"),
                        from.map("data"));
            case "withheld" -> new Withheld(message(from, place), from.text("because"), from.optionalInstant("until"));
            case "link" ->
                new IdentityLink(
                        new CustomerId(from.text("from")),
                        from.optionalText("leadsTo").map(CustomerId::new).orElse(place.owner()),
                        from.instant("at"));
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
                fact(from));
    }

    private static Optional<Fact> fact(Document from) {
        return from.optionalText("type").map(type -> FactDocument.read(type, new Document(from.map("data"))));
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
        return message(from, new Place(new CustomerId(from.text(CUSTOMER_ID)), Optional.empty()));
    }

    private static Message message(Document from, Place place) {
        String sendKey = from.text("sendKey");
        String journey = from.optionalText("journey").orElseGet(() -> journeyIn(sendKey));
        Map<String, String> data = new HashMap<>();
        from.map("data").forEach((name, value) -> data.put(name, value.toString()));
        return new Message(
                customer(from).orElse(place.owner()),
                sendKey,
                journey,
                from.optionalText("template").orElse(journey),
                data,
                place.at(from),
                from.instant("expiresAt"));
    }

    private static Optional<CustomerId> customer(Document from) {
        return from.optionalText(CUSTOMER_ID).map(CustomerId::new);
    }

    private static Map<String, Object> kind(String kind, Map<String, Object> fields) {
        return Document.builder().put(KIND, kind).putAll(fields).build();
    }
}
