package dev.perennial.functions.sendemail;

import static dev.perennial.testing.Samples.NOON;
import static dev.perennial.testing.Samples.PLAYBOOK;
import static dev.perennial.testing.Samples.event;
import static dev.perennial.testing.Samples.purchase;
import static dev.perennial.testing.Samples.signUp;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.record.Effect.Message;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.events.LinkTokens;
import dev.perennial.events.LinkTokens.Verdict;
import dev.perennial.events.MessageCodec;
import dev.perennial.events.SignedLink;
import dev.perennial.events.SignedLink.Purpose;
import dev.perennial.flow.mail.LedgerEntry;
import dev.perennial.flow.mail.LedgerEntry.Status;
import dev.perennial.flow.mail.Reputation;
import dev.perennial.functions.sendemail.MailRoom.PutBack;
import dev.perennial.testing.InMemoryReputation;
import dev.perennial.testing.Samples;
import dev.perennial.testing.TestSystem;
import java.time.Duration;
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

class SendEmailTest {
    private static final CustomerId ADA = CustomerId.of(Samples.ADA);
    private static final LinkTokens LINKS = new LinkTokens(List.of(MailRoom.KEY));
    private static final String SENT = "{\"batchItemFailures\":[]}";
    private static final String STAYS = "{\"batchItemFailures\":[{\"itemIdentifier\":\"m-1\"}]}";

    private final MailRoom room = new MailRoom();
    private final TestSystem house = room.house;
    private final FakeSes ses = room.ses;
    private final InMemoryReputation reputation = room.reputation;

    @BeforeEach
    void adaSignedUpAndBought() {
        house.record(event("s", NOON, signUp(true)));
        house.record(event("p", NOON, purchase("A-1001", 4998)));
    }

    @Test
    void theMailGoesToTheCustomerInTheirLanguageWithAllThatTheLawWants() {
        assertThat(send(owed("welcome"))).isEqualTo(SENT);
        SendEmailRequest mail = ses.taken().getFirst();
        assertThat(mail.destination().toAddresses()).containsExactly("ada@example.com");
        assertThat(mail.fromEmailAddress()).isEqualTo("shop@example.com");
        assertThat(mail.configurationSetName()).isEqualTo("perennial");
        assertThat(mail.emailTags().stream().collect(toMap(MessageTag::name, MessageTag::value)))
                .isEqualTo(Map.of("sendKey", "welcome", "customerId", ADA.value()));
        assertThat(html(mail)).contains("lang=\"de\"", "Tea Street 1, Berlin", "Ada");
        assertThat(text(mail)).contains("Tea Street 1, Berlin", "Ada");
        assertThat(house.emails.find(ADA, "welcome").flatMap(LedgerEntry::messageId))
                .contains("0107ses");
    }

    @Test
    void oneClickUnsubscribesByALinkThatIsSignedForThisCustomer() {
        send(owed("welcome"));
        SendEmailRequest mail = ses.taken().getFirst();
        Map<String, String> headers =
                mail.content().simple().headers().stream().collect(toMap(MessageHeader::name, MessageHeader::value));
        assertThat(headers)
                .containsOnlyKeys("List-Unsubscribe", "List-Unsubscribe-Post")
                .containsEntry("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        String link = String.valueOf(headers.get("List-Unsubscribe"));
        assertThat(link).startsWith("<https://api.example.com/v1/unsubscribe?").endsWith(">");
        String token = link.substring(link.indexOf("token=") + 6, link.length() - 1);
        assertThat(LINKS.verify(token, Purpose.UNSUBSCRIBE, NOON)).isInstanceOfSatisfying(Verdict.Valid.class, it -> {
            SignedLink signed = it.link();
            assertThat(signed.customerId()).isEqualTo(ADA);
            assertThat(signed.sendKey()).isEqualTo("welcome");
        });
        assertThat(LINKS.verify(token, Purpose.SURVEY, NOON)).isInstanceOf(Verdict.Forged.class);
        assertThat(text(mail)).contains(token);
    }

    @Test
    void everyMailLeadsToWhereOneCanChoose() {
        send(owed("welcome"));
        assertThat(LINKS.verify(linked("/v1/preferences"), Purpose.PREFERENCES, NOON))
                .isInstanceOf(Verdict.Valid.class);
    }

    @Test
    void whoHasToConfirmGetsALinkForThatAsLongAsItIsGood() {
        Fact.ConsentGiven asked = new Fact.ConsentGiven(true, "form", Optional.empty(), Optional.empty(), true);
        TestSystem bobs = new TestSystem(PLAYBOOK);
        Fact lead = new Fact.LeadCaptured(
                Optional.empty(),
                Optional.of("en"),
                Optional.empty(),
                Optional.of(asked),
                Optional.empty(),
                Optional.empty());
        bobs.record(event("l", NOON, lead));
        Message message = bobs.ada().owed().stream()
                .filter(Message.class::isInstance)
                .map(Message.class::cast)
                .findFirst()
                .orElseThrow();
        house.record(event(
                "w",
                NOON.plusSeconds(1),
                new Fact.ConsentChanged("marketing", false, "x", Optional.empty(), Optional.empty())));
        house.record(event("l", NOON.plusSeconds(2), lead));
        assertThat(send(message)).isEqualTo(SENT);
        String token = linked("/v1/confirmation");
        assertThat(LINKS.verify(token, Purpose.CONFIRMATION, NOON.plus(Duration.ofDays(6))))
                .isInstanceOf(Verdict.Valid.class);
        assertThat(LINKS.verify(token, Purpose.CONFIRMATION, NOON.plus(Duration.ofDays(7))))
                .isInstanceOf(Verdict.Expired.class);
        assertThat(LINKS.verify(token, Purpose.UNSUBSCRIBE, NOON)).isInstanceOf(Verdict.Forged.class);
    }

    /** The token of the link in the mail that leads there. */
    private String linked(String path) {
        String text = text(ses.taken().getFirst());
        String rest = text.substring(text.indexOf("https://api.example.com" + path));
        return rest.substring(rest.indexOf("token=") + 6).lines().findFirst().orElseThrow();
    }

    @Test
    void whoIsAskedForAScoreGetsALinkForThat() {
        send(owed("thank-you.A-1001"));
        assertThat(text(ses.taken().getFirst()))
                .contains("https://api.example.com/v1/pages/survey?lang=de&token=")
                .contains("A-1001");
    }

    @Test
    void whatSesTookIsCounted() {
        send(owed("welcome"));
        ses.willFail(SdkClientException.create("read timed out"));
        send(owed("thank-you.A-1001"));
        assertThat(reputation.sum(NOON, NOON)).isEqualTo(new Reputation.Counts(1, 0, 0));
    }

    @Test
    void whileSendingIsPausedAMessageWaitsAndSaysWhy() {
        reputation.pause("of 400 mails within a day 21 came back", NOON);
        assertThat(send(owed("welcome"))).isEqualTo(SENT);
        assertThat(ses.taken()).isEmpty();
        assertThat(room.putBack).extracting(PutBack::message).containsExactly(owed("welcome"));
        assertThat(room.putBack.getFirst().delay()).isEqualTo(Duration.ofMinutes(10));
        assertThat(row().status()).isEqualTo(Status.POSTPONED);
        assertThat(row().because()).isEqualTo("sending is paused: of 400 mails within a day 21 came back");
        assertThat(room.logged).containsExactly("{\"paused\":{\"mails\":1}}");
        reputation.resume("mended", NOON.plusSeconds(60));
        send(owed("welcome"));
        assertThat(ses.taken()).hasSize(1);
        assertThat(row().status()).isEqualTo(Status.SENT);
    }

    @Test
    void whatExpiresWhileSendingIsPausedGoesRoundNoLonger() {
        reputation.pause("too many", NOON);
        send(owed("welcome"));
        Message late = new Message(ADA, "welcome", "welcome", "welcome", Map.of(), NOON, NOON.minusSeconds(1));
        send(late);
        assertThat(room.putBack).hasSize(1);
        assertThat(row().status()).isEqualTo(Status.SUPPRESSED);
        assertThat(row().because()).startsWith("expired on");
    }

    @Test
    void whatSesRejectsIsNotedWithTheReason() {
        ses.willFail(MessageRejectedException.builder()
                .statusCode(400)
                .awsErrorDetails(details("MessageRejected"))
                .build());
        assertThat(send(owed("welcome"))).isEqualTo(SENT);
        assertThat(row().status()).isEqualTo(Status.REJECTED);
        assertThat(row().because()).isEqualTo("MessageRejected");
    }

    @Test
    void anErrorOfSesItselfLeavesTheOutcomeUnknown() {
        ses.willFail(MailRoom.failure(500, "InternalFailure", ""));
        assertThat(send(owed("welcome"))).isEqualTo(SENT);
        assertThat(row().status()).isEqualTo(Status.UNKNOWN);
        send(owed("welcome"));
        assertThat(ses.taken()).isEmpty();
    }

    @Test
    void aCallWithoutAnAnswerLeavesTheOutcomeUnknown() {
        ses.willFail(SdkClientException.create("read timed out"));
        assertThat(send(owed("welcome"))).isEqualTo(SENT);
        assertThat(row().status()).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void aMessageThatCannotBeReadFailsAlone() {
        assertThat(room.deliver(NOON, "{}", MessageCodec.encode(owed("welcome"))))
                .isEqualTo(STAYS);
        assertThat(ses.taken()).hasSize(1);
    }

    @Test
    void aTemplateThatIsMissingLeavesNoClaim() {
        Message message = new Message(ADA, "x", "x", "no-such-mail", Map.of(), NOON, NOON.plusSeconds(60));
        assertThat(send(message)).isEqualTo(STAYS);
        assertThat(house.emails.rows()).isEmpty();
    }

    @Test
    void thePaceIsTheAccountsRateSharedByTheInstances() {
        assertThat(Pace.ofRate(10).pause()).isBetween(Duration.ofMillis(100), Duration.ofSeconds(2));
    }

    private Message owed(String sendKey) {
        return room.owed(sendKey);
    }

    private String send(Message message) {
        return room.send(message);
    }

    private LedgerEntry row() {
        return house.emails.find(ADA, "welcome").orElseThrow();
    }

    private static String html(SendEmailRequest mail) {
        return mail.content().simple().body().html().data();
    }

    private static String text(SendEmailRequest mail) {
        return mail.content().simple().body().text().data();
    }

    private static AwsErrorDetails details(String code) {
        return AwsErrorDetails.builder().errorCode(code).build();
    }
}
