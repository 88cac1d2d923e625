package dev.perennial.imports.contacts;

import dev.perennial.domain.values.Attribution;
import dev.perennial.domain.values.CustomerRef;
import dev.perennial.imports.format.Column;
import dev.perennial.imports.format.Consent;
import dev.perennial.imports.format.Dates;
import dev.perennial.imports.format.Facts;
import dev.perennial.imports.format.Format;
import dev.perennial.imports.format.Header;
import dev.perennial.imports.format.Layout;
import dev.perennial.imports.format.Profile;
import dev.perennial.imports.format.Refused;
import dev.perennial.imports.format.Row;
import dev.perennial.imports.format.RowReader;
import dev.perennial.imports.format.Suppressed;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Profiles of Klaviyo, and those that it suppresses. A suppression stands in a column of its own, and wins over
 * SUBSCRIBED beside it.
 */
final class Klaviyo {
    static final Format FORMAT = new Format(
            "klaviyo",
            List.of(),
            List.of(
                    Contacts.csv(
                            "profiles of Klaviyo",
                            header -> header.has("Email", "Klaviyo ID", "Email Marketing Consent"),
                            (header, settings) -> new Profiles(header, settings.zoneOf("Exports of Klaviyo"))),
                    new Contacts.Kind(
                            "suppressions of Klaviyo",
                            Layout.Shape.CSV,
                            header -> header.is("Email") && saysSuppressed(header),
                            header -> header.has("Email"),
                            (header, _) -> suppressions(header))));

    private Klaviyo() {}

    private static boolean saysSuppressed(Header header) {
        return header.fileInSmallLetters().contains("suppress");
    }

    private static RowReader suppressions(Header header) {
        if (!saysSuppressed(header)) {
            throw new Refused(
                    ("%s: it has addresses and neither an id of Klaviyo nor a consent. If these are the suppressed"
                                    + " profiles of Klaviyo, say so in the file's name: suppressions.csv.")
                            .formatted(header.file()));
        }
        Column email = header.need("Email");
        return (row, facts) -> facts.person(row, email)
                .ifPresentOrElse(
                        who -> facts.suppressed(who, Suppressed.BLOCKED, Optional.empty()),
                        () -> facts.leftOut(Contacts.NO_ADDRESS));
    }

    private static final class Profiles implements RowReader {
        private final ZoneId zone;
        private final Column email;
        private final Column first;
        private final Column last;
        private final Column source;
        private final Column consent;
        private final Column consentTime;
        private final Column created;
        private final Column added;
        private final Column suppressions;
        private final OwnColumns own;

        Profiles(Header header, ZoneId zone) {
            this.zone = zone;
            email = header.need("Email");
            first = header.column("First Name");
            last = header.column("Last Name");
            source = header.column("Source");
            consent = header.need("Email Marketing Consent");
            consentTime = header.column("Email Marketing Consent Timestamp");
            created = header.column("Profile Created On");
            added = header.column("Date Added");
            suppressions = header.need("Email Suppressions");
            own = OwnColumns.except(
                    header,
                    "Email",
                    "Klaviyo ID",
                    "First Name",
                    "Last Name",
                    "Source",
                    "IP Address",
                    "Email Marketing Consent",
                    "Email Marketing Consent Timestamp",
                    "Profile Created On",
                    "Date Added",
                    "First Active",
                    "Last Active",
                    "Last Open",
                    "Last Click",
                    "Email Suppressions",
                    "Latitude",
                    "Longitude",
                    "Historic Customer Lifetime Value",
                    "Total Customer Lifetime Value",
                    "Predicted Customer Lifetime Value",
                    "Average Order Value",
                    "Historic Number Of Orders",
                    "Average Days Between Orders");
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
                    Optional.empty(),
                    Optional.empty(),
                    row.value(source).map(it -> new Attribution(Optional.of(it), Optional.empty(), Optional.empty())),
                    Optional.empty());
            String word = row.text(consent).strip().toUpperCase(Locale.ROOT);
            Optional<Suppressed> suppressed = row.value(suppressions).map(Klaviyo::cause);
            boolean stays = suppressed.isPresent() || word.equals("UNSUBSCRIBED");
            Optional<Instant> said = Contacts.read(stays, facts, () -> time(row, consentTime));
            Contacts.read(stays, facts, () -> time(row, created).or(() -> time(row, added)))
                    .ifPresentOrElse(
                            at -> facts.signedUp(who, at, profile),
                            () -> facts.lead(who, Optional.empty(), profile, Optional.empty()));
            permission(facts, who, word, suppressed, said);
            own.tell(row, facts, who, Optional.empty());
        }

        private static void permission(
                Facts facts, CustomerRef who, String word, Optional<Suppressed> suppressed, Optional<Instant> said) {
            if (suppressed.isPresent()) {
                facts.suppressed(who, suppressed.get(), Optional.empty());
                if (word.equals("UNSUBSCRIBED") && suppressed.get() != Suppressed.UNSUBSCRIBED) {
                    facts.alsoUnsubscribed(who, said);
                }
                return;
            }
            switch (word) {
                case "SUBSCRIBED" -> facts.consent(who, Contacts.MARKETING, Consent.YES, said, Optional.empty());
                case "UNSUBSCRIBED" -> facts.suppressed(who, Suppressed.UNSUBSCRIBED, said);
                case "NEVER_SUBSCRIBED", "" -> unknown(facts, who);
                default -> {
                    facts.note("another word than SUBSCRIBED, UNSUBSCRIBED or NEVER_SUBSCRIBED: it counts as unknown");
                    unknown(facts, who);
                }
            }
        }

        private static void unknown(Facts facts, CustomerRef who) {
            facts.consent(who, Contacts.MARKETING, Consent.UNKNOWN, Optional.empty(), Optional.empty());
        }

        private Optional<Instant> time(Row row, Column column) {
            return row.value(column).map(text -> Dates.inZone(text, zone, column));
        }
    }

    /** Of several the one that weighs most. */
    private static Suppressed cause(String words) {
        String all = words.toUpperCase(Locale.ROOT);
        if (all.contains("SPAM")) {
            return Suppressed.SPAM_REPORT;
        }
        if (all.contains("BOUNCE") || all.contains("INVALID")) {
            return Suppressed.HARD_BOUNCE;
        }
        return all.contains("UNSUBSCRIBE") ? Suppressed.UNSUBSCRIBED : Suppressed.BLOCKED;
    }
}
