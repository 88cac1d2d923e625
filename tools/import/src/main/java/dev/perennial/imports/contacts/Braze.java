package dev.perennial.imports.contacts;

import static java.util.Map.entry;

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
import dev.perennial.imports.format.Profile;
import dev.perennial.imports.format.Suppressed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Users of Braze, as its export of a segment writes them; what is not known is not there. {@code opted_in} is a
 * consent, {@code subscribed} is what everybody is at first, which is none.
 */
final class Braze {
    static final Format FORMAT = new Format(
            "braze",
            List.of(),
            List.of(Contacts.json(
                    "users of Braze",
                    header -> header.has("braze_id"),
                    (_, _) -> (row, facts) -> user(row.json(), facts))));

    /** Rails' names of zones that are none of IANA, the more common ones. */
    private static final Map<String, String> RAILS = Map.ofEntries(
            entry("Hawaii", "Pacific/Honolulu"),
            entry("Alaska", "America/Anchorage"),
            entry("Pacific Time (US & Canada)", "America/Los_Angeles"),
            entry("Arizona", "America/Phoenix"),
            entry("Mountain Time (US & Canada)", "America/Denver"),
            entry("Central Time (US & Canada)", "America/Chicago"),
            entry("Eastern Time (US & Canada)", "America/New_York"),
            entry("Indiana (East)", "America/Indiana/Indianapolis"),
            entry("Atlantic Time (Canada)", "America/Halifax"),
            entry("London", "Europe/London"),
            entry("Dublin", "Europe/Dublin"),
            entry("Lisbon", "Europe/Lisbon"),
            entry("Madrid", "Europe/Madrid"),
            entry("Paris", "Europe/Paris"),
            entry("Brussels", "Europe/Brussels"),
            entry("Amsterdam", "Europe/Amsterdam"),
            entry("Berlin", "Europe/Berlin"),
            entry("Bern", "Europe/Zurich"),
            entry("Zurich", "Europe/Zurich"),
            entry("Vienna", "Europe/Vienna"),
            entry("Rome", "Europe/Rome"),
            entry("Copenhagen", "Europe/Copenhagen"),
            entry("Stockholm", "Europe/Stockholm"),
            entry("Warsaw", "Europe/Warsaw"),
            entry("Prague", "Europe/Prague"),
            entry("Athens", "Europe/Athens"),
            entry("Helsinki", "Europe/Helsinki"),
            entry("Istanbul", "Europe/Istanbul"),
            entry("Tokyo", "Asia/Tokyo"),
            entry("Seoul", "Asia/Seoul"),
            entry("Singapore", "Asia/Singapore"),
            entry("Hong Kong", "Asia/Hong_Kong"),
            entry("Sydney", "Australia/Sydney"),
            entry("Melbourne", "Australia/Melbourne"),
            entry("Auckland", "Pacific/Auckland"));

    private Braze() {}

    private static void user(JsonNode user, Facts facts) {
        Optional<String> address = Contacts.field(user, "email");
        if (address.isEmpty()) {
            facts.leftOut(Contacts.NO_ADDRESS);
            return;
        }
        CustomerRef who = CustomerRef.of(facts.address(address.get(), named("email")));
        String word = user.path("email_subscribe").asText("");
        boolean out = word.equals("unsubscribed");
        if (!List.of("", "opted_in", "subscribed", "unsubscribed").contains(word)) {
            throw new BadValue("email_subscribe", "is none of opted_in, subscribed, unsubscribed");
        }
        Optional<Instant> created = Contacts.read(out, facts, () -> time(user, "created_at"));
        Optional<Instant> said = Contacts.read(out, facts, () -> time(user, "email_opted_in_at"));
        Profile profile = new Profile(
                Profile.name(
                        Contacts.field(user, "first_name").orElse(""),
                        Contacts.field(user, "last_name").orElse("")),
                Contacts.field(user, "language").flatMap(Contacts::locale),
                Contacts.field(user, "time_zone").flatMap(Braze::zone),
                Optional.empty(),
                Contacts.field(user, "dob").flatMap(Contacts::birthday));
        created.ifPresentOrElse(
                at -> facts.signedUp(who, at, profile),
                () -> facts.lead(who, Optional.empty(), profile, Optional.empty()));
        switch (word) {
            case "opted_in" -> facts.consent(who, Contacts.MARKETING, Consent.YES, said, Optional.empty());
            case "unsubscribed" -> facts.suppressed(who, Suppressed.UNSUBSCRIBED, Optional.empty());
            default -> {
                if (word.equals("subscribed")) {
                    facts.note("Braze: subscribed is what everybody is at first, which is no consent; opted_in is one");
                }
                facts.consent(who, Contacts.MARKETING, Consent.UNKNOWN, Optional.empty(), Optional.empty());
            }
        }
        if (user.path("purchases").size() > 0) {
            facts.note("Braze: purchases without amounts and times of their own become no orders");
        }
        user.path("custom_events").forEach(event -> activities(event, facts, who));
        OwnColumns.tell(own(user), facts, who, Optional.empty());
    }

    private static void activities(JsonNode event, Facts facts, CustomerRef who) {
        Contacts.field(event, "name").ifPresent(name -> {
            Optional<Instant> last = time(event, "last");
            last.ifPresent(at -> facts.activity(who, at, name, Optional.empty()));
            time(event, "first")
                    .filter(at -> !Optional.of(at).equals(last))
                    .ifPresent(at -> facts.activity(who, at, name, Optional.empty()));
            if (event.path("count").asInt(0) > 2) {
                facts.note("Braze: of events that happened often the first and the last are known, and become facts");
            }
        });
    }

    private static ObjectNode own(JsonNode user) {
        ObjectNode own = JsonNodeFactory.instance.objectNode();
        for (String name : List.of("external_id", "country", "home_city", "phone", "gender", "total_revenue")) {
            if (user.hasNonNull(name)) {
                own.set(name, user.get(name));
            }
        }
        user.path("custom_attributes").properties().forEach(it -> own.set(it.getKey(), it.getValue()));
        return own;
    }

    private static Optional<String> zone(String name) {
        return Contacts.zone(name).or(() -> Optional.ofNullable(RAILS.get(name)));
    }

    /** {@code 2020-07-10 15:00:00.000 UTC}, {@code 2020-01-26T22:45:53.953Z} or with an offset. */
    private static Optional<Instant> time(JsonNode object, String field) {
        Column column = named(field);
        return Contacts.field(object, field).map(text -> {
            long millis = text.length() > 23
                            && text.charAt(19) == '.'
                            && text.substring(20, 23).matches("\\d{3}")
                    ? Long.parseLong(text.substring(20, 23))
                    : 0;
            String plain = millis == 0 && !(text.length() > 23 && text.charAt(19) == '.')
                    ? text
                    : text.substring(0, 19) + text.substring(23);
            return Dates.withOffset(plain, column).plusMillis(millis);
        });
    }

    private static Column named(String field) {
        return new Column(0, field);
    }
}
