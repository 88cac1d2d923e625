package dev.perennial.imports.contacts;

import dev.perennial.domain.values.CustomerRef;
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
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Contacts of Brevo. Their file may have no column of who is blocklisted: whoever is in it is not subscribed for that,
 * and their opt-in says nothing of a later no.
 */
final class Brevo {
    private static final DateTimeFormatter DAY = Dates.pattern("dd-MM-uuuu");

    static final Format FORMAT = new Format(
            "brevo",
            List.of("sendinblue"),
            List.of(Contacts.csv(
                    "contacts of Brevo",
                    header -> header.has("EMAIL", "ADDED_TIME", "MODIFIED_TIME"),
                    (header, settings) -> new Reader(header, settings.zoneOf("Exports of Brevo")))));

    private Brevo() {}

    private static final class Reader implements RowReader {
        private final ZoneId zone;
        private final Column email;
        private final Column first;
        private final Column last;
        private final Column timezone;
        private final Column optIn;
        private final Column added;
        private final List<Column> blocked;
        private final OwnColumns own;

        Reader(Header header, ZoneId zone) {
            this.zone = zone;
            email = header.need("EMAIL");
            first = header.column("FIRSTNAME");
            last = header.column("LASTNAME");
            timezone = header.column("CONTACT_TIMEZONE");
            optIn = header.column("OPT_IN");
            added = header.need("ADDED_TIME");
            blocked = header.names().stream()
                    .filter(Reader::isOfBlocked)
                    .map(header::need)
                    .toList();
            List<String> known = new ArrayList<>(List.of(
                    "CONTACT ID", "EMAIL", "FIRSTNAME", "LASTNAME", "CONTACT_TIMEZONE", "ADDED_TIME", "MODIFIED_TIME"));
            blocked.forEach(column -> known.add(column.name()));
            own = OwnColumns.except(header, known.toArray(String[]::new));
        }

        private static boolean isOfBlocked(String name) {
            String upper = name.toUpperCase(Locale.ROOT);
            return upper.contains("BLOCKLIST")
                    || upper.contains("BLACKLIST")
                    || upper.contains("BLOCKED")
                    || upper.contains("UNSUBSCRIBED");
        }

        @Override
        public void read(Row row, Facts facts) {
            Optional<CustomerRef> person = facts.person(row, email);
            if (person.isEmpty()) {
                facts.leftOut(Contacts.NO_ADDRESS);
                return;
            }
            CustomerRef who = person.get();
            boolean out = blocked.stream().anyMatch(column -> isBlocked(row, column));
            boolean refused = row.value(optIn)
                    .flatMap(Contacts::yesNo)
                    .filter(yes -> !yes)
                    .isPresent();
            Optional<Instant> at = Contacts.read(
                    out || refused,
                    facts,
                    () -> row.value(added)
                            .map(text ->
                                    Dates.inZone(Dates.day(text, DAY, added).atStartOfDay(), zone, added)));
            Profile profile = new Profile(
                    Profile.name(row.text(first), row.text(last)),
                    Optional.empty(),
                    row.value(timezone).flatMap(Contacts::zone),
                    Optional.empty(),
                    Optional.empty());
            at.ifPresentOrElse(
                    since -> facts.signedUp(who, since, profile),
                    () -> facts.lead(who, Optional.empty(), profile, Optional.empty()));
            if (out) {
                facts.suppressed(who, Suppressed.BLOCKED, Optional.empty());
            } else if (refused) {
                facts.consent(who, Contacts.MARKETING, Consent.NO, Optional.empty(), Optional.empty());
            } else {
                facts.note(
                        blocked.isEmpty()
                                ? "Brevo: the file has no column of blocklisted contacts; who unsubscribed is not told"
                                : "Brevo: not blocklisted is no consent; it is unknown");
                facts.consent(who, Contacts.MARKETING, Consent.UNKNOWN, Optional.empty(), Optional.empty());
            }
            own.tell(row, facts, who, Optional.empty());
        }

        /** Any word that is no no blocks: the stricter. */
        private static boolean isBlocked(Row row, Column column) {
            return row.value(column)
                    .filter(word -> Contacts.yesNo(word).orElse(true))
                    .isPresent();
        }
    }
}
