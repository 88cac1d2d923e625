package dev.perennial.imports.contacts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.domain.values.CustomerRef;
import dev.perennial.imports.format.BadValue;
import dev.perennial.imports.format.Column;
import dev.perennial.imports.format.Consent;
import dev.perennial.imports.format.Dates;
import dev.perennial.imports.format.Facts;
import dev.perennial.imports.format.Format;
import dev.perennial.imports.format.Header;
import dev.perennial.imports.format.Profile;
import dev.perennial.imports.format.Row;
import dev.perennial.imports.format.RowReader;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Dittofeed: who is in which segment, a row for each user and segment, also where they are not in it; and its events. A
 * segment of a subscription group says who is subscribed: who is in one of the kind "opt in" said yes, who is not in
 * one said no or nothing, which counts as a no. It has no export of users.
 */
final class Dittofeed {
    static final Format FORMAT = new Format(
            "dittofeed",
            List.of(),
            List.of(
                    Contacts.csv(
                            "segments of Dittofeed",
                            header -> header.has("segmentName", "segmentId", "userId", "inSegment", "email"),
                            (header, _) -> new Segments(header)),
                    Contacts.csv(
                            "events of Dittofeed",
                            header -> header.has("messageId", "eventType", "userId", "eventTime", "traits"),
                            (header, settings) -> new Events(header, settings.zoneOf("Exports of Dittofeed")))));

    private Dittofeed() {}

    private static final class Segments implements RowReader {
        private final Column segment;
        private final Column inside;
        private final Column group;
        private final Column email;

        Segments(Header header) {
            segment = header.need("segmentName");
            inside = header.need("inSegment");
            group = header.need("subscriptionGroupName");
            email = header.need("email");
        }

        @Override
        public void read(Row row, Facts facts) {
            Optional<CustomerRef> person = facts.person(row, email);
            if (person.isEmpty()) {
                facts.leftOut(Contacts.NO_ADDRESS);
                return;
            }
            CustomerRef who = person.get();
            String word = row.text(inside).strip().toLowerCase(Locale.ROOT);
            if (!word.equals("true") && !word.equals("false")) {
                throw new BadValue(inside, "is neither true nor false");
            }
            boolean in = word.equals("true");
            facts.lead(who, Optional.empty(), Profile.NONE, Optional.empty());
            row.value(group)
                    .ifPresent(_ -> facts.consent(
                            who, Contacts.MARKETING, consent(row, in), Optional.empty(), Optional.empty()));
            row.value(segment)
                    .ifPresent(name -> facts.attribute(who, "segment " + name, Boolean.toString(in), Optional.empty()));
        }

        /** A group of the kind "opt out" has everybody in it who did not object, which is no consent. */
        private Consent consent(Row row, boolean in) {
            if (!in) {
                return Consent.NO;
            }
            return row.text(segment).toLowerCase(Locale.ROOT).strip().endsWith("opt in")
                    ? Consent.YES
                    : Consent.UNKNOWN;
        }
    }

    private static final class Events implements RowReader {
        private final ZoneId zone;
        private final Column type;
        private final Column event;
        private final Column time;
        private final Column traits;
        private final Column properties;

        Events(Header header, ZoneId zone) {
            this.zone = zone;
            type = header.need("eventType");
            event = header.need("event");
            time = header.need("eventTime");
            traits = header.need("traits");
            properties = header.need("properties");
        }

        @Override
        public void read(Row row, Facts facts) {
            JsonNode said = json(row, traits);
            Optional<String> address =
                    Contacts.field(said, "email").or(() -> Contacts.field(json(row, properties), "email"));
            if (address.isEmpty()) {
                facts.leftOut("no e-mail address: the event names its user by an id alone");
                return;
            }
            CustomerRef who = CustomerRef.of(facts.address(address.get(), traits));
            Instant at = row.value(time)
                    .map(text -> Dates.inZone(text, zone, time))
                    .orElseThrow(() -> new BadValue(time, "is missing"));
            switch (row.text(type).strip()) {
                case "identify" -> {
                    Optional<String> name = Contacts.field(said, "name")
                            .or(() -> Profile.name(
                                    Contacts.field(said, "firstName").orElse(""),
                                    Contacts.field(said, "lastName").orElse("")));
                    facts.lead(who, Optional.of(at), Profile.named(name), Optional.empty());
                    OwnColumns.tell(
                            without(said, "email", "name", "firstName", "lastName"), facts, who, Optional.of(at));
                }
                case "track" ->
                    row.value(event)
                            .ifPresentOrElse(
                                    name -> facts.activity(who, at, name, Optional.empty()),
                                    () -> facts.leftOut("an event without a name"));
                default -> facts.leftOut("an event of a kind that the record does not keep");
            }
        }

        private static JsonNode without(JsonNode object, String... names) {
            ObjectNode rest = object.deepCopy();
            rest.remove(List.of(names));
            return rest;
        }

        private static JsonNode json(Row row, Column column) {
            return row.value(column)
                    .map(text -> Contacts.parsed(text)
                            .filter(JsonNode::isObject)
                            .orElseThrow(() -> new BadValue(column, "is no object of JSON")))
                    .orElseGet(JsonNodeFactory.instance::objectNode);
        }
    }
}
