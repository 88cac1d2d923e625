package dev.perennial.testing;

import static dev.perennial.testing.Samples.NOON;
import static dev.perennial.testing.Samples.event;
import static dev.perennial.testing.Samples.signUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.perennial.domain.record.Effect.Message;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.flow.mail.LedgerEntry;
import dev.perennial.flow.mail.LedgerEntry.Status;
import dev.perennial.flow.mail.MailSender;
import dev.perennial.flow.mail.Mailer.Outcome;
import dev.perennial.flow.mail.UnknownMailResolution;
import dev.perennial.flow.mail.UnknownMailResolution.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UnknownMailResolutionTest {
    private static final CustomerId ADA = CustomerId.of(Samples.ADA);
    private static final Instant LATER = NOON.plus(Duration.ofHours(2));
    private static final Decision GRACE = new Decision("Grace", "the customer asked for it");
    private static final Message WELCOME =
            new Message(ADA, "welcome", "welcome", "welcome", Map.of(), NOON, NOON.plus(Duration.ofHours(1)));

    private final TestSystem house = new TestSystem(Samples.PLAYBOOK);
    private final MailSender sending = new MailSender(house.customers, house.emails, house.mailer);
    private final List<Message> queued = new ArrayList<>();
    private final UnknownMailResolution settling =
            new UnknownMailResolution(house.emails, house.emails, (message, _) -> queued.add(message));

    @BeforeEach
    void nobodyKnowsWhetherAdaWasWelcomed() {
        house.record(event("s", NOON, signUp(true)));
        house.mailer.willAnswer(new Outcome.Ambiguous("no answer"));
        sending.send(WELCOME, "m#1", NOON);
    }

    @Test
    void whatIsDroppedIsNotSentAndSaysWhoAndWhy() {
        assertThat(settling.drop(ADA, "welcome", GRACE, LATER)).isEmpty();
        assertThat(row().status()).isEqualTo(Status.SUPPRESSED);
        assertThat(row().because()).isEqualTo("dropped by Grace: the customer asked for it");
        assertThat(row().decidedAt()).isEqualTo(LATER);
    }

    @Test
    void whatIsReleasedIsSentOnceMoreAndItsRowSaysWhoAndWhy() {
        assertThat(settling.release(ADA, "welcome", Map.of("orderId", "A-1"), GRACE, LATER))
                .isEmpty();
        assertThat(row().status()).isEqualTo(Status.POSTPONED);
        assertThat(row().because()).isEqualTo("released by Grace: the customer asked for it");
        assertThat(queued)
                .singleElement()
                .extracting(it -> it.data().get("orderId"))
                .isEqualTo("A-1");
        sending.send(queued.getFirst(), "m#2", LATER);
        sending.send(queued.getFirst(), "m#3", LATER);
        assertThat(house.mailed()).containsExactly("welcome", "welcome");
        assertThat(row().status()).isEqualTo(Status.SENT);
        assertThat(row().released()).contains("by Grace: the customer asked for it");
    }

    @Test
    void whoeverComesSecondChangesNothingAndIsToldWhy() {
        settling.release(ADA, "welcome", Map.of(), GRACE, LATER);
        assertThat(settling.release(ADA, "welcome", Map.of(), GRACE, LATER.plusSeconds(1)))
                .contains("it is POSTPONED since " + LATER + ", not UNKNOWN");
        assertThat(settling.drop(ADA, "welcome", GRACE, LATER.plusSeconds(1))).isPresent();
        assertThat(queued).hasSize(1);
        assertThat(settling.drop(ADA, "no-such", GRACE, LATER)).contains("there is no such mail");
        assertThat(settling.release(ADA, "no-such", Map.of(), GRACE, LATER)).isPresent();
    }

    @Test
    void aReportThatComesMeanwhileCountsAndNothingIsSent() {
        UnknownMailResolution rivalled = new UnknownMailResolution(house.emails, house.emails, (message, _) -> {
            queued.add(message);
            house.emails.note(ADA, "welcome", Status.DELIVERED, "", Optional.empty(), NOON);
        });
        assertThat(rivalled.release(ADA, "welcome", Map.of(), GRACE, LATER))
                .contains("it is DELIVERED since " + NOON + ", not UNKNOWN");
        sending.send(queued.getFirst(), "m#2", LATER);
        assertThat(house.mailed()).hasSize(1);
        assertThat(row().status()).isEqualTo(Status.DELIVERED);
    }

    @Test
    void whoMayNotBeWrittenToAnyMoreIsNot() {
        settling.release(ADA, "welcome", Map.of(), GRACE, LATER);
        sending.send(queued.getFirst(), "m#2", LATER.plus(Duration.ofHours(25)));
        assertThat(house.mailed()).hasSize(1);
        assertThat(row().because()).startsWith("expired on");
    }

    @Test
    void whoAndWhyHaveToBeTold() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Decision(" ", "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Decision("Grace", ""));
        assertThatIllegalArgumentException().isThrownBy(() -> new Decision("Grace", "a\nb"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Decision("Grace", "x".repeat(501)));
    }

    private LedgerEntry row() {
        return house.emails.find(ADA, "welcome").orElseThrow();
    }
}
