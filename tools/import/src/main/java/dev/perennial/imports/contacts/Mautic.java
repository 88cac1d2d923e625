package dev.perennial.imports.contacts;

import dev.perennial.domain.values.CustomerRef;
import dev.perennial.imports.format.Column;
import dev.perennial.imports.format.Consent;
import dev.perennial.imports.format.Facts;
import dev.perennial.imports.format.Format;
import dev.perennial.imports.format.Header;
import dev.perennial.imports.format.Profile;
import dev.perennial.imports.format.Row;
import dev.perennial.imports.format.RowReader;
import java.util.List;
import java.util.Optional;

/**
 * Contacts of Mautic, exported at once or in the background. Neither file has its column "do not contact": who objected
 * is not told. The one at once loses the plus of telephone numbers, which nobody can put back with certainty.
 */
final class Mautic {
    static final Format FORMAT = new Format(
            "mautic",
            List.of(),
            List.of(Contacts.csv(
                    "contacts of Mautic",
                    header -> header.has("id", "firstname", "lastname", "email", "points"),
                    (header, _) -> new Reader(header))));

    private Mautic() {}

    private static final class Reader implements RowReader {
        private final Column email;
        private final Column first;
        private final Column last;
        private final Column locale;
        private final Column timezone;
        private final Column interests;
        private final List<Column> phones;
        private final OwnColumns own;

        Reader(Header header) {
            email = header.need("email");
            first = header.column("firstname");
            last = header.column("lastname");
            locale = header.column("preferred_locale");
            timezone = header.column("timezone");
            interests = header.column("interests");
            phones = List.of(header.column("mobile"), header.column("phone"));
            own = OwnColumns.except(
                    header,
                    "id",
                    "email",
                    "firstname",
                    "lastname",
                    "preferred_locale",
                    "timezone",
                    "interests",
                    "last_active");
        }

        @Override
        public void read(Row row, Facts facts) {
            Optional<CustomerRef> person = facts.person(row, email);
            if (person.isEmpty()) {
                facts.leftOut(Contacts.NO_ADDRESS);
                return;
            }
            CustomerRef who = person.get();
            Profile profile = new Profile(
                    Profile.name(row.text(first), row.text(last)),
                    row.value(locale).flatMap(Contacts::locale),
                    row.value(timezone).flatMap(Contacts::zone),
                    Optional.empty(),
                    Optional.empty());
            facts.lead(who, Optional.empty(), profile, Optional.empty());
            facts.note("Mautic: the file does not tell who must not be contacted; the consent is unknown");
            facts.consent(who, Contacts.MARKETING, Consent.UNKNOWN, Optional.empty(), Optional.empty());
            if (phones.stream().anyMatch(phone -> row.text(phone).matches("[1-9]\\d{6,}"))) {
                facts.note("Mautic: telephone numbers without a plus; an export in the background keeps it");
            }
            row.value(interests)
                    .ifPresent(it -> facts.attribute(who, interests.name(), it.replace("|", ", "), Optional.empty()));
            own.tell(row, facts, who, Optional.empty());
        }
    }
}
