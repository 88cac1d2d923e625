package dev.perennial.imports.contacts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.imports.Samples;
import dev.perennial.imports.format.Refused;
import dev.perennial.imports.format.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Samples that were damaged on their way: columns in another order, left out, doubled, renamed; other quotation marks
 * and line ends; cut off. Whatever comes of it, nobody may be written to who may not by the sample itself.
 */
class DamagedContactsTest {
    private static final int TIMES = 300;
    private static final Settings BERLIN = Settings.NONE.in(ZoneId.of("Europe/Berlin"));
    private static final Settings SAID = BERLIN.asOf(Instant.parse("2026-03-28T00:00:00Z"));

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "pinpoint, pinpoint/import.csv",
        "mailchimp, mailchimp/subscribed_email_audience_export_0a1b2c3d4e.csv",
        "mailchimp, mailchimp/unsubscribed_email_audience_export_0a1b2c3d4e.csv",
        "mailchimp, mailchimp/cleaned_email_audience_export_0a1b2c3d4e.csv",
        "mailchimp, mailchimp/nonsubscribed_email_audience_export_0a1b2c3d4e.csv",
        "klaviyo, klaviyo/list_export.csv",
        "klaviyo, klaviyo/suppressions_min.csv",
        "hubspot, hubspot/hubspot-crm-exports-all-contacts-2026-07-24.csv",
        "brevo, brevo/contacts.csv",
        "listmonk, listmonk/subscribers.csv",
        "mautic, mautic/contacts_january-5-2024.csv",
        "mautic, mautic/contacts_export.csv",
        "dittofeed, dittofeed/segment-assignments-2026-03-27.csv",
        "dittofeed, dittofeed/events-2026-03-27.csv"
    })
    void aDamagedTableIsReportedOrReadRightly(String format, String sample) {
        String text = text(sample);
        String name = sample.substring(sample.indexOf('/') + 1);
        Samples undated = Samples.read(BERLIN, format, sample);
        Samples dated = Samples.read(SAID, format, sample);
        for (long seed = 1; seed <= TIMES; seed++) {
            Random random = new Random(seed);
            boolean said = random.nextBoolean();
            Settings settings = said ? SAID : BERLIN;
            Samples whole = said ? dated : undated;
            Table table = Table.of(text);
            boolean harmless = true;
            for (int times = 1 + random.nextInt(2); times > 0; times--) {
                harmless &= damage(table, random);
            }
            String damaged = table.write(random);
            if (random.nextInt(3) == 0) {
                harmless = false;
                damaged = damaged.substring(0, random.nextInt(damaged.length() + 1));
            }
            judge(format, name, settings, whole, damaged, harmless, seed);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "pinpoint, pinpoint/export-plain.jsonl",
        "pinpoint, pinpoint/event-stream.jsonl",
        "customerio, customerio/reporting-webhooks.jsonl",
        "braze, braze/segment-export.jsonl",
        "ses-suppression, ses/suppression-import.jsonl",
        "ses-suppression, ses/list-suppressed-destinations.json"
    })
    void damagedLinesOfJsonAreReportedOrReadRightly(String format, String sample) {
        String text = text(sample);
        String name = sample.substring(sample.indexOf('/') + 1);
        Samples whole = Samples.read(BERLIN, format, sample);
        for (long seed = 1; seed <= TIMES; seed++) {
            Random random = new Random(seed);
            StringBuilder damaged = new StringBuilder(text);
            for (int times = 1 + random.nextInt(3); times > 0 && !damaged.isEmpty(); times--) {
                int at = random.nextInt(damaged.length());
                switch (random.nextInt(4)) {
                    case 0 -> damaged.setLength(at);
                    case 1 -> damaged.deleteCharAt(at);
                    case 2 -> damaged.setCharAt(at, "\"{}[]:,0aZ \\".charAt(random.nextInt(12)));
                    default -> damaged.delete(at, Math.min(damaged.length(), at + random.nextInt(40)));
                }
            }
            judge(format, name, BERLIN, whole, damaged.toString(), false, seed);
        }
    }

    private void judge(
            String format, String name, Settings settings, Samples whole, String damaged, boolean harmless, long seed) {
        Samples read;
        try {
            read = Samples.text(folder, settings, format, name, damaged);
        } catch (Refused refused) {
            assertThat(harmless).as("seed %d: %s", seed, refused.getMessage()).isFalse();
            assertThat(refused.getMessage()).as("seed %d", seed).isNotBlank();
            return;
        }
        if (harmless) {
            assertThat(read.facts()).as("seed %d:%n%s", seed, damaged).isEqualTo(whole.facts());
        }
        // An event that is lost may be the withdrawal: events say one thing each, and do not say what they lack.
        if (!format.equals("customerio")) {
            Set<String> more = mailable(read.events);
            more.removeAll(mailable(whole.events));
            assertThat(more).as("seed %d may be written to:%n%s", seed, damaged).isEmpty();
        }
        for (String sentence : read.rejected) {
            assertThat(sentence)
                    .as("seed %d", seed)
                    .doesNotContain("@example.com")
                    .doesNotContain("Exception");
        }
    }

    /** Whether every fact is to be the same: the order of columns tells nothing. */
    private static boolean damage(Table table, Random random) {
        int columns = table.rows.getFirst().size();
        int one = random.nextInt(columns);
        switch (random.nextInt(5)) {
            case 0 -> {
                int other = random.nextInt(columns);
                table.rows.forEach(row -> {
                    if (row.size() == columns) {
                        Collections.swap(row, one, other);
                    }
                });
                return table.rows.stream().allMatch(row -> row.size() == columns);
            }
            case 1 -> {
                if (columns > 1) {
                    table.rows.forEach(row -> {
                        if (one < row.size()) {
                            row.remove(one);
                        }
                    });
                    return false;
                }
                return true;
            }
            case 2 -> {
                table.rows.forEach(row -> row.add(one < row.size() ? row.get(one) : ""));
                return false;
            }
            case 3 -> {
                table.rows.getFirst().set(one, "Statut d'abonnement");
                return false;
            }
            default -> {
                return true;
            }
        }
    }

    /**
     * Who may be written to by these facts: the later word counts, of two at once the no; and nothing is suppressed.
     */
    static Set<String> mailable(List<Event> events) {
        Set<String> granted = new TreeSet<>();
        events.stream()
                .filter(event -> event.fact() instanceof Fact.ConsentChanged consent
                        && consent.purpose().equals(Contacts.MARKETING))
                .sorted(Comparator.comparing(Event::occurredAt)
                        .thenComparing(event -> !((Fact.ConsentChanged) event.fact()).granted()))
                .forEach(event -> {
                    String who = event.customer().key().value();
                    if (((Fact.ConsentChanged) event.fact()).granted()) {
                        granted.add(who);
                    } else {
                        granted.remove(who);
                    }
                });
        granted.removeAll(events.stream()
                .filter(event -> event.fact() instanceof Fact.AddressSuppressed)
                .map(event -> event.customer().key().value())
                .collect(Collectors.toSet()));
        return granted;
    }

    @Test
    void anAddressTwiceWithDifferentConsentsTakesTheStricterInEitherOrder() {
        String subscribed = text("mailchimp/subscribed_email_audience_export_0a1b2c3d4e.csv");
        String late = subscribed.replace("2024-06-25 09:26:27", "2026-02-25 09:26:27");
        String unsubscribed = text("mailchimp/unsubscribed_email_audience_export_0a1b2c3d4e.csv")
                .replace("dee@", "ana@");
        String cleaned =
                text("mailchimp/cleaned_email_audience_export_0a1b2c3d4e.csv").replace("eve@", "bo@");
        List<Path> files = new ArrayList<>(List.of(
                write("subscribed_a.csv", late),
                write("unsubscribed_b.csv", unsubscribed),
                write("cleaned_c.csv", cleaned)));
        for (int turn = 0; turn < 3; turn++) {
            Collections.rotate(files, 1);
            Samples read = Samples.read(BERLIN, Optional.empty(), files);
            assertThat(mailable(read.events)).hasSize(3);
            assertThat(read.facts(event ->
                            event.customer().email().orElseThrow().value().startsWith("ana@")
                                    && event.fact() instanceof Fact.ConsentChanged))
                    .hasSize(2);
        }
    }

    @Test
    void aFileOfMailchimpWithoutItsStatusOrWithAnotherOneIsRefused() {
        String subscribed = text("mailchimp/subscribed_email_audience_export_0a1b2c3d4e.csv");
        String unsubscribed = text("mailchimp/unsubscribed_email_audience_export_0a1b2c3d4e.csv");
        assertThat(refusal("mailchimp", "audience.csv", subscribed)).contains("in the name of the file alone");
        assertThat(refusal("mailchimp", "subscribed_x.csv", unsubscribed)).contains("its name says subscribed");
        assertThat(refusal("mailchimp", "unsubscribed_x.csv", subscribed)).contains("its name says unsubscribed");
        assertThat(refusal("mailchimp", "subscribed_unsubscribed.csv", subscribed))
                .contains("two statuses");
    }

    @Test
    void aColumnThatSomebodyNamedStatusSaysNothing() {
        String lying = text("mailchimp/unsubscribed_email_audience_export_0a1b2c3d4e.csv")
                .replace("First Name", "Status")
                .replace(",Dee,", ",subscribed,");
        Samples read = Samples.text(folder, SAID, "mailchimp", "unsubscribed_x.csv", lying);
        assertThat(mailable(read.events)).isEmpty();
        assertThat(read.attributes).contains("dee@example.com: Status=subscribed");
    }

    @Test
    void whoIsSuppressedStaysSoThoughAnotherColumnCannotBeRead() {
        String text = text("klaviyo/list_export.csv").replace("2025-09-01 12:00:00", "yesterday");
        Samples read = Samples.text(folder, BERLIN, "klaviyo", "list.csv", text);
        assertThat(read.rejected)
                .hasSize(2)
                .allMatch(row -> row.contains("Profile Created On") || row.contains("Consent"));
        assertThat(read.facts(event -> !(event.fact() instanceof Fact.LeadCaptured)))
                .containsExactly(
                        "bo@example.com 2026-04-01T00:00:00Z withdrew consent to marketing: unsubscribed, by import from"
                                + " klaviyo, since 2025-09-02T10:00:00Z",
                        "eve@example.com 2026-04-01T00:00:00Z address suppressed: hard-bounce, import from klaviyo");
    }

    @ParameterizedTest
    @CsvSource({"subscribed ", "Subscribed", "SUBSCRIBED;", "yes", "TRUE", "1", "abonné"})
    void aWordThatKlaviyoDoesNotWriteIsNoYes(String word) {
        String text = text("klaviyo/list_export.csv").replace(",SUBSCRIBED,", "," + word + ",");
        Samples read = Samples.text(folder, SAID, "klaviyo", "list.csv", text);
        boolean same = word.strip().equalsIgnoreCase("subscribed");
        assertThat(mailable(read.events)).hasSize(same ? 1 : 0);
    }

    private String refusal(String format, String name, String text) {
        try {
            Samples read = Samples.text(folder, BERLIN, format, name, text);
            return "read: " + read.facts();
        } catch (Refused refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    private Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException unwritten) {
            throw new UncheckedIOException(unwritten);
        }
    }

    private static String text(String sample) {
        try {
            return Files.readString(Samples.path(sample), UTF_8);
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }

    /** A table as text; rows keep the number of cells that they have. */
    private record Table(char delimiter, List<List<String>> rows) {
        static Table of(String text) {
            String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
            String first = plain.lines().findFirst().orElse("");
            char delimiter = first.contains(";") ? ';' : ',';
            List<List<String>> rows = new ArrayList<>();
            List<String> row = new ArrayList<>();
            StringBuilder cell = new StringBuilder();
            boolean quoted = false;
            for (int i = 0; i < plain.length(); i++) {
                char c = plain.charAt(i);
                char next = i + 1 < plain.length() ? plain.charAt(i + 1) : '\n';
                if (quoted && (c == '"' || c == '\\') && next == '"') {
                    cell.append('"');
                    i++;
                } else if (c == '"') {
                    quoted = !quoted;
                } else if (!quoted && (c == delimiter || c == '\n')) {
                    row.add(cell.toString());
                    cell.setLength(0);
                    if (c == '\n') {
                        rows.add(row);
                        row = new ArrayList<>();
                    }
                } else if (c != '\r') {
                    cell.append(c);
                }
            }
            return new Table(delimiter, rows);
        }

        /** With as many quotation marks, and the line ends, that chance has it. */
        String write(Random random) {
            boolean all = random.nextBoolean();
            String end = random.nextBoolean() ? "\r\n" : "\n";
            return rows.stream()
                    .map(row -> row.stream()
                            .map(cell -> all || cell.contains("\"") || cell.indexOf(delimiter) >= 0
                                    ? "\"" + cell.replace("\"", "\"\"") + "\""
                                    : cell)
                            .collect(Collectors.joining(String.valueOf(delimiter))))
                    .collect(Collectors.joining(end, "", end));
        }
    }
}
