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
 * Contacts of HubSpot. Its columns of opting out are blank where nothing is specified: that is unknown, and so is a no
 * to opting out.
 */
final class Hubspot {
    private static final String ALL = "Unsubscribed from all email";
    private static final String ONE = "Opted out of email: ";
    private static final List<DateTimeFormatter> TIMES =
            List.of(Dates.pattern("uuuu-MM-dd HH:mm"), Dates.pattern("uuuu-MM-dd HH:mm:ss"));

    static final Format FORMAT = new Format(
            "hubspot",
            List.of(),
            List.of(Contacts.csv(
                    "contacts of HubSpot",
                    header -> header.has("Record ID", "Email", "Create Date"),
                    (header, settings) -> new Reader(header, settings.zoneOf("Exports of HubSpot")))));

    private Hubspot() {}

    private static final class Reader implements RowReader {
        private final ZoneId zone;
        private final Column email;
        private final Column first;
        private final Column last;
        private final Column created;
        private final Column all;
        private final List<Column> single;
        private final OwnColumns own;

        Reader(Header header, ZoneId zone) {
            this.zone = zone;
            email = header.need("Email");
            first = header.column("First Name");
            last = header.column("Last Name");
            created = header.need("Create Date");
            all = header.column(ALL);
            single = header.names().stream()
                    .filter(name -> name.startsWith(ONE))
                    .map(header::need)
                    .toList();
            List<String> known =
                    new ArrayList<>(List.of("Record ID", "Email", "First Name", "Last Name", "Create Date", ALL));
            single.forEach(column -> known.add(column.name()));
            own = OwnColumns.except(header, known.toArray(String[]::new));
        }

        @Override
        public void read(Row row, Facts facts) {
            Optional<CustomerRef> person = facts.person(row, email);
            if (person.isEmpty()) {
                facts.leftOut(Contacts.NO_ADDRESS);
                return;
            }
            CustomerRef who = person.get();
            boolean out = isOut(row, all, facts)
                    || single.stream().anyMatch(column -> isMarketing(column) && isOut(row, column, facts));
            Optional<Instant> at = Contacts.read(
                    out, facts, () -> row.value(created).map(text -> Dates.inZone(text, TIMES, zone, created)));
            Profile profile = Profile.named(Profile.name(row.text(first), row.text(last)));
            at.ifPresentOrElse(
                    since -> facts.signedUp(who, since, profile),
                    () -> facts.lead(who, Optional.empty(), profile, Optional.empty()));
            if (out) {
                facts.suppressed(who, Suppressed.UNSUBSCRIBED, Optional.empty());
            } else {
                if (!all.exists()) {
                    facts.note("HubSpot: there is no column '" + ALL + "': who opted out of all is not told");
                }
                facts.consent(who, Contacts.MARKETING, Consent.UNKNOWN, Optional.empty(), Optional.empty());
            }
            for (Column column : single) {
                if (!isMarketing(column) && isOut(row, column, facts)) {
                    Contacts.purpose("hubspot-" + column.name().substring(ONE.length()))
                            .ifPresent(purpose -> facts.alsoRefused(who, purpose));
                }
            }
            own.tell(row, facts, who, Optional.empty());
        }

        /** What is no word at all counts as one that opts out: the stricter. */
        private static boolean isOut(Row row, Column column, Facts facts) {
            Optional<String> word = row.value(column);
            Optional<Boolean> said = word.flatMap(Contacts::yesNo);
            if (word.isPresent() && said.isEmpty()) {
                facts.note("HubSpot: '" + column.name() + "' says neither yes nor no; it counts as opted out");
                return true;
            }
            return said.orElse(false);
        }

        private static boolean isMarketing(Column column) {
            return column.name().toLowerCase(Locale.ROOT).contains(Contacts.MARKETING);
        }
    }
}
