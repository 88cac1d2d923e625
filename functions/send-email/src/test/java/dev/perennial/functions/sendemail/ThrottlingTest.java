package dev.perennial.functions.sendemail;

import static dev.perennial.functions.sendemail.MailRoom.failure;
import static dev.perennial.testing.Samples.NOON;
import static dev.perennial.testing.Samples.event;
import static dev.perennial.testing.Samples.purchase;
import static dev.perennial.testing.Samples.signUp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.record.Effect.Message;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.events.MessageCodec;
import dev.perennial.flow.effects.EffectRunner;
import dev.perennial.flow.mail.LedgerEntry;
import dev.perennial.flow.mail.LedgerEntry.Status;
import dev.perennial.flow.mail.Reputation;
import dev.perennial.functions.sendemail.MailRoom.PutBack;
import dev.perennial.testing.Samples;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sesv2.model.AccountSuspendedException;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;

/** Amazon SES wants it slower, for moments or for days. */
class ThrottlingTest {
    private static final CustomerId ADA = CustomerId.of(Samples.ADA);
    private static final String DONE = "{\"batchItemFailures\":[]}";
    private final SesV2Exception rate = failure(429, "TooManyRequestsException", "Maximum sending rate exceeded.");
    private final SesV2Exception quota = failure(400, "ThrottlingException", "Daily message quota exceeded.");

    private final MailRoom room = new MailRoom();

    @BeforeEach
    void adaSignedUpAndBought() {
        room.house.record(event("s", NOON, signUp(true)));
        room.house.record(event("p", NOON, purchase("A-1001", 4998)));
    }

    @Test
    void throttlingThatLastsForDaysLosesNothingAndSendsOnce() {
        Message welcome = room.owed("welcome");
        Instant now = NOON;
        String body = MessageCodec.encode(welcome);
        for (int round = 0; round < 500; round++) {
            room.ses.willFail(rate);
            assertThat(room.deliver(now, body)).isEqualTo(DONE);
            PutBack next = room.putBack.getLast();
            assertThat(room.putBack).hasSize(round + 1);
            body = next.body();
            now = now.plus(next.delay());
        }
        assertThat(now).isBetween(NOON.plus(Duration.ofDays(3)), welcome.expiresAt());
        Instant noon = now.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(36));
        room.ses.recover();
        assertThat(room.deliver(noon, body, body)).isEqualTo(DONE);
        assertThat(room.ses.taken()).hasSize(1);
        assertThat(room.putBack).hasSize(500);
        assertThat(row("welcome").status()).isEqualTo(Status.SENT);
        assertThat(room.reputation.sum(NOON, noon)).isEqualTo(new Reputation.Counts(1, 0, 0));
    }

    @Test
    void whatWentRoundUntilTheNightWaitsForTheMorning() {
        room.ses.willFail(quota);
        room.send(room.owed("welcome"));
        Instant night = NOON.plus(Duration.ofHours(11));
        assertThat(room.deliver(night, room.putBack.getLast().body())).isEqualTo(DONE);
        assertThat(room.ses.taken()).isEmpty();
        assertThat(room.putBack.getLast().delay()).isEqualTo(Duration.ofMinutes(10));
        assertThat(row("welcome").because()).isEqualTo("quiet hours in Europe/Berlin");
        assertThat(room.logged.getLast()).isEqualTo("{\"quiet\":{\"mails\":1}}");
        Instant morning = NOON.plus(Duration.ofHours(20));
        room.deliver(morning, room.putBack.getLast().body());
        assertThat(room.ses.taken()).hasSize(1);
        assertThat(row("welcome").status()).isEqualTo(Status.SENT);
    }

    @Test
    void whatWentRoundForMomentsIsSentAtNight() {
        Instant night = NOON.plus(Duration.ofHours(11));
        room.ses.willFail(rate);
        room.deliver(night, MessageCodec.encode(room.owed("welcome")));
        room.deliver(night.plusSeconds(30), room.putBack.getLast().body());
        assertThat(room.ses.taken()).hasSize(1);
    }

    @Test
    void whatExpiresMeanwhileSaysSoAndGoesRoundNoLonger() {
        Message welcome = room.owed("welcome");
        String body = MessageCodec.encode(welcome);
        room.ses.willFail(rate);
        room.deliver(NOON, body);
        assertThat(room.deliver(welcome.expiresAt().plusSeconds(1), body)).isEqualTo(DONE);
        assertThat(room.putBack).hasSize(1);
        assertThat(room.ses.taken()).isEmpty();
        assertThat(row("welcome").status()).isEqualTo(Status.SUPPRESSED);
        assertThat(row("welcome").because()).isEqualTo("expired on " + welcome.expiresAt());
    }

    @Test
    void theRestOfTheBatchWaitsWithoutAskingAgain() {
        room.ses.willFail(quota);
        Message stale = new Message(ADA, "x", "x", "welcome", Map.of(), NOON, NOON.minusSeconds(1));
        assertThat(room.deliver(
                        NOON,
                        MessageCodec.encode(room.owed("welcome")),
                        MessageCodec.encode(stale),
                        MessageCodec.encode(room.owed("thank-you.A-1001"))))
                .isEqualTo(DONE);
        assertThat(room.ses.taken()).isEmpty();
        assertThat(room.putBack)
                .extracting(PutBack::message)
                .containsExactly(room.owed("welcome"), room.owed("thank-you.A-1001"));
        assertThat(row("x").because()).startsWith("expired");
        assertThat(row("thank-you.A-1001").because())
                .isEqualTo("Amazon SES takes no more today: daily message quota exceeded");
        assertThat(room.logged).containsExactly("{\"throttled\":{\"mails\":2,\"quota\":2}}");
    }

    @Test
    void theNextBatchAsksAgain() {
        room.ses.willFail(quota);
        room.send(room.owed("welcome"));
        room.send(room.owed("thank-you.A-1001"));
        assertThat(room.ses.taken()).hasSize(1);
    }

    @Test
    void theLedgerSaysWhetherTheSecondTheDayOrTheAccountIsMeant() {
        room.ses.willFail(rate);
        room.send(room.owed("welcome"));
        assertThat(row("welcome").status()).isEqualTo(Status.POSTPONED);
        assertThat(row("welcome").because()).isEqualTo("Amazon SES wants it slower: maximum sending rate exceeded");
        room.ses.willFail(AccountSuspendedException.builder()
                .statusCode(400)
                .awsErrorDetails(failure(400, "AccountSuspendedException", "").awsErrorDetails())
                .build());
        room.send(room.owed("welcome"));
        assertThat(row("welcome").because()).isEqualTo("Amazon SES lets the account send nothing");
        assertThat(room.logged)
                .containsExactly(
                        "{\"throttled\":{\"mails\":1,\"rate\":1}}", "{\"throttled\":{\"mails\":1,\"stopped\":1}}");
    }

    @Test
    void whatWaitedForTheMorningAndNowForSesSaysSo() {
        room.house.emails.postpone(room.owed("thank-you.A-1001"), "quiet hours", NOON);
        room.ses.willFail(quota);
        room.deliver(
                NOON, MessageCodec.encode(room.owed("welcome")), MessageCodec.encode(room.owed("thank-you.A-1001")));
        assertThat(row("thank-you.A-1001").because())
                .isEqualTo("Amazon SES takes no more today: daily message quota exceeded");
    }

    @Test
    void theTimelineTellsOfNoneThatGoRound() {
        room.ses.willFail(quota);
        room.deliver(
                NOON, MessageCodec.encode(room.owed("welcome")), MessageCodec.encode(room.owed("thank-you.A-1001")));
        for (String sendKey : List.of("welcome", "thank-you.A-1001")) {
            assertThat(row(sendKey).status()).isEqualTo(Status.POSTPONED);
            new EffectRunner(room.house.customers, room.house.timeline, room.house.emails, room.house.outbox)
                    .carryOut(row(sendKey));
        }
        assertThat(room.house.timeline.of(ADA)).noneMatch(entry -> entry.what().contains("postponed"));
    }

    @Test
    void whoIsLateAlreadyWaitsLongerButNeverAsLongAsTheAlarmForOldMessages() {
        for (Duration late : List.of(Duration.ZERO, Duration.ofMinutes(8), Duration.ofHours(9))) {
            room.ses.willFail(rate);
            room.deliver(NOON.plus(late), MessageCodec.encode(room.owed("welcome")));
        }
        room.ses.willFail(quota);
        room.send(room.owed("welcome"));
        assertThat(room.putBack)
                .extracting(PutBack::delay)
                .containsExactly(
                        Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMinutes(10), Duration.ofMinutes(10));
    }

    @Test
    void whatAHandHasToMendIsNoThrottlingAndEndsInTheDeadLetters() {
        room.ses.willFail(failure(403, "AccessDeniedException", "not authorized"));
        assertThat(room.send(room.owed("welcome"))).contains("m-1");
        assertThat(room.putBack).isEmpty();
        assertThat(row("welcome").because()).isEqualTo("Amazon SES refuses every mail: AccessDeniedException");
        room.send(room.owed("welcome"));
        assertThat(row("welcome").status()).isEqualTo(Status.SENT);
    }

    private LedgerEntry row(String sendKey) {
        return room.house.emails.find(ADA, sendKey).orElseThrow();
    }
}
