package dev.perennial.imports.contacts;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Subscribers of listmonk. Who unsubscribed from which list is not in the file, so that "enabled" says nothing of a
 * consent; "disabled" and "blocklisted" say that nothing is sent there.
 */
final class Listmonk {
    static final Format FORMAT = new Format(
            "listmonk",
            List.of(),
            List.of(Contacts.csv(
                    "subscribers of listmonk",
                    header -> header.has("uuid", "email", "name", "attributes", "status", "created_at"),
                    (header, _) -> new Reader(header))));

    /** As Go writes a time: the offset counts, the letters behind it do not. */
    private static final Pattern TIME =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d)(?:\\.(\\d{1,9}))? ([+-]\\d{4}) \\S+");

    private Listmonk() {}

    private static final class Reader implements RowReader {
        private final Column email;
        private final Column name;
        private final Column attributes;
        private final Column status;
        private final Column created;

        Reader(Header header) {
            email = header.need("email");
            name = header.need("name");
            attributes = header.need("attributes");
            status = header.need("status");
            created = header.need("created_at");
        }

        @Override
        public void read(Row row, Facts facts) {
            Optional<CustomerRef> person = facts.person(row, email);
            if (person.isEmpty()) {
                facts.leftOut(Contacts.NO_ADDRESS);
                return;
            }
            CustomerRef who = person.get();
            String word = row.text(status).strip();
            boolean out = word.equals("disabled") || word.equals("blocklisted");
            if (!out && !word.equals("enabled") && !word.isEmpty()) {
                throw new BadValue(status, "is none of enabled, disabled, blocklisted");
            }
            Optional<Instant> at = Contacts.read(out, facts, () -> time(row));
            Optional<JsonNode> more = Contacts.read(out, facts, () -> attributes(row));
            Profile profile = Profile.named(row.value(name));
            at.ifPresentOrElse(
                    since -> facts.signedUp(who, since, profile),
                    () -> facts.lead(who, Optional.empty(), profile, Optional.empty()));
            if (out) {
                facts.suppressed(who, Suppressed.BLOCKED, Optional.empty());
            } else {
                facts.note("listmonk: the file does not tell who unsubscribed from a list; the consent is unknown");
                facts.consent(who, Contacts.MARKETING, Consent.UNKNOWN, Optional.empty(), Optional.empty());
            }
            more.ifPresent(it -> OwnColumns.tell(it, facts, who, Optional.empty()));
        }

        private Optional<Instant> time(Row row) {
            Optional<String> text = row.value(created).filter(it -> !it.startsWith("0001-"));
            return text.map(it -> {
                Matcher go = TIME.matcher(it);
                if (!go.matches()) {
                    throw new BadValue(created, "is no time as Go writes it, such as 2024-01-05 10:11:12 +0000 UTC");
                }
                long nanos = go.group(2) == null ? 0 : Long.parseLong((go.group(2) + "00000000").substring(0, 9));
                return Dates.withOffset(go.group(1) + " " + go.group(3), created)
                        .plusMillis(nanos / 1_000_000);
            });
        }

        private Optional<JsonNode> attributes(Row row) {
            return row.value(attributes)
                    .map(text -> Contacts.parsed(text)
                            .filter(JsonNode::isObject)
                            .orElseThrow(() -> new BadValue(attributes, "is no object of JSON")));
        }
    }
}
