package dev.perennial.testing;

import static dev.perennial.testing.Samples.NOON;
import static dev.perennial.testing.Samples.event;
import static dev.perennial.testing.Samples.signUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.playbook.Condition;
import dev.perennial.domain.playbook.Journey;
import dev.perennial.domain.record.Effect.Message;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.flow.mail.Ledger;
import dev.perennial.flow.mail.LedgerEntry;
import dev.perennial.flow.mail.LedgerEntry.Status;
import dev.perennial.flow.mail.MailSender;
import dev.perennial.flow.mail.Mailer;
import dev.perennial.flow.mail.Mailer.Outcome;
import dev.perennial.flow.mail.SlowDown;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailSenderTest {
    private static final CustomerId ADA = CustomerId.of(Samples.ADA);
    private static final Message WELCOME =
            new Message(ADA, "welcome", "welcome", "welcome", Map.of(), NOON, NOON.plus(Duration.ofDays(7)));

    private final TestSystem house = new TestSystem(Samples.PLAYBOOK);
    private final MailSender sending = new MailSender(house.customers, house.emails, house.mailer);

    @BeforeEach
    void adaConsented() {
        house.record(event("s", NOON, signUp(true)));
    }

    @Test
    void aMessageIsSentAndNoted() {
        assertThat(sending.send(WELCOME, "m#1", NOON)).isEmpty();
        assertThat(row().status()).isEqualTo(Status.SENT);
        assertThat(row().messageId()).contains("message-1");
    }

    @Test
    void aMessageThatMayNotGoIsDoneWith() {
        Instant late = WELCOME.expiresAt().plusSeconds(1);
        assertThat(sending.send(WELCOME, "m#1", late)).isEmpty();
        assertThat(house.mailed()).isEmpty();
        assertThat(row().because()).startsWith("expired");
    }

    @Test
    void aMailThatNewsOfTheSameComplaintHaveOvertakenIsNotSent() {
        Fact raised = new Fact.ComplaintRaised("C-1", Optional.empty());
        Fact resolved = new Fact.ComplaintResolved("C-1", Optional.empty());
        TestSystem answering = new TestSystem(Samples.PLAYBOOK.with(List.of(
                Journey.ofOneMail("raised", "ComplaintRaised", Condition.ALWAYS, false, "raised", Duration.ofDays(1)),
                Journey.ofOneMail(
                        "resolved", "ComplaintResolved", Condition.ALWAYS, false, "resolved", Duration.ofDays(1)))));
        answering.record(event("s", NOON, signUp(true)));
        answering.record(event("", NOON, raised));
        answering.record(event("", NOON.plusSeconds(1), resolved));
        answering.settle(NOON.plusSeconds(1));
        assertThat(answering.mailed()).singleElement().asString().startsWith("resolved");
        assertThat(answering.emails.rows())
                .extracting(LedgerEntry::because)
                .contains("the complaint was resolved meanwhile");
    }

    @Test
    void aMessageMayGoUntilTheMomentWhenItExpires() {
        sending.send(WELCOME, "m#1", WELCOME.expiresAt());
        assertThat(house.mailed()).containsExactly("welcome");
    }

    @Test
    void aMessageThatComesAgainIsNotSentAgain() {
        sending.send(WELCOME, "m#1", NOON);
        assertThat(sending.send(WELCOME, "m#2", NOON)).isEmpty();
        assertThat(house.mailed()).containsExactly("welcome");
        assertThat(row().status()).isEqualTo(Status.SENT);
    }

    @Test
    void aMessageOfAForgottenTimeThatWasPutOffMeanwhileWaitsNoMore() {
        forgetAda();
        house.emails.hold(WELCOME, "m#1", "Amazon SES wants it slower", NOON.plus(Duration.ofDays(1)));
        assertThat(sending.send(WELCOME, "m#2", NOON.plus(Duration.ofDays(2)))).isEmpty();
        assertThat(row().status()).isEqualTo(Status.SUPPRESSED);
        assertThat(row().decidedAt()).isEqualTo(WELCOME.occurredAt());
    }

    @Test
    void aMessageOfAForgottenTimeIsDoneWithAndLeavesNothing() {
        forgetAda();
        assertThat(sending.send(WELCOME, "m#1", NOON)).isEmpty();
        assertThat(house.mailed()).isEmpty();
        assertThat(house.emails.find(ADA, "welcome")).isEmpty();
    }

    @Test
    void aClaimThatCrossedAnErasureDoesNotStayOne() {
        house.emails.claim(WELCOME, "m#1", NOON);
        forgetAda();
        assertThat(sending.send(WELCOME, "m#2", NOON)).isEmpty();
        assertThat(house.mailed()).isEmpty();
        assertThat(row().status()).isEqualTo(Status.UNKNOWN);
    }

    private void forgetAda() {
        house.record(event("gone", NOON, new Fact.CustomerErased(Optional.empty())));
    }

    @Test
    void ofTwoWhoWantToSendOneGetsTheClaimAndTheOtherDoesNotSend() {
        assertThat(house.emails.claim(WELCOME, "m#1", NOON)).isEmpty();
        assertThat(house.emails.claim(WELCOME, "m#2", NOON)).isPresent();
    }

    @Test
    void onesOwnClaimIsRecognisedAfterARepeatedCall() {
        house.emails.claim(WELCOME, "m#1", NOON);
        sending.send(WELCOME, "m#1", NOON);
        assertThat(row().status()).isEqualTo(Status.SENT);
    }

    @Test
    void aCrashBetweenClaimAndNoteLeavesADoubtAndNoSecondMail() {
        house.emails.claim(WELCOME, "m#1", NOON);
        assertThat(sending.send(WELCOME, "m#2", NOON)).isEmpty();
        assertThat(house.mailed()).isEmpty();
        assertThat(row().status()).isEqualTo(Status.UNKNOWN);
        assertThat(row().because()).contains("between asking Amazon SES and noting its answer");
        sending.send(WELCOME, "m#3", NOON);
        assertThat(house.mailed()).isEmpty();
    }

    @Test
    void aCrashIsDoubtedAlsoWhereTheMessageExpiredMeanwhile() {
        house.emails.claim(WELCOME, "m#1", NOON);
        sending.send(WELCOME, "m#2", NOON.plus(Duration.ofDays(8)));
        assertThat(row().status()).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void whatSesWantsLaterStaysInTheQueueAndIsSentLater() {
        house.mailer.willAnswer(new Outcome.Throttled(SlowDown.QUOTA));
        assertThat(sending.send(WELCOME, "m#1", NOON)).contains(SlowDown.QUOTA);
        assertThat(row().status()).isEqualTo(Status.POSTPONED);
        assertThat(row().because()).isEqualTo("Amazon SES takes no more today: daily message quota exceeded");
        assertThat(sending.send(WELCOME, "m#2", NOON)).isEmpty();
        assertThat(row().status()).isEqualTo(Status.SENT);
    }

    @Test
    void whatSesWantsLaterIsSentLaterAlsoWhereSomebodyDoubtedItMeanwhile() {
        Mailer rivalled = (customer, message, now) -> () -> {
            sending.send(WELCOME, "m#2", NOON);
            return new Outcome.Throttled(SlowDown.RATE);
        };
        MailSender throttled = new MailSender(house.customers, house.emails, rivalled);
        assertThat(throttled.send(WELCOME, "m#1", NOON)).contains(SlowDown.RATE);
        assertThat(house.mailed()).isEmpty();
        sending.send(WELCOME, "m#3", NOON);
        assertThat(house.mailed()).containsExactly("welcome");
    }

    @Test
    void whatSesWantsLaterIsSentLaterAlsoWhereSomebodyDoubtsItAfterwards() {
        InMemoryLedger emails = house.emails;
        emails.claim(WELCOME, "m#1", NOON);
        Ledger slow = (Ledger) Proxy.newProxyInstance(
                Ledger.class.getClassLoader(), new Class<?>[] {Ledger.class}, (_, method, arguments) -> {
                    Object answer = method.invoke(emails, arguments);
                    if (method.getName().equals("claim")) {
                        emails.release(WELCOME, "m#1", "slower", NOON);
                    }
                    return answer;
                });
        new MailSender(house.customers, slow, house.mailer).send(WELCOME, "m#2", NOON);
        assertThat(house.mailed()).isEmpty();
        assertThat(row().status()).isEqualTo(Status.POSTPONED);
        sending.send(WELCOME, "m#3", NOON);
        assertThat(house.mailed()).containsExactly("welcome");
    }

    @Test
    void whatSomebodyHasToMendFailsAndIsSentOnceItIsMended() {
        house.mailer.willAnswer(new Outcome.Hindered("Amazon SES: AccessDeniedException"));
        assertThatIllegalStateException()
                .isThrownBy(() -> sending.send(WELCOME, "m#1", NOON))
                .withMessage("Amazon SES: AccessDeniedException");
        assertThat(row().status()).isEqualTo(Status.POSTPONED);
        sending.send(WELCOME, "m#2", NOON);
        assertThat(row().status()).isEqualTo(Status.SENT);
    }

    @Test
    void whatSesRefusesIsNotTriedAgain() {
        house.mailer.willAnswer(new Outcome.Rejected("MessageRejected"));
        assertThat(sending.send(WELCOME, "m#1", NOON)).isEmpty();
        sending.send(WELCOME, "m#2", NOON);
        assertThat(house.mailed()).hasSize(1);
        assertThat(row().status()).isEqualTo(Status.REJECTED);
        assertThat(row().because()).isEqualTo("MessageRejected");
    }

    @Test
    void aCallWithoutAnAnswerIsUnknownUntilSesItselfTells() {
        house.mailer.willAnswer(new Outcome.Ambiguous("no answer"));
        sending.send(WELCOME, "m#1", NOON);
        sending.send(WELCOME, "m#2", NOON);
        assertThat(house.mailed()).hasSize(1);
        assertThat(row().status()).isEqualTo(Status.UNKNOWN);
        house.emails.note(ADA, "welcome", Status.DELIVERED, "", Optional.of("ses-1"), NOON);
        assertThat(row().status()).isEqualTo(Status.DELIVERED);
    }

    @Test
    void newsThatOvertakeTheNoteOfSendingStay() {
        house.emails.claim(WELCOME, "m#1", NOON);
        house.emails.note(ADA, "welcome", Status.BOUNCED, "Permanent/General", Optional.empty(), NOON);
        house.emails.note(ADA, "welcome", Status.SENT, "", Optional.of("ses-1"), NOON);
        assertThat(row().status()).isEqualTo(Status.BOUNCED);
        assertThat(row().messageId()).contains("ses-1");
    }

    @Test
    void anExpiredMessageIsNotSent() {
        assertThat(sending.send(WELCOME, "m#1", WELCOME.expiresAt())).isEmpty();
        assertThat(house.mailed()).hasSize(1);
        Message late = new Message(ADA, "late", "welcome", "welcome", Map.of(), NOON, NOON.plusSeconds(1));
        sending.send(late, "m#2", NOON.plusSeconds(2));
        assertThat(house.mailed()).hasSize(1);
        assertThat(house.emails.find(ADA, "late").map(LedgerEntry::status)).contains(Status.SUPPRESSED);
    }

    @Test
    void aCustomerWithoutAnAddressIsNotWrittenTo() {
        CustomerId nobody = CustomerId.ofExternal("7");
        Message message = new Message(nobody, "welcome", "welcome", "welcome", Map.of(), NOON, WELCOME.expiresAt());
        sending.send(message, "m#1", NOON);
        assertThat(house.emails.find(nobody, "welcome").map(LedgerEntry::because))
                .contains("no e-mail address");
    }

    @Test
    void aMailThatCannotBeWrittenIsNotClaimedAndMayBeTriedAgain() {
        Mailer broken = (customer, message, now) -> {
            throw new IllegalStateException("no such template");
        };
        MailSender failing = new MailSender(house.customers, house.emails, broken);
        assertThatIllegalStateException().isThrownBy(() -> failing.send(WELCOME, "m#1", NOON));
        assertThat(house.emails.rows()).isEmpty();
        sending.send(WELCOME, "m#2", NOON);
        assertThat(row().status()).isEqualTo(Status.SENT);
    }

    private LedgerEntry row() {
        return house.emails.find(ADA, "welcome").orElseThrow();
    }
}
