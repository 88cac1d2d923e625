package dev.perennial.imports.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.values.Birthday;
import dev.perennial.imports.Samples;
import dev.perennial.imports.format.Refused;
import dev.perennial.imports.format.Settings;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each sample of the programs that write to people, and every fact that comes of it. The file was changed on 1 April.
 */
class ContactSamplesTest {
    private static final Settings BERLIN = Settings.NONE.in(ZoneId.of("Europe/Berlin"));

    @Test
    void endpointsOfPinpointAreSignUpsAndAnOptOutOfNobodyIsNoConsent() {
        for (Samples read : List.of(
                Samples.read(Settings.NONE, "pinpoint", "export-plain.jsonl"),
                Samples.read(Settings.NONE, "pinpoint", "export-1.jsonl.gz", "export-2.jsonl.gz"))) {
            assertThat(read.facts())
                    .containsExactly(
                            "ana@example.com 2025-02-12T11:20:13.627Z signed up, Ana",
                            "ana@example.com 2024-02-12T11:20:13.628Z signed up");
            assertThat(((Fact.CustomerSignedUp) read.events.getFirst().fact()).timezone())
                    .contains("America/Los_Angeles");
            assertThat(read.rejected).containsExactly("4, Address: is not an e-mail address");
            assertThat(read.leftOut)
                    .hasSize(3)
                    .allMatch(row -> row.endsWith(": an endpoint of another channel than e-mail"));
            assertThat(read.consents).hasSize(2).allMatch(word -> word.startsWith("ana@example.com: unknown"));
            assertThat(read.notes)
                    .contains(
                            "OptOut NONE: nobody objected, which is no consent",
                            "INACTIVE endpoints: Pinpoint sends nothing there, and nobody objected; the consent is"
                                    + " unknown");
            assertThat(read.attributes)
                    .containsExactly(
                            "ana@example.com: Country=USA",
                            "ana@example.com: Team=Angels, Mets",
                            "ana@example.com: UserId=u-1",
                            "ana@example.com: UserId=u-1");
        }
    }

    @Test
    void anImportOfPinpointNamesNestedFieldsByDots() {
        Samples read = Samples.read(Settings.NONE, "pinpoint", "import.csv");
        assertThat(read.facts()).containsExactly("ana@example.com 2026-04-01T00:00:00Z left their address, Ana");
        assertThat(read.leftOut).containsExactly("3: an endpoint of another channel than e-mail");
        assertThat(read.consents).singleElement().asString().startsWith("ana@example.com: unknown");
        assertThat(read.attributes).containsExactly("ana@example.com: Country=USA", "ana@example.com: UserId=u-1");
    }

    @Test
    void whatBecameOfAMailOfPinpointHappenedWhenItArrivedNotWhenTheMailWasSent() {
        Samples read = Samples.read(Settings.NONE, "pinpoint", "event-stream.jsonl");
        assertThat(read.facts())
                .containsExactly(
                        "ana@example.com 2026-02-03T02:40:00Z activity: opened a mail",
                        "ana@example.com 2026-02-03T02:41:00Z activity: clicked in a mail, https://example.com/a");
        assertThat(read.leftOut)
                .containsExactly(
                        "1: a mail sent, delivered or failed for now: nothing that a record keeps",
                        "2: a mail sent, delivered or failed for now: nothing that a record keeps",
                        "5: an event of a campaign or a journey: the mails' own events tell what became of them",
                        "6: an event of a campaign or a journey: the mails' own events tell what became of them");
        assertThat(read.consents).isEmpty();
    }

    @Test
    void theStatusOfMailchimpStandsInTheNameOfEachFileOfTheArchive() {
        Samples zip = Samples.read(BERLIN, "mailchimp", "audience_export_0a1b2c3d4e.zip");
        Samples files = Samples.read(
                BERLIN,
                "mailchimp",
                "subscribed_email_audience_export_0a1b2c3d4e.csv",
                "unsubscribed_email_audience_export_0a1b2c3d4e.csv",
                "cleaned_email_audience_export_0a1b2c3d4e.csv",
                "nonsubscribed_email_audience_export_0a1b2c3d4e.csv");
        assertThat(files.facts()).isEqualTo(zip.facts());
        assertThat(zip.facts(of("ana@example.com")))
                .containsExactly(
                        "ana@example.com 2024-06-25T07:26:27Z signed up, Ana Example",
                        "ana@example.com 2024-06-25T07:26:27Z consented to marketing: import from mailchimp, 192.0.2.1");
        assertThat(zip.facts(of("bo@example.com")))
                .as("a list that was put in at once is no proof")
                .containsExactly(
                        "bo@example.com 2024-06-25T07:26:27Z signed up, Bo Example",
                        "bo@example.com 2024-06-25T07:26:27Z consented to marketing: import from mailchimp");
        assertThat(zip.facts(of("cy@example.com")).getFirst()).endsWith("signed up, Cy \"Ace\" Example");
        assertThat(zip.facts(of("dee@example.com")))
                .containsExactly(
                        "dee@example.com 2024-06-25T07:26:27Z signed up, Dee Example",
                        "dee@example.com 2026-04-01T00:00:00Z withdrew consent to marketing: unsubscribed, by import from"
                                + " mailchimp, since 2025-06-01T08:00:00Z");
        assertThat(zip.facts(of("eve@example.com")))
                .containsExactly(
                        "eve@example.com 2024-06-25T07:26:27Z signed up, Eve Example",
                        "eve@example.com 2025-05-15T07:00:00Z address suppressed: hard-bounce, import from mailchimp");
        assertThat(zip.facts(of("fay@example.com")))
                .containsExactly("fay@example.com 2024-06-25T07:26:27Z signed up, Fay Example");
        assertThat(states(zip, "yes")).hasSize(5);
        assertThat(states(zip, "suppressed")).hasSize(10);
        assertThat(states(zip, "unknown")).hasSize(5);
        assertThat(zip.consents).hasSize(20);
        assertThat(zip.rejected).isEmpty();
        assertThat(zip.leftOut).isEmpty();
        assertThat(zip.attributes)
                .contains(
                        "ana@example.com: Phone Number=+1 555-010-0001",
                        "ana@example.com: SMS Phone Number=+15550100001",
                        "ana@example.com: TAGS=VIP, GTM - 11/20",
                        "bo@example.com: TAGS=a, b",
                        "ana@example.com: Address=1 Sample St, Sampleton, ME, 04609, US",
                        "dee@example.com: UNSUB_REASON=NO_SIGNUP");
        Fact.CustomerSignedUp ana =
                (Fact.CustomerSignedUp) zip.events.getFirst().fact();
        assertThat(ana.timezone()).contains("America/New_York");
        assertThat(ana.birthday().map(Birthday::value)).contains("05-01");
    }

    @Test
    void mailchimpDoesNotSayItsZone() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Samples.read(Settings.NONE, "mailchimp", "audience_export_0a1b2c3d4e.zip"))
                .withMessageContaining("--timezone");
    }

    @Test
    void aSuppressionOfKlaviyoStandsInAnotherColumnAndWinsOverSubscribed() {
        Samples read = Samples.read(BERLIN, "klaviyo", "list_export.csv", "suppressions_min.csv");
        assertThat(read.facts())
                .containsExactly(
                        "ana@example.com 2025-09-01T10:00:00Z signed up, Ana Example",
                        "ana@example.com 2025-09-01T10:00:00Z consented to marketing: import from klaviyo",
                        "bo@example.com 2025-09-01T10:00:00Z signed up, Bo Example",
                        "bo@example.com 2026-04-01T00:00:00Z withdrew consent to marketing: unsubscribed, by import from"
                                + " klaviyo, since 2025-09-02T10:00:00Z",
                        "cy@example.com 2025-09-01T10:00:00Z signed up, Cy Example",
                        "eve@example.com 2025-09-01T10:00:00Z signed up, Eve Example",
                        "eve@example.com 2026-04-01T00:00:00Z address suppressed: hard-bounce, import from klaviyo",
                        "bo@example.com 2026-04-01T00:00:00Z withdrew consent to marketing: blocked, by import from"
                                + " klaviyo",
                        "eve@example.com 2026-04-01T00:00:00Z withdrew consent to marketing: blocked, by import from"
                                + " klaviyo");
        assertThat(read.leftOut).containsExactly("5: no e-mail address");
        assertThat(states(read, "yes")).containsExactly("ana@example.com: yes 2025-09-01T10:00:00Z");
        assertThat(states(read, "unknown")).hasSize(1).allMatch(it -> it.startsWith("cy@example.com"));
        assertThat(read.attributes).containsExactly("ana@example.com: Shopify Tags=vip, swim");
    }

    @Test
    void eventsOfCustomerioHaveTheirTimesAndAProgramIsNoPerson() {
        Samples read = Samples.read(Settings.NONE, "customerio", "reporting-webhooks.jsonl");
        assertThat(read.facts())
                .containsExactly(
                        "ana@example.com 2026-02-02T02:40:01Z withdrew consent to marketing: import from customerio,"
                                + " event 01E0001",
                        "ana@example.com 2026-02-02T02:40:02Z consented to marketing: import from customerio, event"
                                + " 01E0002",
                        "ana@example.com 2026-02-02T02:40:07Z withdrew consent to marketing: import from customerio,"
                                + " event 01E0007",
                        "ana@example.com 2026-02-02T02:40:08Z address suppressed: hard-bounce, import from customerio",
                        "ana@example.com 2026-02-02T02:40:09Z withdrew consent to customerio-topic-1: import from"
                                + " customerio, event 01E0009");
        assertThat(read.leftOut)
                .containsExactly(
                        "3: a mail sent, delivered or failed for now: nothing that a record keeps",
                        "4: opened or clicked by a program, not by a person",
                        "5: opened or clicked by a program, not by a person",
                        "6: opened or clicked by a program, not by a person");
    }

    @Test
    void aBlankOfHubspotIsNotSpecified() {
        Samples read = Samples.read(BERLIN, "hubspot", "hubspot-crm-exports-all-contacts-2026-07-24.csv");
        assertThat(read.facts())
                .containsExactly(
                        "ana@example.com 2024-03-12T08:14:00Z signed up, Ana Example",
                        "bo@example.com 2024-03-12T22:59:00Z signed up, Bo Example",
                        "bo@example.com 2026-04-01T00:00:00Z withdrew consent to marketing: unsubscribed, by import from"
                                + " hubspot",
                        "ana@example.com 2024-03-12T08:14:00Z signed up, P7 Example",
                        "ana@example.com 2024-03-12T08:14:00Z signed up, P8 Example");
        assertThat(read.leftOut).containsExactly("4: no e-mail address");
        assertThat(states(read, "yes")).isEmpty();
        assertThat(states(read, "unknown")).hasSize(3);
        assertThat(read.attributes)
                .contains("ana@example.com: Phone Number=+33 6 00 00 00 01", "ana@example.com: Lead Status=NEW");
    }

    @Test
    void whoIsInAFileOfBrevoIsNotSubscribedForThat() {
        Samples read = Samples.read(BERLIN, "brevo", "contacts.csv", "contacts_min.csv");
        assertThat(read.facts())
                .containsExactly(
                        "ana@example.com 2024-06-17T22:00:00Z signed up, Ana Example",
                        "bo@example.com 2024-04-02T22:00:00Z signed up, Bo; Jr Example",
                        "p7@example.com 2024-06-17T22:00:00Z signed up, P7 Example",
                        "p8@example.com 2024-06-17T22:00:00Z signed up, P8 Example",
                        "ana@example.com 2024-06-17T22:00:00Z signed up");
        assertThat(read.leftOut).containsExactly("4: no e-mail address");
        assertThat(read.consents).hasSize(5).allMatch(word -> word.contains(": unknown"));
        assertThat(read.notes)
                .contains("Brevo: the file has no column of blocklisted contacts; who unsubscribed is not told");
        assertThat(((Fact.CustomerSignedUp) read.events.getFirst().fact()).timezone())
                .contains("Europe/Paris");
        assertThat(read.attributes).contains("ana@example.com: SMS=33600000001", "ana@example.com: EXT_ID=ext-1");
    }

    @Test
    void timesOfListmonkAreGosAndYearOneIsNone() {
        Samples read = Samples.read(Settings.NONE, "listmonk", "subscribers.csv");
        assertThat(read.facts())
                .containsExactly(
                        "ana@example.com 2024-01-05T10:11:12.123Z signed up, Ana Example",
                        "bo@example.com 2024-01-05T10:11:12.123Z signed up, Bo",
                        "bo@example.com 2026-04-01T00:00:00Z withdrew consent to marketing: blocked, by import from"
                                + " listmonk",
                        "cy@example.com 2024-01-05T10:11:12.123Z signed up, Cy",
                        "cy@example.com 2026-04-01T00:00:00Z withdrew consent to marketing: blocked, by import from"
                                + " listmonk",
                        "dee@example.com 2026-04-01T00:00:00Z left their address, Dee",
                        "p8@example.com 2024-01-05T10:11:12.123Z signed up, P8 Example");
        assertThat(states(read, "yes")).isEmpty();
        assertThat(states(read, "unknown")).hasSize(3);
        assertThat(read.attributes).contains("ana@example.com: city=Berlin", "ana@example.com: tags=a, b");
    }

    @Test
    void bothExportsOfMauticAreReadAndNeitherSaysWhoMayBeWrittenTo() {
        Samples direct = Samples.read(Settings.NONE, "mautic", "contacts_january-5-2024.csv");
        assertThat(direct.facts())
                .containsExactly(
                        "ana@example.com 2026-04-01T00:00:00Z left their address, Ana Example",
                        "p6@example.com 2026-04-01T00:00:00Z left their address, P6 Example",
                        "p7@example.com 2026-04-01T00:00:00Z left their address, P7 Example",
                        "p8@example.com 2026-04-01T00:00:00Z left their address, P8 Example");
        assertThat(direct.leftOut).containsExactly("3: no e-mail address");
        assertThat(direct.notes)
                .contains("Mautic: telephone numbers without a plus; an export in the background keeps it");
        Samples background = Samples.read(Settings.NONE, "mautic", "contacts_export_2024_01_05_10_11_12.zip");
        assertThat(background.facts())
                .hasSize(5)
                .contains("bo@example.com 2026-04-01T00:00:00Z left their address, Bo \"Ace\" Example");
        assertThat(background.facts())
                .isEqualTo(Samples.read(Settings.NONE, "mautic", "contacts_export.csv")
                        .facts());
        assertThat(background.attributes)
                .contains("ana@example.com: mobile=+4915100000001", "ana@example.com: interests=a, b");
        for (Samples read : List.of(direct, background)) {
            assertThat(read.consents).isNotEmpty().allMatch(word -> word.contains(": unknown"));
        }
    }

    @Test
    void aRowOfDittofeedWithInSegmentFalseIsNoMembership() {
        Samples undated = Samples.read(Settings.NONE, "dittofeed", "segment-assignments-2026-03-27.csv");
        assertThat(undated.facts())
                .as("a yes of unknown time counts for nothing unless the user says when the file was exported")
                .containsExactly(
                        "ana@example.com 2026-04-01T00:00:00Z left their address",
                        "bo@example.com 2026-04-01T00:00:00Z left their address",
                        "bo@example.com 2026-04-01T00:00:00Z withdrew consent to marketing: import from dittofeed",
                        "ana@example.com 2026-04-01T00:00:00Z left their address",
                        "p8@example.com 2026-04-01T00:00:00Z left their address");
        assertThat(undated.leftOut).containsExactly("5: no e-mail address");
        Samples dated = Samples.read(
                Settings.NONE.asOf(Instant.parse("2026-03-27T00:00:00Z")),
                "dittofeed",
                "segment-assignments-2026-03-27.csv");
        assertThat(dated.facts(event -> event.fact() instanceof Fact.ConsentChanged))
                .containsExactly(
                        "ana@example.com 2026-03-27T00:00:00Z consented to marketing: import from dittofeed",
                        "bo@example.com 2026-03-27T00:00:00Z withdrew consent to marketing: import from dittofeed",
                        "p8@example.com 2026-03-27T00:00:00Z consented to marketing: import from dittofeed");
        assertThat(dated.consents).hasSize(3);
    }

    @Test
    void anEventOfDittofeedWithoutAnAddressIsNobodys() {
        Samples read = Samples.read(BERLIN, "dittofeed", "events-2026-03-27.csv");
        assertThat(read.facts())
                .containsExactly(
                        "ana@example.com 2026-03-27T13:50:20Z left their address",
                        "p6@example.com 2026-03-27T13:50:20Z left their address",
                        "p7@example.com 2026-03-27T13:50:20Z left their address",
                        "p8@example.com 2026-03-27T13:50:20Z left their address");
        assertThat(read.leftOut).containsExactly("3: no e-mail address: the event names its user by an id alone");
        assertThat(read.consents).isEmpty();
    }

    @Test
    void subscribedOfBrazeIsWhatEverybodyIsAtFirst() {
        Samples read = Samples.read(Settings.NONE, "braze", "segment-export.jsonl");
        assertThat(read.facts())
                .containsExactly(
                        "ana@example.com 2020-07-10T15:00:00Z signed up, Ana",
                        "ana@example.com 2021-06-28T17:02:43.032Z activity: Signup",
                        "bo@example.com 2021-07-10T15:00:00Z signed up",
                        "bo@example.com 2026-04-01T00:00:00Z withdrew consent to marketing: unsubscribed, by import from"
                                + " braze");
        assertThat(states(read, "yes")).isEmpty();
        Fact.CustomerSignedUp ana =
                (Fact.CustomerSignedUp) read.events.getFirst().fact();
        assertThat(ana.timezone()).contains("America/New_York");
        assertThat(ana.locale()).contains("en");
        assertThat(ana.birthday().map(Birthday::value)).contains("12-21");
        assertThat(read.leftOut).containsExactly("3: no e-mail address");
        assertThat(read.attributes).contains("ana@example.com: points=321", "ana@example.com: total_revenue=65");
    }

    @ParameterizedTest
    @ValueSource(strings = {"suppression-import.csv", "suppression-import.jsonl"})
    void theSuppressionListOfSesKeepsWhatEachWas(String file) {
        assertThat(Samples.read(Settings.NONE, "ses-suppression", "ses/" + file).facts())
                .containsExactly(
                        "ana@example.com 2026-04-01T00:00:00Z address suppressed: spam-report, import from"
                                + " ses-suppression",
                        "bo@example.com 2026-04-01T00:00:00Z address suppressed: hard-bounce, import from"
                                + " ses-suppression");
    }

    @Test
    void anAnswerOfSesIsReadAsItsCommandLinePrintsIt() {
        Samples read = Samples.read(Settings.NONE, "ses-suppression", "ses/list-suppressed-destinations.json");
        assertThat(read.facts())
                .containsExactly(
                        "ana@example.com 2026-04-01T00:00:00Z address suppressed: spam-report, import from"
                                + " ses-suppression",
                        "bo@example.com 2024-04-10T22:07:59Z address suppressed: hard-bounce, import from"
                                + " ses-suppression");
        assertThat(read.notes)
                .containsExactly("the answer has a NextToken: there are more suppressed addresses than in this file");
    }

    @ParameterizedTest
    @CsvSource({
        "pinpoint/export-plain.jsonl",
        "pinpoint/import.csv",
        "pinpoint/event-stream.jsonl",
        "mailchimp/audience_export_0a1b2c3d4e.zip",
        "klaviyo/list_export.csv",
        "klaviyo/suppressions_min.csv",
        "customerio/reporting-webhooks.jsonl",
        "hubspot/hubspot-crm-exports-all-contacts-2026-07-24.csv",
        "brevo/contacts.csv",
        "brevo/contacts_min.csv",
        "listmonk/subscribers.csv",
        "mautic/contacts_export.csv",
        "mautic/contacts_january-5-2024.csv",
        "dittofeed/events-2026-03-27.csv",
        "dittofeed/segment-assignments-2026-03-27.csv",
        "braze/segment-export.jsonl",
        "ses/suppression-import.jsonl",
        "ses/list-suppressed-destinations.json"
    })
    void theHeaderTellsTheFormatBeyondDoubt(String file) {
        Samples read = Samples.read(BERLIN, Optional.empty(), List.of(Samples.path(file)));
        assertThat(read.events.size() + read.leftOut.size()).isPositive();
    }

    @Test
    void everyFactIsHistoryAndHasTheSameIdEachTime() {
        List<String> files = List.of("list_export.csv", "suppressions_min.csv");
        List<Event> first = Samples.read(BERLIN, "klaviyo", files.toArray(String[]::new)).events;
        List<Event> again = Samples.read(BERLIN, "klaviyo", files.reversed().toArray(String[]::new)).events;
        assertThat(first).allMatch(Event::backfill);
        assertThat(again.stream().map(Event::id))
                .containsExactlyInAnyOrderElementsOf(
                        first.stream().map(Event::id).toList());
        assertThat(first.stream().map(Event::id)).doesNotHaveDuplicates();
    }

    private static Predicate<Event> of(String address) {
        return event -> event.customer()
                .email()
                .filter(it -> it.value().equals(address))
                .isPresent();
    }

    private static List<String> states(Samples read, String state) {
        return read.consents.stream()
                .filter(word -> word.contains(": " + state))
                .toList();
    }
}
