package dev.perennial.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.facts.FactType;
import dev.perennial.domain.facts.FactTypes;
import dev.perennial.domain.facts.FeedbackFacts;
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

    /** Takes a consent from the public as the form states it. */
    public BodyReader(IdSource ids) {
        this(ids, false);
    }

    /** @param doubleOptIn whether every consent from the public is to be confirmed, whatever the form states */
    public BodyReader(IdSource ids, boolean doubleOptIn) {
        this.ids = ids;
        this.doubleOptIn = doubleOptIn;
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
        if (given.has("customer")) {
            given.problem("customer", "cannot be given together with a token");
            return refused(given);
        }
        if (Survey.of(body.path("survey").asText())
                .filter(it -> it != survey(link))
                .isPresent()) {
            given.problem("survey", "is not the one that the token is for");
            return refused(given);
        }
        ObjectNode answer = StrictJson.object();
        answer.set("score", body.get("score"));
        answer.set("comment", body.get("comment"));
        answer.put("survey", body.path("survey").asText(survey(link).word()));
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
            return fields(body, receipt);
        }
        ObjectNode proven = body.deepCopy();
        ObjectNode consent = (ObjectNode) proven.get("consent");
        boolean claimed = consent.hasNonNull("proof");
        consent.remove("proof");
        receipt.sourceIp().ifPresent(address -> consent.put("proof", address));
        if (doubleOptIn) {
            consent.put("toBeConfirmed", true);
        }
        Fields fields = fields(proven, receipt);
        if (claimed) {
            fields.problem("consent.proof", "needs a signed post");
        }
        return fields;
    }

    private Reading readNested(FactType<?> type, Fields line, Receipt receipt) {
        Optional<? extends Fact> fact = line.object("data").flatMap(type.shape()::read);
        return event(line, time(type, line, receipt), customer(line), fact, receipt);
    }

    private Reading readFlat(FactType<?> type, Fields body, Receipt receipt) {
        Optional<CustomerRef> customer = type.isIntroduction() ? newcomer(body, receipt) : customer(body);
        Instant occurredAt = time(type, body, receipt);
        return event(body, occurredAt, customer, type.shape().read(body), receipt);
    }

    /** Who is new may stand beside the other fields; unsigned, only an address is taken. */
    private static Optional<CustomerRef> newcomer(Fields body, Receipt receipt) {
        Fields person = body.object("customer").orElse(body);
        return receipt.signed() ? CustomerNames.read(person) : CustomerNames.readPublic(person);
    }

    private static Optional<CustomerRef> customer(Fields body) {
        return body.require("customer", body.object("customer").flatMap(CustomerNames::read));
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
                fact.orElseThrow());
        if (event.id().codePointCount(0, event.id().length()) > EventCodec.MAX_EVENT_ID) {
            body.problem("eventId", "is too long for an id that begins as a key does");
            return refused(body);
        }
        return new Reading.Accepted(event);
    }

    private static Reading refused(Fields body) {
        return new Reading.Refused(body.problems());
    }
}
