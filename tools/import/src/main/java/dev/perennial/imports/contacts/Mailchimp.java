package dev.perennial.imports.contacts;

import dev.perennial.domain.values.CustomerRef;
import dev.perennial.imports.format.BadValue;
import dev.perennial.imports.format.Column;
import dev.perennial.imports.format.Consent;
import dev.perennial.imports.format.Dates;
import dev.perennial.imports.format.Facts;
import dev.perennial.imports.format.Format;
import dev.perennial.imports.format.Header;
import dev.perennial.imports.format.Profile;
import dev.perennial.imports.format.Protection;
import dev.perennial.imports.format.Refused;
import dev.perennial.imports.format.Row;
import dev.perennial.imports.format.RowReader;
import dev.perennial.imports.format.Settings;
import dev.perennial.imports.format.Suppressed;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The audience of Mailchimp: one file for each status, which stands in the file's name alone. A column that somebody
 * named Status says nothing.
 */
final class Mailchimp {
    static final Format FORMAT = new Format(
            "mailchimp",
            List.of(),
            List.of(Contacts.csv(
                    "contacts of Mailchimp",
                    header -> header.has("Email Address", "MEMBER_RATING", "LEID", "EUID"),
                    Mailchimp::reader)));

    private static final Pattern STATUS =
            Pattern.compile("(?<![a-z])(subscribed|unsubscribed|cleaned|nonsubscribed)(?![a-z])");

    /** What Mailchimp writes where a whole list was put in at once: nobody's own address. */
    private static final String BULK = "127.0.0.1";

    private Mailchimp() {}

    private enum Status {
        SUBSCRIBED,
        NONSUBSCRIBED,
        UNSUBSCRIBED,
        CLEANED
    }

    private static Status status(Header header) {
        Matcher named = STATUS.matcher(header.fileInSmallLetters());
        boolean unsubscribed = header.column("UNSUB_TIME").exists();
        boolean cleaned = header.column("CLEAN_TIME").exists();
        if (!named.find()) {
            throw new Refused(
                    "%s: whether its contacts are subscribed stands in the name of the file alone, and this name"
                                    .formatted(header.file())
                            + " does not say it. Give the file the name that it had in the archive of Mailchimp:"
                            + " subscribed_…, unsubscribed_…, cleaned_… or nonsubscribed_….");
        }
        Status status = Status.valueOf(named.group(1).toUpperCase(Locale.ROOT));
        if (named.find()) {
            throw new Refused(
                    "%s: the name of the file says two statuses. Give it the name that it had in the archive of"
                                    .formatted(header.file())
                            + " Mailchimp.");
        }
        if (unsubscribed != (status == Status.UNSUBSCRIBED) || cleaned != (status == Status.CLEANED)) {
            throw new Refused(
                    ("%s: its name says %s, and its columns %s. Give it the name that it had in the archive of"
                                    + " Mailchimp.")
                            .formatted(
                                    header.file(),
                                    named(status),
                                    unsubscribed
                                            ? "unsubscribed"
                                            : cleaned ? "cleaned" : "neither unsubscribed nor cleaned"));
        }
        return status;
    }

    private static String named(Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    private static RowReader reader(Header header, Settings settings) {
        return new Contact(header, status(header), settings.zoneOf("Exports of Mailchimp"));
    }

    private static final class Contact implements RowReader {
        private final Status status;
        private final ZoneId zone;
        private final Column email;
        private final Column first;
        private final Column last;
        private final Column birthday;
        private final Column timezone;
        private final Column optinTime;
        private final Column optinIp;
        private final Column confirmTime;
        private final Column confirmIp;
        private final Column unsubTime;
        private final Column cleanTime;
        private final Column address;
        private final Column phone;
        private final Column smsPhone;
        private final OwnColumns own;

        Contact(Header header, Status status, ZoneId zone) {
            this.status = status;
            this.zone = zone;
            email = header.need("Email Address");
            first = header.column("First Name");
            last = header.column("Last Name");
            birthday = header.column("Birthday");
            timezone = header.column("TIMEZONE");
            optinTime = header.column("OPTIN_TIME");
            optinIp = header.column("OPTIN_IP");
            confirmTime = header.column("CONFIRM_TIME");
            confirmIp = header.column("CONFIRM_IP");
            unsubTime = header.column("UNSUB_TIME");
            cleanTime = header.column("CLEAN_TIME");
            address = header.column("Address");
            phone = header.column("Phone Number");
            smsPhone = header.column("SMS Phone Number");
            own = OwnColumns.except(
                    header,
                    "Email Address",
                    "First Name",
                    "Last Name",
                    "Birthday",
                    "TIMEZONE",
                    "OPTIN_TIME",
                    "OPTIN_IP",
                    "CONFIRM_TIME",
                    "CONFIRM_IP",
                    "UNSUB_TIME",
                    "CLEAN_TIME",
                    "LAST_CHANGED",
                    "GMTOFF",
                    "DSTOFF",
                    "LEID",
                    "EUID",
                    "Address",
                    "Phone Number",
                    "SMS Phone Number");
        }

        @Override
        public void read(Row row, Facts facts) {
            Optional<CustomerRef> person = facts.person(row, email);
            if (person.isEmpty()) {
                facts.leftOut(Contacts.NO_ADDRESS);
                return;
            }
            CustomerRef who = person.get();
            boolean suppressed = status == Status.UNSUBSCRIBED || status == Status.CLEANED;
            Optional<Instant> since = Contacts.read(suppressed, facts, () -> time(row, optinTime));
            Optional<Instant> confirmed = Contacts.read(suppressed, facts, () -> time(row, confirmTime));
            Optional<Instant> gone =
                    Contacts.read(suppressed, facts, () -> time(row, status == Status.CLEANED ? cleanTime : unsubTime));
            Profile profile = new Profile(
                    Profile.name(row.text(first), row.text(last)),
                    Optional.empty(),
                    row.value(timezone).flatMap(Contacts::zone),
                    Optional.empty(),
                    Contacts.read(
                            suppressed,
                            facts,
                            () -> row.value(birthday).map(this::birthday).flatMap(Contacts::birthday)));
            since.or(() -> confirmed)
                    .ifPresentOrElse(
                            at -> facts.signedUp(who, at, profile),
                            () -> facts.lead(who, Optional.empty(), profile, Optional.empty()));
            switch (status) {
                case SUBSCRIBED ->
                    facts.consent(who, Contacts.MARKETING, Consent.YES, confirmed.or(() -> since), proof(row, facts));
                case NONSUBSCRIBED ->
                    facts.consent(who, Contacts.MARKETING, Consent.UNKNOWN, Optional.empty(), Optional.empty());
                case UNSUBSCRIBED -> facts.suppressed(who, Suppressed.UNSUBSCRIBED, gone);
                case CLEANED -> facts.suppressed(who, Suppressed.HARD_BOUNCE, gone);
            }
            row.value(address)
                    .ifPresent(it -> facts.attribute(who, "Address", it.replaceAll(" {2,}", ", "), Optional.empty()));
            for (Column each : List.of(phone, smsPhone)) {
                row.value(each)
                        .ifPresent(it ->
                                facts.attribute(who, each.name(), Protection.APOSTROPHE.off(it), Optional.empty()));
            }
            own.tell(row, facts, who, Optional.empty());
        }

        private Optional<Instant> time(Row row, Column column) {
            return row.value(column).map(text -> Dates.inZone(text, zone, column));
        }

        /** Month and day, {@code 05/01}. */
        private String birthday(String text) {
            if (!text.matches("\\d\\d/\\d\\d")) {
                throw new BadValue(birthday, "is no birthday as Mailchimp writes it, month and day such as 05/01");
            }
            return text.replace('/', '-');
        }

        private Optional<String> proof(Row row, Facts facts) {
            Optional<String> address = row.value(confirmIp).or(() -> row.value(optinIp));
            if (address.filter(BULK::equals).isPresent()) {
                facts.note("subscribed without a proof: Mailchimp notes 127.0.0.1, which is a list put in at once");
            }
            return address.filter(it -> !it.equals(BULK));
        }
    }
}
