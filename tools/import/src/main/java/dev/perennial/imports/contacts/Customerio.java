package dev.perennial.imports.contacts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.domain.facts.Fact;
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
import dev.perennial.imports.format.Suppressed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reporting webhooks of Customer.io, and its people. What a program opened or followed is no person's doing. The
 * columns of people are not verified by any public source: {@code unsubscribed} counts where it says yes, and nothing
 * there is a consent.
 */
final class Customerio {
    static final Format FORMAT = new Format(
            "customerio",
            List.of("customer-io"),
            List.of(
                    Contacts.json(
                            "reporting webhooks of Customer.io",
                            header -> header.has("metric", "event_id", "object_type", "timestamp"),
                            (_, _) -> (row, facts) -> event(row.json(), facts)),
                    Contacts.csv(
                            "people of Customer.io",
                            header -> header.has("cio_id", "email"),
                            (header, _) -> new People(header))));

    /** 2100-01-01; what is beyond it counts milliseconds. */
    private static final long LATEST = 4_102_444_800L;

    private Customerio() {}

    private static Column named(String field) {
        return new Column(0, field);
    }

    private static void event(JsonNode event, Facts facts) {
        String object = event.path("object_type").asText("");
        String metric = event.path("metric").asText("");
        if (!object.equals("customer") && !object.equals("email")) {
            facts.leftOut("an event of another channel than e-mail");
            return;
        }
        JsonNode data = event.path("data");
        switch (metric) {
            case "opened", "clicked" -> {
                if (Stream.of("prefetched", "synthetic", "machine")
                        .anyMatch(flag -> data.path(flag).asBoolean())) {
                    facts.leftOut("opened or clicked by a program, not by a person");
                } else {
                    with(event, facts, metric);
                }
            }
            case "human_opened",
                    "human_clicked",
                    "subscribed",
                    "unsubscribed",
                    "bounced",
                    "spammed",
                    "cio_subscription_preferences_changed" -> with(event, facts, metric);
            case "sent",
                    "delivered",
                    "drafted",
                    "attempted",
                    "deferred",
                    "dropped",
                    "failed",
                    "converted",
                    "undeliverable" ->
                facts.leftOut("a mail sent, delivered or failed for now: nothing that a record keeps");
            default -> facts.leftOut("an event of a kind that is not known");
        }
    }

    private static void with(JsonNode event, Facts facts, String metric) {
        JsonNode data = event.path("data");
        Optional<String> address = Contacts.field(data, "recipient")
                .or(() -> Contacts.field(data, "email_address"))
                .or(() -> Contacts.field(data.path("identifiers"), "email"));
        if (address.isEmpty()) {
            facts.leftOut(Contacts.NO_ADDRESS);
            return;
        }
        CustomerRef who = CustomerRef.of(facts.address(address.get(), named("recipient")));
        Instant at = seconds(event.path("timestamp"));
        Optional<String> proof = Contacts.field(event, "event_id").map(id -> "event " + id);
        switch (metric) {
            case "opened", "human_opened" -> facts.activity(who, at, "opened a mail", Optional.empty());
            case "clicked", "human_clicked" ->
                facts.activity(
                        who,
                        at,
                        "clicked in a mail",
                        Contacts.field(data, "href").map(Contacts::address));
            case "subscribed" -> facts.consent(who, Contacts.MARKETING, Consent.YES, Optional.of(at), proof);
            case "unsubscribed" -> facts.consent(who, Contacts.MARKETING, Consent.NO, Optional.of(at), proof);
            case "bounced" -> {
                if (data.path("failure_message").asText("").strip().startsWith("4")) {
                    facts.leftOut("a mail sent, delivered or failed for now: nothing that a record keeps");
                } else {
                    facts.suppressedAt(who, Fact.SuppressedBy.HARD_BOUNCE, at);
                }
            }
            case "spammed" -> facts.suppressedAt(who, Fact.SuppressedBy.SPAM_REPORT, at);
            default -> preferences(data, facts, who, at, proof);
        }
    }

    /** Topics of their own: purposes that the record keeps, and none of them is marketing as a whole. */
    private static void preferences(JsonNode data, Facts facts, CustomerRef who, Instant at, Optional<String> proof) {
        JsonNode topics = Contacts.parsed(data.path("content").asText(""))
                .map(it -> it.path("topics"))
                .filter(JsonNode::isObject)
                .orElseThrow(() -> new BadValue("content", "holds no topics, an object of JSON written as text"));
        if (topics.isEmpty()) {
            facts.leftOut("preferences without topics");
            return;
        }
        topics.properties().forEach(topic -> {
            if (!topic.getValue().isBoolean()) {
                throw new BadValue("content", "has a topic that is neither true nor false");
            }
        });
        topics.properties()
                .forEach(topic -> Contacts.purpose("customerio-" + topic.getKey())
                        .ifPresent(purpose ->
                                facts.ownPurpose(who, purpose, topic.getValue().booleanValue(), at, proof)));
    }

    private static Instant seconds(JsonNode time) {
        Column column = named("timestamp");
        if (!time.isIntegralNumber() || !time.canConvertToLong() || time.longValue() > LATEST) {
            throw new BadValue(column, "is no number of seconds since 1970");
        }
        return Dates.checked(Instant.ofEpochSecond(time.longValue()), column);
    }

    private static final class People implements RowReader {
        private final Column email;
        private final Column name;
        private final Column first;
        private final Column last;
        private final Column created;
        private final Column unsubscribed;
        private final OwnColumns own;

        People(Header header) {
            email = header.need("email");
            name = header.column("name");
            first = header.column("first_name");
            last = header.column("last_name");
            created = header.column("created_at", "cio_created_at");
            unsubscribed = header.column("unsubscribed");
            own = OwnColumns.except(
                    header, "id", "cio_id", "email", "name", "first_name", "last_name", "created_at", "unsubscribed");
        }

        @Override
        public void read(Row row, Facts facts) {
            Optional<CustomerRef> person = facts.person(row, email);
            if (person.isEmpty()) {
                facts.leftOut(Contacts.NO_ADDRESS);
                return;
            }
            CustomerRef who = person.get();
            boolean out = row.value(unsubscribed).flatMap(Contacts::yesNo).orElse(false);
            Optional<Instant> since =
                    Contacts.read(out, facts, () -> row.value(created).map(this::seconds));
            Profile profile =
                    Profile.named(Profile.name(row.text(first), row.text(last)).or(() -> row.value(name)));
            since.ifPresentOrElse(
                    at -> facts.signedUp(who, at, profile),
                    () -> facts.lead(who, Optional.empty(), profile, Optional.empty()));
            if (out) {
                facts.suppressed(who, Suppressed.UNSUBSCRIBED, Optional.empty());
            } else {
                facts.note("people of Customer.io: not unsubscribed is no consent; it is unknown");
                facts.consent(who, Contacts.MARKETING, Consent.UNKNOWN, Optional.empty(), Optional.empty());
            }
            own.tell(row, facts, who, Optional.empty());
        }

        private Instant seconds(String text) {
            if (!text.matches("\\d{9,10}")) {
                throw new BadValue(created, "is no number of seconds since 1970");
            }
            return Dates.checked(Instant.ofEpochSecond(Long.parseLong(text)), created);
        }
    }
}
