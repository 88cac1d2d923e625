package dev.perennial.imports.contacts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.Set;

/**
 * Endpoints of Amazon Pinpoint as its exports and its imports write them, and its stream of events. OptOut ALL is a no;
 * NONE says that nobody objected, which is no consent. An INACTIVE endpoint is no objection.
 */
final class Pinpoint {
    static final Format FORMAT = new Format(
            "pinpoint",
            List.of(),
            List.of(
                    Contacts.json(
                            "endpoints of Pinpoint",
                            header ->
                                    header.has("ChannelType", "EndpointStatus") || header.has("ChannelType", "OptOut"),
                            (_, _) -> (row, facts) -> endpoint(row.json(), facts)),
                    Contacts.csv(
                            "endpoints of Pinpoint",
                            header -> header.has("ChannelType", "Address"),
                            (header, _) -> imported(header)),
                    Contacts.json(
                            "events of Pinpoint",
                            header -> header.has("event_type", "event_timestamp", "arrival_timestamp"),
                            (_, _) -> (row, facts) -> event(row.json(), facts))));

    private static final Column ADDRESS = named("Address");
    private static final Set<String> FIRST = Set.of("FirstName", "firstName", "first_name", "Firstname", "firstname");
    private static final Set<String> LAST = Set.of("LastName", "lastName", "last_name", "Lastname", "lastname");

    private Pinpoint() {}

    private static Column named(String field) {
        return new Column(0, field);
    }

    /** A file for Pinpoint's own import names nested fields by dots; a field that is not there has no column. */
    private static RowReader imported(Header header) {
        List<Column> columns =
                header.names().stream().map(header::need).filter(Column::exists).toList();
        return (row, facts) -> endpoint(nested(row, columns), facts);
    }

    private static ObjectNode nested(Row row, List<Column> columns) {
        ObjectNode endpoint = JsonNodeFactory.instance.objectNode();
        for (Column column : columns) {
            Optional<String> value = row.value(column);
            if (value.isPresent()) {
                String[] path = column.name().split("\\.", -1);
                ObjectNode object = endpoint;
                for (int i = 0; i < path.length - 1; i++) {
                    object = object.path(path[i]) instanceof ObjectNode below ? below : object.putObject(path[i]);
                }
                object.put(path[path.length - 1], value.get());
            }
        }
        return endpoint;
    }

    private static void endpoint(JsonNode endpoint, Facts facts) {
        String channel = endpoint.path("ChannelType").asText("");
        if (!channel.equals("EMAIL")) {
            facts.leftOut("an endpoint of another channel than e-mail");
            return;
        }
        Optional<String> address = Contacts.field(endpoint, "Address");
        if (address.isEmpty()) {
            facts.leftOut(Contacts.NO_ADDRESS);
            return;
        }
        CustomerRef who = CustomerRef.of(facts.address(address.get(), ADDRESS));
        String optOut = endpoint.path("OptOut").asText("");
        boolean out = optOut.equals("ALL");
        Optional<Instant> created = Contacts.read(out, facts, () -> time(endpoint, "CreationDate"));
        Optional<Instant> effective = Contacts.read(out, facts, () -> time(endpoint, "EffectiveDate"));
        Profile profile = profile(endpoint);
        created.ifPresentOrElse(
                at -> facts.signedUp(who, at, profile), () -> facts.lead(who, effective, profile, Optional.empty()));
        if (endpoint.path("EndpointStatus").asText("").equals("INACTIVE")) {
            facts.note("INACTIVE endpoints: Pinpoint sends nothing there, and nobody objected; the consent is unknown");
        }
        if (out) {
            facts.suppressed(who, Suppressed.UNSUBSCRIBED, effective);
        } else {
            facts.note(
                    optOut.equals("NONE")
                            ? "OptOut NONE: nobody objected, which is no consent"
                            : "OptOut says neither ALL nor NONE: the consent is unknown");
            facts.consent(who, Contacts.MARKETING, Consent.UNKNOWN, Optional.empty(), Optional.empty());
        }
        attributes(endpoint, facts, who, effective);
    }

    private static Profile profile(JsonNode endpoint) {
        JsonNode user = endpoint.path("User").path("UserAttributes");
        JsonNode demographic = endpoint.path("Demographic");
        Optional<String> name = Profile.name(first(user, FIRST), first(user, LAST));
        return new Profile(
                name.or(() -> Contacts.field(user, "Name")).or(() -> Contacts.field(user, "name")),
                Contacts.field(demographic, "Locale").flatMap(Contacts::locale),
                Contacts.field(demographic, "Timezone").flatMap(Contacts::zone),
                Optional.empty(),
                Optional.empty());
    }

    private static String first(JsonNode object, Set<String> names) {
        return names.stream()
                .sorted()
                .flatMap(name -> Contacts.field(object, name).stream())
                .findFirst()
                .orElse("");
    }

    private static void attributes(JsonNode endpoint, Facts facts, CustomerRef who, Optional<Instant> at) {
        ObjectNode own = JsonNodeFactory.instance.objectNode();
        endpoint.path("Location").properties().forEach(it -> own.set(it.getKey(), it.getValue()));
        endpoint.path("Attributes").properties().forEach(it -> own.set(it.getKey(), it.getValue()));
        endpoint.path("Metrics").properties().forEach(it -> own.set(it.getKey(), it.getValue()));
        endpoint.path("User").path("UserAttributes").properties().forEach(it -> own.set(it.getKey(), it.getValue()));
        FIRST.forEach(own::remove);
        LAST.forEach(own::remove);
        Contacts.field(endpoint.path("User"), "UserId").ifPresent(id -> own.put("UserId", id));
        OwnColumns.tell(own, facts, who, at);
    }

    private static Optional<Instant> time(JsonNode object, String field) {
        return Contacts.field(object, field).map(text -> {
            int dot = text.indexOf('.');
            String plain = dot < 0
                    ? text
                    : text.substring(0, dot) + text.substring(dot).replaceFirst("\\.\\d{1,9}", "");
            return Dates.withOffset(plain, named(field)).plusMillis(millis(text));
        });
    }

    private static long millis(String text) {
        return text.matches(".*\\.\\d{3}\\D.*") ? Long.parseLong(text.replaceFirst(".*\\.(\\d{3})\\D.*", "$1")) : 0;
    }

    /**
     * Of all events of one mail {@code event_timestamp} is when the mail was sent; what became of it happened at
     * {@code arrival_timestamp}.
     */
    private static void event(JsonNode event, Facts facts) {
        String type = event.path("event_type").asText("");
        if (!type.startsWith("_email.")) {
            facts.leftOut(
                    type.startsWith("_campaign.") || type.startsWith("_journey.")
                            ? "an event of a campaign or a journey: the mails' own events tell what became of them"
                            : "an event of another channel than e-mail");
            return;
        }
        switch (type) {
            case "_email.send",
                    "_email.delivered",
                    "_email.softbounce",
                    "_email.rejected",
                    "_email.rendering_failure" ->
                facts.leftOut("a mail sent, delivered or failed for now: nothing that a record keeps");
            case "_email.open", "_email.click", "_email.unsubscribe", "_email.hardbounce", "_email.complaint" ->
                ofMail(type, event, facts);
            default -> facts.leftOut("an event of a kind that is not known");
        }
    }

    private static void ofMail(String type, JsonNode event, Facts facts) {
        JsonNode mail =
                event.path("facets").path("email_channel").path("mail_event").path("mail");
        JsonNode destination = mail.path("destination");
        if (destination.size() != 1) {
            facts.leftOut("an event of a mail to several addresses, or to none: nobody can say whose it is");
            return;
        }
        CustomerRef who = CustomerRef.of(facts.address(destination.get(0).asText(), named("destination")));
        Instant at = arrival(event);
        switch (type) {
            case "_email.open" -> facts.activity(who, at, "opened a mail", Optional.empty());
            case "_email.click" ->
                facts.activity(
                        who,
                        at,
                        "clicked in a mail",
                        Contacts.field(event.path("attributes"), "feedback").map(Contacts::address));
            case "_email.unsubscribe" ->
                facts.consent(
                        who,
                        Contacts.MARKETING,
                        Consent.NO,
                        Optional.of(at),
                        Contacts.field(mail, "message_id").map(id -> "mail " + id));
            case "_email.hardbounce" -> facts.suppressedAt(who, Fact.SuppressedBy.HARD_BOUNCE, at);
            default -> facts.suppressedAt(who, Fact.SuppressedBy.SPAM_REPORT, at);
        }
    }

    private static Instant arrival(JsonNode event) {
        JsonNode at = event.path("arrival_timestamp");
        Column column = named("arrival_timestamp");
        if (!at.isIntegralNumber() || !at.canConvertToLong() || at.longValue() > 4_102_444_800_000L) {
            throw new BadValue(column, "is no number of milliseconds since 1970");
        }
        return Dates.checked(Instant.ofEpochMilli(at.longValue()), column);
    }
}
