package dev.perennial.functions.sendemail;

import static dev.perennial.testing.Samples.NOON;
import static dev.perennial.testing.Samples.PLAYBOOK;
import static dev.perennial.testing.Samples.event;
import static dev.perennial.testing.Samples.purchase;
import static dev.perennial.testing.Samples.signUp;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.aws.Secrets;
import dev.perennial.domain.CustomerId;
import dev.perennial.domain.Fact;
import dev.perennial.domain.Owed.Message;
import dev.perennial.events.LinkTokens;
import dev.perennial.events.LinkTokens.Verdict;
import dev.perennial.events.MessageCodec;
import dev.perennial.events.SignedLink;
import dev.perennial.events.SignedLink.Purpose;
import dev.perennial.events.SigningKeys;
import dev.perennial.events.StandardWebhooks;
import dev.perennial.flow.Brake;
import dev.perennial.flow.Email;
import dev.perennial.flow.Email.Status;
import dev.perennial.flow.Reputation;
import dev.perennial.playbook.MailTemplates;
import dev.perennial.testing.House;
import dev.perennial.testing.InMemoryReputation;
import dev.perennial.testing.Samples;
import dev.perennial.testing.TestContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sesv2.model.MessageHeader;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;
import software.amazon.awssdk.services.sesv2.model.MessageTag;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;

class SendEmailTest {
    private static final CustomerId ADA = CustomerId.of(Samples.ADA);
    private static final String KEY = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final LinkTokens LINKS = new LinkTokens(List.of(KEY));
    private static final String SENT = "{\"batchItemFailures\":[]}";
    private static final String STAYS = "{\"batchItemFailures\":[{\"itemIdentifier\":\"m-1\"}]}";

    private final House house = new House(PLAYBOOK);
    private final FakeSes ses = new FakeSes();
    private final InMemoryReputation reputation = new InMemoryReputation();
    private final List<String> putBack = new ArrayList<>();
    private final List<String> logged = new ArrayList<>();
    private final TestContext context = new TestContext();
    private final SendEmail function =
            new SendEmail(
                    house.customers,
                    house.emails,
                    new Counted(
                            new SesMailer(
                                    ses,
                                    MailTemplates.load(),
                                    new Secrets<>(SendEmailTest::keys),
                                    new SesMailer.Sender(
                                            "shop@example.com",
                                            "Tea Street 1, Berlin",
                                            "https://api.example.com",
                                            "perennial"))),
                    new Pace(Duration.ZERO),
                    new Brake(reputation),
                    (body, delay) -> putBack.add(body),
                    logged::add);

    @BeforeEach
    void adaSignedUpAndBought() {
        house.record(event("s", NOON, signUp(true)));
        house.record(event("p", NOON, purchase("A-1001", 4998)));
    }

    @Test
    void theMailGoesToTheCustomerInTheirLanguageWithAllThatTheLawWants() throws IOException {
        assertThat(send(owed("welcome"))).isEqualTo(SENT);
        SendEmailRequest mail = ses.taken().getFirst();
        assertThat(mail.destination().toAddresses()).containsExactly("ada@example.com");
        assertThat(mail.fromEmailAddress()).isEqualTo("shop@example.com");
        assertThat(mail.configurationSetName()).isEqualTo("perennial");
        assertThat(mail.emailTags().stream().collect(toMap(MessageTag::name, MessageTag::value)))
                .isEqualTo(Map.of("sendKey", "welcome", "customerId", ADA.value()));
        assertThat(html(mail)).contains("lang=\"de\"", "Tea Street 1, Berlin", "Ada");
        assertThat(text(mail)).contains("Tea Street 1, Berlin", "Ada");
        assertThat(house.emails.find(ADA, "welcome").flatMap(Email::messageId)).contains("0107ses");
    }

    @Test
    void oneClickUnsubscribesByALinkThatIsSignedForThisCustomer() throws IOException {
        send(owed("welcome"));
        SendEmailRequest mail = ses.taken().getFirst();
        Map<String, String> headers =
                mail.content().simple().headers().stream()
                        .collect(toMap(MessageHeader::name, MessageHeader::value));
        assertThat(headers)
                .containsOnlyKeys("List-Unsubscribe", "List-Unsubscribe-Post")
                .containsEntry("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        String link = String.valueOf(headers.get("List-Unsubscribe"));
        assertThat(link).startsWith("<https://api.example.com/v1/unsubscribe?").endsWith(">");
        String token = link.substring(link.indexOf("token=") + 6, link.length() - 1);
        assertThat(LINKS.verify(token, Purpose.UNSUBSCRIBE, NOON))
                .isInstanceOfSatisfying(
                        Verdict.Valid.class,
                        it -> {
                            SignedLink signed = it.link();
                            assertThat(signed.customerId()).isEqualTo(ADA);
                            assertThat(signed.sendKey()).isEqualTo("welcome");
                        });
        assertThat(LINKS.verify(token, Purpose.SURVEY, NOON)).isInstanceOf(Verdict.Forged.class);
        assertThat(text(mail)).contains(token);
    }

    @Test
    void everyMailLeadsToWhereOneCanChoose() throws IOException {
        send(owed("welcome"));
        assertThat(LINKS.verify(linked("/v1/preferences"), Purpose.PREFERENCES, NOON))
                .isInstanceOf(Verdict.Valid.class);
    }

    @Test
    void whoHasToConfirmGetsALinkForThatAsLongAsItIsGood() throws IOException {
        Fact.ConsentGiven asked =
                new Fact.ConsentGiven(true, "form", Optional.empty(), Optional.empty(), true);
        House bobs = new House(PLAYBOOK);
        Fact lead =
                new Fact.LeadCaptured(
                        Optional.empty(),
                        Optional.of("en"),
                        Optional.empty(),
                        Optional.of(asked),
                        Optional.empty(),
                        Optional.empty());
        bobs.record(event("l", NOON, lead));
        Message message =
                bobs.ada().owed().stream()
                        .filter(Message.class::isInstance)
                        .map(Message.class::cast)
                        .findFirst()
                        .orElseThrow();
        house.record(
                event(
                        "w",
                        NOON.plusSeconds(1),
                        new Fact.ConsentChanged(
                                "marketing", false, "x", Optional.empty(), Optional.empty())));
        house.record(event("l", NOON.plusSeconds(2), lead));
        assertThat(send(message)).isEqualTo(SENT);
        String token = linked("/v1/confirmation");
        assertThat(LINKS.verify(token, Purpose.CONFIRMATION, NOON.plus(Duration.ofDays(6))))
                .isInstanceOf(Verdict.Valid.class);
        assertThat(LINKS.verify(token, Purpose.CONFIRMATION, NOON.plus(Duration.ofDays(7))))
                .isInstanceOf(Verdict.Expired.class);
        assertThat(LINKS.verify(token, Purpose.UNSUBSCRIBE, NOON))
                .isInstanceOf(Verdict.Forged.class);
    }

    /** The token of the link in the mail that leads there. */
    private String linked(String path) {
        String text = text(ses.taken().getFirst());
        String rest = text.substring(text.indexOf("https://api.example.com" + path));
        return rest.substring(rest.indexOf("token=") + 6).lines().findFirst().orElseThrow();
    }

    @Test
    void whoIsAskedForAScoreGetsALinkForThat() throws IOException {
        send(owed("thank-you.A-1001"));
        assertThat(text(ses.taken().getFirst()))
                .contains("https://api.example.com/v1/pages/survey?lang=de&token=")
                .contains("A-1001");
    }

    @Test
    void whatSesWantsSlowerStaysInTheQueue() throws IOException {
        ses.willFail(failure(429, "TooManyRequestsException"));
        assertThat(send(owed("welcome"))).isEqualTo(STAYS);
        assertThat(house.emails.rows()).isEmpty();
        assertThat(send(owed("welcome"))).isEqualTo(SENT);
    }

    @Test
    void whatSesTookIsCounted() throws IOException {
        send(owed("welcome"));
        ses.willFail(SdkClientException.create("read timed out"));
        send(owed("thank-you.A-1001"));
        assertThat(reputation.sum(NOON, NOON)).isEqualTo(new Reputation.Counts(1, 0, 0));
    }

    @Test
    void whileSendingIsPausedAMessageWaitsAndSaysWhy() throws IOException {
        reputation.pause("of 400 mails within a day 21 came back", NOON);
        assertThat(send(owed("welcome"))).isEqualTo(SENT);
        assertThat(ses.taken()).isEmpty();
        assertThat(putBack).containsExactly(MessageCodec.encode(owed("welcome")));
        assertThat(row().status()).isEqualTo(Status.POSTPONED);
        assertThat(row().because())
                .isEqualTo("sending is paused: of 400 mails within a day 21 came back");
        assertThat(logged).containsExactly("{\"paused\":{\"mails\":1}}");
        reputation.resume(NOON.plusSeconds(60));
        send(owed("welcome"));
        assertThat(ses.taken()).hasSize(1);
        assertThat(row().status()).isEqualTo(Status.SENT);
    }

    @Test
    void whatExpiresWhileSendingIsPausedGoesRoundNoLonger() throws IOException {
        reputation.pause("too many", NOON);
        send(owed("welcome"));
        Message late =
                new Message(
                        ADA, "welcome", "welcome", "welcome", Map.of(), NOON, NOON.minusSeconds(1));
        send(late);
        assertThat(putBack).hasSize(1);
        assertThat(row().status()).isEqualTo(Status.SUPPRESSED);
        assertThat(row().because()).startsWith("expired on");
    }

    @Test
    void whatSesRejectsIsNotedWithTheReason() throws IOException {
        ses.willFail(
                MessageRejectedException.builder()
                        .statusCode(400)
                        .awsErrorDetails(details("MessageRejected"))
                        .build());
        assertThat(send(owed("welcome"))).isEqualTo(SENT);
        assertThat(row().status()).isEqualTo(Status.REJECTED);
        assertThat(row().because()).isEqualTo("MessageRejected");
    }

    @Test
    void anErrorOfSesItselfLeavesTheOutcomeUnknown() throws IOException {
        ses.willFail(failure(500, "InternalFailure"));
        assertThat(send(owed("welcome"))).isEqualTo(SENT);
        assertThat(row().status()).isEqualTo(Status.UNKNOWN);
        send(owed("welcome"));
        assertThat(ses.taken()).isEmpty();
    }

    @Test
    void aCallWithoutAnAnswerLeavesTheOutcomeUnknown() throws IOException {
        ses.willFail(SdkClientException.create("read timed out"));
        assertThat(send(owed("welcome"))).isEqualTo(SENT);
        assertThat(row().status()).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void aMessageThatCannotBeReadFailsAlone() throws IOException {
        String batch =
                "{\"Records\":["
                        + delivery("m-1", "{}")
                        + ","
                        + delivery("m-2", MessageCodec.encode(owed("welcome")))
                        + "]}";
        assertThat(handle(batch)).isEqualTo(STAYS);
        assertThat(ses.taken()).hasSize(1);
    }

    @Test
    void aTemplateThatIsMissingLeavesNoClaim() throws IOException {
        Message message =
                new Message(ADA, "x", "x", "no-such-mail", Map.of(), NOON, NOON.plusSeconds(60));
        assertThat(send(message)).isEqualTo(STAYS);
        assertThat(house.emails.rows()).isEmpty();
    }

    @Test
    void thePaceIsTheAccountsRateSharedByTheInstances() {
        assertThat(Pace.ofRate(10).pause())
                .isBetween(Duration.ofMillis(100), Duration.ofSeconds(2));
    }

    private Message owed(String sendKey) {
        return house.customers.images().stream()
                .flatMap(image -> image.owed().stream())
                .filter(Message.class::isInstance)
                .map(Message.class::cast)
                .filter(message -> message.sendKey().equals(sendKey))
                .findFirst()
                .orElseThrow();
    }

    private String send(Message message) throws IOException {
        return handle("{\"Records\":[" + delivery("m-1", MessageCodec.encode(message)) + "]}");
    }

    private String handle(String batch) throws IOException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        function.handleRequest(new ByteArrayInputStream(batch.getBytes(UTF_8)), output, context);
        return output.toString(UTF_8);
    }

    private static int received;

    private static String delivery(String id, String body) {
        return """
               {"messageId":"%s","receiptHandle":"r","body":"%s","attributes":{
                 "ApproximateReceiveCount":"%d","SentTimestamp":"1",
                 "ApproximateFirstReceiveTimestamp":"%d"},"eventSource":"aws:sqs"}"""
                .formatted(
                        id,
                        body.replace("\\", "\\\\").replace("\"", "\\\""),
                        ++received,
                        NOON.toEpochMilli());
    }

    private Email row() {
        return house.emails.find(ADA, "welcome").orElseThrow();
    }

    private static String html(SendEmailRequest mail) {
        return mail.content().simple().body().html().data();
    }

    private static String text(SendEmailRequest mail) {
        return mail.content().simple().body().text().data();
    }

    private static SesV2Exception failure(int status, String code) {
        return (SesV2Exception)
                SesV2Exception.builder().statusCode(status).awsErrorDetails(details(code)).build();
    }

    private static AwsErrorDetails details(String code) {
        return AwsErrorDetails.builder().errorCode(code).build();
    }

    private static SigningKeys keys() {
        return new SigningKeys(
                new StandardWebhooks(List.of("whsec_" + KEY)), new LinkTokens(List.of(KEY)));
    }
}
