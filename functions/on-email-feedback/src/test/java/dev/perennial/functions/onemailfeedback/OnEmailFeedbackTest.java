package dev.perennial.functions.onemailfeedback;

import static dev.perennial.testing.Samples.NOON;
import static dev.perennial.testing.Samples.PLAYBOOK;
import static dev.perennial.testing.Samples.event;
import static dev.perennial.testing.Samples.signUp;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.Customer;
import dev.perennial.domain.CustomerId;
import dev.perennial.domain.Decider;
import dev.perennial.domain.EmailAddress;
import dev.perennial.domain.Fact;
import dev.perennial.flow.Email;
import dev.perennial.flow.Email.Status;
import dev.perennial.flow.Recorder;
import dev.perennial.testing.House;
import dev.perennial.testing.Samples;
import dev.perennial.testing.TestContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OnEmailFeedbackTest {
    private static final CustomerId ADA = CustomerId.of(Samples.ADA);

    private final House house = new House(PLAYBOOK);
    private final TestContext context = new TestContext();
    private final OnEmailFeedback function =
            new OnEmailFeedback(
                    house.emails,
                    new Recorder(house.customers, house.timeline, new Decider(PLAYBOOK)));

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
    void anOpeningIsNotBelieved() throws IOException {
        long version = house.ada().version();
        receive("Email Opened", "\"open\":{\"ipAddress\":\"192.0.2.1\"}");
        assertThat(row().status()).isEqualTo(Status.SENT);
        assertThat(house.ada().version()).isEqualTo(version);
    }

    @Test
    void aClickIsNotedAndASignOfLife() throws IOException {
        receive("Email Clicked", "\"click\":{\"link\":\"https://example.com/\"}");
        assertThat(row().status()).isEqualTo(Status.CLICKED);
        assertThat(house.ada().lifecycle().lastSeenAt()).contains(NOON.plusSeconds(5));
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
        house.record(
                event(
                        "c",
                        NOON.plusSeconds(1),
                        new Fact.ConsentChanged(
                                Customer.MARKETING,
                                false,
                                "link",
                                Optional.empty(),
                                Optional.empty())));
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
        receive(
                "Email Bounced",
                "\"ses:configuration-set\":[\"other\"]",
                bounce("Permanent", "General"));
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
        String event =
                """
                {"version":"0","id":"4f1a","detail-type":"%s","source":"aws.ses","account":"123456789012",
                 "time":"2026-11-20T12:00:05Z","region":"eu-central-1",
                 "resources":["arn:aws:ses:eu-central-1:123456789012:configuration-set/perennial"],
                 "detail":{"eventType":"x","mail":{"timestamp":"2026-11-20T12:00:01.000Z",
                   "source":"shop@example.com","messageId":"0107ses","destination":["ada@example.com"],
                   "tags":{"ses:operation":["SendEmail"],%s}},%s}}"""
                        .formatted(type, tags, news);
        function.handleRequest(
                new ByteArrayInputStream(event.getBytes(UTF_8)),
                new ByteArrayOutputStream(),
                context);
    }

    private static String tags(String sendKey) {
        return "\"customerId\":[\"" + ADA + "\"],\"sendKey\":[\"" + sendKey + "\"]";
    }

    private static String bounce(String type, String subType) {
        return """
               "bounce":{"bounceType":"%s","bounceSubType":"%s","bouncedRecipients":
                 [{"emailAddress":"ada@example.com","diagnosticCode":"smtp; 550 ada@example.com"}]}"""
                .formatted(type, subType);
    }

    private Email row() {
        return house.emails.find(ADA, "welcome").orElseThrow();
    }
}
