package dev.perennial.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.domain.attributes.AttributeCatalog;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.facts.FactType;
import dev.perennial.domain.facts.FactTypes;
import dev.perennial.domain.facts.FeedbackFacts;
import dev.perennial.domain.facts.RecordFacts;
import dev.perennial.domain.fields.Address;
import dev.perennial.domain.values.CustomerRef;
import dev.perennial.domain.values.Survey;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * HTTP bodies as events. A body is flat: the customer, the fields of the fact and its time side by side. A line of a
 * batch names its {@code type}, and may be in the shape of the bus instead (with {@code data}).
 */
public final class BodyReader {
    private final IdSource ids;
    private final boolean doubleOptIn;
    private final DeclaredAttributes attributes;

    /** Takes a consent from the public as the form states it. */
    public BodyReader(IdSource ids) {
        this(ids, false);
    }

    /** @param doubleOptIn whether every consent from the public is to be confirmed, whatever the form states */
    public BodyReader(IdSource ids, boolean doubleOptIn) {
        this(ids, doubleOptIn, AttributeCatalog.NONE);
    }

    /**
     * @param doubleOptIn whether every consent from the public is to be confirmed, whatever the form states
     * @param attributes what the company declares
     */
    public BodyReader(IdSource ids, boolean doubleOptIn, AttributeCatalog attributes) {
        this.ids = ids;
        this.doubleOptIn = doubleOptIn;
        this.attributes = new DeclaredAttributes(attributes);
    }

    /** A body that states that fact, and no other. */
    public Reading read(FactType<?> type, JsonNode body, Receipt receipt) {
        return read(List.of(type), body, receipt);
    }

    /**
     * A body that was posted to an address.
     *
     * @param types what may be posted there; of several, the body says by the flag of an address which one it is
     */
    public Reading read(List<FactType<?>> types, JsonNode body, Receipt receipt) {
        boolean introduces = types.stream().anyMatch(FactType::isIntroduction);
        Fields fields = introduces ? introduction(body, receipt) : fields(body, receipt);
        return readFlat(types.size() == 1 ? types.getFirst() : flagged(types, fields), fields, receipt);
    }

    private static FactType<?> flagged(List<FactType<?>> types, Fields body) {
        FactType<?> plain = types.getFirst();
        for (FactType<?> type : types) {
            Optional<String> flag = type.address().flatMap(Address::flag);
            if (flag.isEmpty()) {
                plain = type;
            } else if (body.yesNo(flag.get()).orElse(false)) {
                return type;
            }
        }
        return plain;
    }

    /** An answer given by the link of a mail: the link says who answers, and which mail asked. */
    public Reading readAnswer(JsonNode body, SignedLink link, Receipt receipt) {
        Fields given = fields(body, receipt);
        if (!receipt.form() && given.has("customer")) {
            given.deny("customer", "cannot be given together with a token");
            return refused(given);
        }
        String named = body.path("survey").asText("");
        if (Survey.of(named).filter(it -> it != survey(link)).isPresent()) {
            given.deny("survey", "is not the one that the token is for");
            return refused(given);
        }
        ObjectNode answer = StrictJson.object();
        answer.set("score", body.get("score"));
        answer.set("comment", body.get("comment"));
        boolean unsaid = named.isBlank() || (receipt.form() && Survey.of(named).isEmpty());
        answer.put("survey", unsaid ? survey(link).word() : named);
        answer.put("sendKey", link.sendKey());
        answer.putObject("customer").put("customerId", link.customerId().value());
        return readFlat(FeedbackFacts.SURVEY_ANSWERED, fields(answer, receipt), receipt);
    }

    private static Survey survey(SignedLink link) {
        return Arrays.stream(Survey.values())
                .filter(survey -> SignedLink.Purpose.of(survey) == link.purpose())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(link.purpose() + " asks nothing"));
    }

    /** One line of a batch. */
    public Reading readLine(JsonNode line, Receipt receipt) {
        Fields fields = fields(line, receipt);
        Optional<String> name = fields.require("type", fields.text("type", 100));
        Optional<FactType<?>> type =
                name.flatMap(FactTypes::named).filter(known -> known.origin() == FactType.Origin.SENT);
        if (name.isPresent() && type.isEmpty()) {
            fields.problem("type", "is not an event that can be sent");
        }
        return type.map(known ->
                        fields.has("data") ? readNested(known, fields, receipt) : readFlat(known, fields, receipt))
                .orElseGet(() -> refused(fields));
    }

    private static Fields fields(JsonNode body, Receipt receipt) {
        return receipt.form() ? Fields.ofForm(body) : Fields.of(body);
    }

    /**
     * Where a member of the public consents, the proof is the address that the post came from; the body has no say in
     * it.
     */
    private Fields introduction(JsonNode body, Receipt receipt) {
        if (receipt.signed() || !body.path("consent").isObject()) {
            return fields(receipt.form() ? legible(body.deepCopy()) : body, receipt);
        }
        ObjectNode proven = receipt.form() ? legible(body.deepCopy()) : body.deepCopy();
        ObjectNode consent = (ObjectNode) proven.get("consent");
        boolean claimed = fields(consent, receipt).has("proof");
        consent.remove("proof");
        receipt.sourceIp().ifPresent(address -> consent.put("proof", address));
        boolean inDoubt = receipt.form() && isInDoubt(consent);
        if (doubleOptIn || inDoubt) {
            consent.put("toBeConfirmed", true);
        }
        Fields fields = fields(proven, receipt);
        if (claimed) {
            fields.problem("consent.proof", "needs a signed post");
        }
        if (inDoubt) {
            fields.problem("consent.toBeConfirmed", "must be true or false");
        }
        return fields;
    }

    /** Whether a form says something of double opt-in that nobody can read: then the stricter holds. */
    private static boolean isInDoubt(JsonNode consent) {
        Fields form = Fields.ofForm(consent);
        return form.yesNo("toBeConfirmed").isEmpty() && form.has("toBeConfirmed");
    }

    /**
     * The language as browsers and servers write it ({@code de_DE}, {@code de_DE.UTF-8}), which is no tag of BCP 47,
     * and can be read.
     */
    private static ObjectNode legible(ObjectNode form) {
        String locale = form.path("locale").asText();
        if (!locale.isBlank()) {
            form.put("locale", locale.strip().replaceFirst("[.@].*", "").replace('_', '-'));
        }
        return form;
    }

    private Reading readNested(FactType<?> type, Fields line, Receipt receipt) {
        Optional<? extends Fact> fact = line.object("data").flatMap(type.shape()::read);
        return event(line, time(type, line, receipt), customer(type, line), fact, receipt);
    }

    private Reading readFlat(FactType<?> type, Fields body, Receipt receipt) {
        Optional<CustomerRef> customer = type.isIntroduction() ? newcomer(body, receipt) : customer(type, body);
        Instant occurredAt = time(type, body, receipt);
        return event(body, occurredAt, customer, type.shape().read(body), receipt);
    }

    /** Who is new may stand beside the other fields; unsigned, only an address is taken. */
    private static Optional<CustomerRef> newcomer(Fields body, Receipt receipt) {
        Fields person = body.object("customer").orElse(body);
        return receipt.signed() ? CustomerNames.read(person) : CustomerNames.readPublic(person);
    }

    /** Who is to be forgotten, or reached elsewhere, may be known by an address that no mail reaches. */
    private static Optional<CustomerRef> customer(FactType<?> type, Fields body) {
        boolean known = type.equals(RecordFacts.CUSTOMER_ERASED) || type.equals(RecordFacts.ADDRESS_CHANGED);
        return body.require(
                "customer", body.object("customer").flatMap(known ? CustomerNames::readKnown : CustomerNames::read));
    }

    private static Instant time(FactType<?> type, Fields body, Receipt receipt) {
        Instant now = receipt.receivedAt();
        int before = body.problems().size();
        Optional<Instant> said = body.pastInstant(type.timeField(), now).or(() -> body.pastInstant("occurredAt", now));
        boolean silent = said.isEmpty() && body.problems().size() == before;
        if (silent && receipt.signed() && body.yesNo("backfill").orElse(false)) {
            body.problem("occurredAt", "is required of history (backfill): it would count as what was said last");
        }
        return said.orElse(now);
    }

    private Reading event(
            Fields body,
            Instant occurredAt,
            Optional<CustomerRef> customer,
            Optional<? extends Fact> fact,
            Receipt receipt) {
        Optional<String> given = body.key("eventId", EventCodec.MAX_EVENT_ID);
        boolean backfill = body.yesNo("backfill").orElse(false);
        Optional<Fact> checked = fact.map(it -> attributes.checked(it, body, receipt.signed()));
        if (!body.sound()) {
            return refused(body);
        }
        String id = given.filter(chosen -> receipt.signed())
                .or(receipt::messageId)
                .orElseGet(() -> ids.next(receipt.receivedAt()));
        Event event = new Event(
                id,
                occurredAt,
                receipt.receivedAt(),
                backfill && receipt.signed(),
                customer.orElseThrow(),
                checked.orElseThrow(),
                body.unread());
        if (event.id().codePointCount(0, event.id().length()) > EventCodec.MAX_EVENT_ID) {
            body.deny("eventId", "is too long for an id that begins as a key does");
            return refused(body);
        }
        return new Reading.Accepted(event);
    }

    private static Reading refused(Fields body) {
        return new Reading.Refused(body.problems());
    }
}
