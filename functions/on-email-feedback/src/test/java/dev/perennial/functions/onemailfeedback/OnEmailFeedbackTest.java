package dev.perennial.functions.onemailfeedback;

import static dev.perennial.testing.Samples.NOON;
import static dev.perennial.testing.Samples.PLAYBOOK;
import static dev.perennial.testing.Samples.event;
import static dev.perennial.testing.Samples.signUp;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Effect;
import dev.perennial.domain.rules.Decider;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.EmailAddress;
import dev.perennial.flow.mail.LedgerEntry;
import dev.perennial.flow.mail.LedgerEntry.Status;
import dev.perennial.flow.mail.Reputation;
import dev.perennial.flow.mail.SendingBreaker;
import dev.perennial.flow.records.Recorder;
import dev.perennial.testing.InMemoryReputation;
import dev.perennial.testing.Samples;
import dev.perennial.testing.TestContext;
import dev.perennial.testing.TestSystem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnEmailFeedbackTest {
    private static final CustomerId ADA = CustomerId.of(Samples.ADA);

    private static final String SAFARI =
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148";

    private final TestSystem house = new TestSystem(PLAYBOOK);
    private final InMemoryReputation reputation = new InMemoryReputation();
    private final List<String> logged = new ArrayList<>();
    private final TestContext context = new TestContext();
    private final OnEmailFeedback function = new OnEmailFeedback(
            house.customers,
            house.timeline,
            house.emails,
            new Recorder(house.customers, house.timeline, new Decider(PLAYBOOK)),
            new Playbook.SoftBounces(3, Duration.ofDays(2)),
            new SendingBreaker(reputation),
            logged::add);

    @BeforeEach
    void adaWasWelcomed() {
        house.record(event("s", NOON, signUp(true)));
        house.settle(NOON);
    }

    @Test
    void aDeliveryIsNotedAndSaysNothingOfTheCustomer() throws IOException {
        long version = house.ada().version();
        receive("Email Delivered", "\"delivery\":{\"processingTimeMillis\":500}");
        assertThat(row().status()).isEqualTo(Status.DELIVERED);
        assertThat(house.ada().version()).isEqualTo(version);
    }

    @Test
    void anOpeningByAPersonIsNotedAndSaysNothingOfTheCustomer() throws IOException {
        long version = house.ada().version();
        receive("Email Opened", read("open", SAFARI, "2026-11-20T12:30:00Z"));
        assertThat(row().status()).isEqualTo(Status.OPENED);
        assertThat(house.ada().version()).isEqualTo(version);
    }

    @Test
    void aClickByAPersonIsNotedAndASignOfLife() throws IOException {
        receive("Email Clicked", read("click", SAFARI, "2026-11-20T12:30:00Z"));
        assertThat(row().status()).isEqualTo(Status.CLICKED);
        assertThat(house.ada().lifecycle().lastSeenAt()).contains(NOON.plusSeconds(5));
        assertThat(logged).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Mozilla/5.0",
                "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)",
                "YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html",
                "Mozilla/5.0 (compatible; bingbot/2.0)",
                "python-requests/2.31"
            })
    void whatAProgramReadsIsCountedForItselfAndNotBelieved(String agent) throws IOException {
        long version = house.ada().version();
        receive("Email Opened", read("open", agent, "2026-11-20T12:30:00Z"));
        receive("Email Clicked", read("click", agent, "2026-11-20T12:30:00Z"));
        assertThat(row().status()).isEqualTo(Status.SENT);
        assertThat(house.ada().version()).isEqualTo(version);
        assertThat(logged).containsExactly("{\"machines\":{\"OPENED\":1}}", "{\"machines\":{\"CLICKED\":1}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {SAFARI, "curl/8.5"})
    void whatSesTakesForAProgramIsOneWhateverItSaysOfItself(String agent) throws IOException {
        receive("Email Clicked", read("click", agent, "2026-11-20T12:30:00Z", "Likely"));
        assertThat(row().status()).isEqualTo(Status.SENT);
        assertThat(told("program-clicked-welcome"))
                .containsExactly("says nothing of the customer: Amazon SES says so (isBotEvent)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Unlikely", "No", "Unknown", "", "toString"})
    void whatElseSesSaysOfAReaderTellsNothing(String word) throws IOException {
        receive("Email Clicked", read("click", "Mozilla/5.0", "2026-11-20T12:30:00Z", word));
        assertThat(row().status()).isEqualTo(Status.SENT);
        receive("Email Clicked", read("click", SAFARI, "2026-11-20T12:30:00Z", word));
        assertThat(row().status()).isEqualTo(Status.CLICKED);
    }

    @Test
    void theTimelineTellsOnceForEachMailWhatGaveTheProgramAway() throws IOException {
        receive("Email Opened", read("open", "Mozilla/5.0", "2026-11-20T12:30:00Z"));
        receive("Email Opened", read("open", "Mozilla/5.0", "2026-11-20T12:40:00Z"));
        receive("Email Clicked", read("click", "curl/8.5", "2026-11-20T12:30:00Z"));
        receive("Email Clicked", tags("other"), read("click", SAFARI, "2026-11-20T12:00:02Z"));
        assertThat(told("program-opened-welcome"))
                .containsExactly("says nothing of the customer: as far as we can tell: it says no more than Apple's"
                        + " privacy protection does");
        assertThat(told("program-clicked-welcome"))
                .containsExactly("says nothing of the customer: as far as we can tell: it names itself");
        assertThat(told("program-clicked-other"))
                .containsExactly("says nothing of the customer: as far as we can tell: it was there within 10 seconds");
    }

    @Test
    void ofACustomerWhoIsForgottenNothingIsToldAnyMore() throws IOException {
        house.record(event("e", NOON.plusSeconds(60), new Fact.CustomerErased(Optional.empty())));
        house.settle(NOON.plusSeconds(60));
        receive("Email Opened", read("open", "Mozilla/5.0", "2026-11-20T12:30:00Z"));
        assertThat(told("program-opened-welcome")).isEmpty();
    }

    /** What the one row of this id says; nothing where there is none. */
    private List<String> told(String id) {
        return house.timeline.of(ADA).stream()
                .filter(row -> row.eventId().equals(id))
                .flatMap(row -> row.decisions().stream())
                .toList();
    }

    @Test
    void whoIsQuickerThanAPersonCanBeIsNone() throws IOException {
        receive("Email Delivered", "\"delivery\":{\"processingTimeMillis\":500}");
        receive("Email Clicked", read("click", SAFARI, "2026-11-20T12:00:14Z"));
        assertThat(row().status()).isEqualTo(Status.DELIVERED);
        receive("Email Clicked", read("click", SAFARI, "2026-11-20T12:00:15Z"));
        assertThat(row().status()).isEqualTo(Status.CLICKED);
    }

    @Test
    void whatSesHasOnItsSuppressionListIsNotSentAndTheAddressIsSuppressed() throws IOException {
        receive("Email Bounced", bounce("Permanent", "OnAccountSuppressionList"));
        assertThat(row().status()).isEqualTo(Status.SUPPRESSED);
        assertThat(row().because()).isEqualTo("the address is on the suppression list of Amazon SES");
        assertThat(house.ada().suppression()).isPresent();
    }

    @Test
    void whatSesTakesAndThenRefusesIsNotSent() throws IOException {
        receive("Email Rejected", "\"reject\":{\"reason\":\"Bad content\"}");
        assertThat(row().status()).isEqualTo(Status.SUPPRESSED);
        assertThat(row().because()).isEqualTo("refused by Amazon SES: its content");
    }

    @Test
    void anAddressAtWhichMailAfterMailComesBackIsGivenUp() throws IOException {
        came("one", NOON.plus(Duration.ofDays(1)), Status.BOUNCED);
        came("two", NOON.plus(Duration.ofDays(2)), Status.BOUNCED);
        bounceOf("three", "2026-11-23T12:00:00Z");
        assertThat(house.ada().suppression().map(it -> it.cause().words()))
                .contains("mail to the address bounced for good: 3 mails in a row came back for now");
    }

    @Test
    void automaticAnswersDoNotCount() throws IOException {
        came("one", NOON.plus(Duration.ofDays(1)), Status.BOUNCED, "Transient/General");
        came("two", NOON.plus(Duration.ofDays(2)), Status.BOUNCED, "Transient/General");
        bounceOf("three", "2026-11-23T12:00:00Z");
        assertThat(house.ada().permission().suppressions()).isEmpty();
    }

    @Test
    void whatComesBackForGoodAndComplaintsPauseTheSending() throws IOException {
        receive("Email Bounced", bounce("Permanent", "OnAccountSuppressionList"));
        receive("Email Bounced", bounce("Transient", "MailboxFull"));
        for (int i = 0; i < 19; i++) {
            receive("Email Bounced", tags("m" + i), bounce("Permanent", "General"));
        }
        receive("Email Complaint Received", tags("c"), "\"complaint\":{}");
        assertThat(reputation.sum(NOON, NOON)).isEqualTo(new Reputation.Counts(0, 19, 1));
        assertThat(reputation.state().paused()).isFalse();
        receive("Email Bounced", tags("m19"), bounce("Permanent", "General"));
        assertThat(reputation.state().paused()).isTrue();
    }

    @Test
    void newsCountInTheTenMinutesInWhichTheirMailWasSent() throws IOException {
        receive("Email Bounced", "2026-11-20T09:09:30Z", tags("b"), bounce("Permanent", "General"));
        receive("Email Complaint Received", "2026-11-20T08:05:00Z", tags("c"), "\"complaint\":{}");
        receive("Email Bounced", "unreadable", tags("d"), bounce("Permanent", "General"));
        assertThat(hour(3)).isEqualTo(new Reputation.Counts(0, 1, 0));
        assertThat(hour(4)).isEqualTo(new Reputation.Counts(0, 0, 1));
        assertThat(hour(0)).isEqualTo(new Reputation.Counts(0, 1, 0));
    }

    private Reputation.Counts hour(int before) {
        Instant moment = NOON.minus(Duration.ofHours(before));
        return reputation.sum(moment, moment);
    }

    @Test
    void aDeliveryInBetweenBeginsTheCountAnew() throws IOException {
        came("one", NOON.plus(Duration.ofDays(1)), Status.BOUNCED);
        came("delivered", NOON.plus(Duration.ofDays(2)), Status.DELIVERED);
        came("two", NOON.plus(Duration.ofDays(3)), Status.BOUNCED);
        bounceOf("three", "2026-11-25T12:00:00Z");
        assertThat(house.ada().suppression()).isEmpty();
    }

    @Test
    void manyBouncesOfOneDayAreOneTrouble() throws IOException {
        came("one", NOON.plusSeconds(60), Status.BOUNCED);
        came("two", NOON.plusSeconds(120), Status.BOUNCED);
        bounceOf("three", "2026-11-21T12:00:00Z");
        assertThat(house.ada().suppression()).isEmpty();
    }

    @Test
    void whatCameBackBeforeTheAddressChangedIsForgiven() throws IOException {
        came("one", NOON.plus(Duration.ofDays(1)), Status.BOUNCED);
        came("two", NOON.plus(Duration.ofDays(2)), Status.BOUNCED);
        EmailAddress next = new EmailAddress("ada.lovelace@example.com");
        house.record(event("a", NOON.plus(Duration.ofDays(2)).plusSeconds(1), new Fact.AddressChanged(next)));
        bounceOf("three", "2026-11-24T12:00:00Z");
        assertThat(house.ada().permission().suppressions()).isEmpty();
    }

    private void came(String sendKey, Instant at, Status status) {
        came(sendKey, at, status, status == Status.BOUNCED ? "Transient/MailboxFull" : "");
    }

    private void came(String sendKey, Instant at, Status status, String because) {
        Effect.Message message = new Effect.Message(ADA, sendKey, "x", "x", Map.of(), NOON, NOON.plusSeconds(60));
        house.emails.claim(message, "one", NOON);
        house.emails.note(ADA, sendKey, status, because, Optional.empty(), at);
    }

    private void bounceOf(String sendKey, String time) throws IOException {
        came(sendKey, NOON, Status.SENT);
        function.handleRequest(
                new ByteArrayInputStream("""
                        {"detail-type":"Email Bounced","time":"%s","detail":{"mail":{"messageId":"m",
                          "destination":["ada@example.com"],"tags":{%s}},%s}}""".formatted(time, tags(sendKey), bounce("Transient", "MailboxFull"))
                        .getBytes(UTF_8)),
                new ByteArrayOutputStream(),
                context);
    }

    private static String read(String how, String agent, String time, String isBotEvent) {
        return read(how, agent, time).replace("}", ",\"isBotEvent\":\"" + isBotEvent + "\"}");
    }

    private static String read(String how, String agent, String time) {
        return "\"%s\":{\"ipAddress\":\"192.0.2.1\",\"userAgent\":\"%s\",\"timestamp\":\"%s\"}"
                .formatted(how, agent, time);
    }

    @Test
    void aPermanentBounceSuppressesTheAddress() throws IOException {
        receive("Email Bounced", bounce("Permanent", "General"));
        assertThat(row().status()).isEqualTo(Status.BOUNCED);
        assertThat(row().because()).isEqualTo("Permanent/General");
        assertThat(house.ada().suppression().orElseThrow().address()).contains(Samples.ADA);
    }

    @Test
    void whatHappenedToTheOldAddressSaysNothingOfTheNewOne() throws IOException {
        EmailAddress next = new EmailAddress("ada.lovelace@example.com");
        house.record(event("a", NOON.plusSeconds(1), new Fact.AddressChanged(next)));
        receive("Email Bounced", bounce("Permanent", "General"));
        assertThat(row().status()).isEqualTo(Status.BOUNCED);
        assertThat(house.ada().suppression()).isEmpty();
        receive("Email Complaint Received", "\"complaint\":{\"complaintFeedbackType\":\"abuse\"}");
        assertThat(house.ada().suppression()).isEmpty();
        assertThat(house.ada().permission().allows(Customer.MARKETING)).isFalse();
    }

    @Test
    void aPassingBounceLeavesTheAddressInUse() throws IOException {
        receive("Email Bounced", bounce("Transient", "MailboxFull"));
        assertThat(row().status()).isEqualTo(Status.BOUNCED);
        assertThat(house.ada().suppression()).isEmpty();
    }

    @Test
    void aComplaintSuppressesAlsoAfterUnsubscribing() throws IOException {
        house.record(event(
                "c",
                NOON.plusSeconds(1),
                new Fact.ConsentChanged(Customer.MARKETING, false, "link", Optional.empty(), Optional.empty())));
        receive("Email Complaint Received", "\"complaint\":{\"complaintFeedbackType\":\"abuse\"}");
        assertThat(row().status()).isEqualTo(Status.COMPLAINED);
        assertThat(house.ada().suppression()).isPresent();
        assertThat(house.ada().permission().allows(Customer.MARKETING)).isFalse();
    }

    @Test
    void newsThatComeAgainChangeNothing() throws IOException {
        receive("Email Bounced", bounce("Permanent", "General"));
        long version = house.ada().version();
        receive("Email Bounced", bounce("Permanent", "General"));
        assertThat(house.ada().version()).isEqualTo(version);
    }

    @Test
    void aMailOfSomebodyElseInTheSameAccountIsLeftAlone() throws IOException {
        int writes = house.customers.images().size();
        receive("Email Bounced", "\"ses:configuration-set\":[\"other\"]", bounce("Permanent", "General"));
        assertThat(house.customers.images()).hasSize(writes);
        assertThat(context.log()).containsExactly("Email Bounced: not a mail of ours");
    }

    @Test
    void aBounceOfAMailThatTheLedgerDoesNotKnowStillSuppresses() throws IOException {
        receive("Email Bounced", tags("never-sent"), bounce("Permanent", "General"));
        assertThat(house.emails.find(ADA, "never-sent")).isEmpty();
        assertThat(house.ada().suppression()).isPresent();
    }

    @Test
    void theAddressIsNotLogged() throws IOException {
        receive("Email Bounced", bounce("Permanent", "General"));
        assertThat(context.log()).noneMatch(line -> line.contains("ada@"));
    }

    private void receive(String type, String news) throws IOException {
        receive(type, tags("welcome"), news);
    }

    private void receive(String type, String tags, String news) throws IOException {
        receive(type, "2026-11-20T12:00:01.000Z", tags, news);
    }

    private void receive(String type, String sentAt, String tags, String news) throws IOException {
        String event = """
                {"version":"0","id":"4f1a","detail-type":"%s","source":"aws.ses","account":"123456789012",
                 "time":"2026-11-20T12:00:05Z","region":"eu-central-1",
                 "resources":["arn:aws:ses:eu-central-1:123456789012:configuration-set/perennial"],
                 "detail":{"eventType":"x","mail":{"timestamp":"%s",
                   "source":"shop@example.com","messageId":"0107ses","destination":["ada@example.com"],
                   "tags":{"ses:operation":["SendEmail"],%s}},%s}}""".formatted(type, sentAt, tags, news);
        function.handleRequest(new ByteArrayInputStream(event.getBytes(UTF_8)), new ByteArrayOutputStream(), context);
    }

    private static String tags(String sendKey) {
        return "\"customerId\":[\"" + ADA + "\"],\"sendKey\":[\"" + sendKey + "\"]";
    }

    private static String bounce(String type, String subType) {
        return """
               "bounce":{"bounceType":"%s","bounceSubType":"%s","bouncedRecipients":
                 [{"emailAddress":"ada@example.com","diagnosticCode":"smtp; 550 ada@example.com"}]}""".formatted(type, subType);
    }

    private LedgerEntry row() {
        return house.emails.find(ADA, "welcome").orElseThrow();
    }
}
