package dev.perennial.imports.contacts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.domain.values.CustomerRef;
import dev.perennial.imports.format.BadValue;
import dev.perennial.imports.format.Column;
import dev.perennial.imports.format.Dates;
import dev.perennial.imports.format.Facts;
import dev.perennial.imports.format.Format;
import dev.perennial.imports.format.Header;
import dev.perennial.imports.format.Layout;
import dev.perennial.imports.format.Row;
import dev.perennial.imports.format.RowReader;
import dev.perennial.imports.format.Suppressed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The account's suppression list of Amazon SES: as its import takes it, without a header or as JSON lines, and as its
 * API answers. A row that cannot be read is rejected by name: it suppresses somebody.
 */
final class SesSuppression {
    static final Format FORMAT = new Format(
            "ses-suppression",
            List.of("ses"),
            List.of(
                    new Contacts.Kind(
                            "suppression list of SES",
                            Layout.Shape.CSV_WITHOUT_HEADER,
                            _ -> false,
                            header -> header.names().size() == 2,
                            (header, _) -> new Lines(header)),
                    Contacts.json(
                            "suppression list of SES",
                            header -> header.has("emailAddress", "reason"),
                            (_, _) -> (row, facts) -> entry(row.json(), "emailAddress", "reason", facts)),
                    Contacts.json(
                            "answers of SES on its suppression list",
                            header -> header.has("SuppressedDestinationSummaries")
                                    || header.has("EmailAddress", "Reason"),
                            (_, _) -> (row, facts) -> answer(row.json(), facts))));

    private SesSuppression() {}

    private static void answer(JsonNode answer, Facts facts) {
        JsonNode all = answer.path("SuppressedDestinationSummaries");
        if (all.isMissingNode()) {
            entry(answer, "EmailAddress", "Reason", facts);
            return;
        }
        if (answer.hasNonNull("NextToken")) {
            facts.note("the answer has a NextToken: there are more suppressed addresses than in this file");
        }
        if (all.isEmpty()) {
            facts.leftOut("an answer without an address");
        }
        all.forEach(each -> entry(each, "EmailAddress", "Reason", facts));
    }

    private static void entry(JsonNode entry, String address, String reason, Facts facts) {
        String email = Contacts.field(entry, address).orElseThrow(() -> new BadValue(address, "is missing"));
        CustomerRef who = CustomerRef.of(facts.address(email, new Column(0, address)));
        Column time = new Column(0, "LastUpdateTime");
        Optional<Instant> since = Contacts.read(
                true, facts, () -> Contacts.field(entry, time.name()).map(text -> Dates.withOffset(text, time)));
        facts.suppressed(who, cause(entry.path(reason).asText(""), reason), since);
    }

    private static Suppressed cause(String word, String column) {
        return switch (word.strip()) {
            case "COMPLAINT" -> Suppressed.SPAM_REPORT;
            case "BOUNCE" -> Suppressed.HARD_BOUNCE;
            default -> throw new BadValue(column, "is neither BOUNCE nor COMPLAINT");
        };
    }

    private static final class Lines implements RowReader {
        private final Column email;
        private final Column reason;

        Lines(Header header) {
            email = header.column(0);
            reason = header.column(1);
        }

        @Override
        public void read(Row row, Facts facts) {
            CustomerRef who = facts.person(row, email).orElseThrow(() -> new BadValue(email, "is missing"));
            facts.suppressed(who, cause(row.text(reason), reason.name()), Optional.empty());
        }
    }
}
