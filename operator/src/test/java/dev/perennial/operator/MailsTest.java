package dev.perennial.operator;

import static dev.perennial.testing.Samples.NOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.record.Effect.Message;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.flow.mail.LedgerEntry.Status;
import dev.perennial.flow.mail.UnknownMailResolution;
import dev.perennial.flow.mail.UnknownMailResolution.Decision;
import dev.perennial.flow.mail.Unsuppress;
import dev.perennial.testing.InMemoryCustomers;
import dev.perennial.testing.InMemoryLedger;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MailsTest {
    private static final CustomerId ADA = CustomerId.ofExternal("ada");
    private static final Decision GRACE = new Decision("Grace", "asked for");

    private final InMemoryLedger emails = new InMemoryLedger();
    private final List<Message> queued = new ArrayList<>();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final ByteArrayOutputStream besides = new ByteArrayOutputStream();
    private final Mails mails = new Mails(
            emails,
            new UnknownMailResolution(emails, emails, (message, _) -> queued.add(message)),
            new Unsuppress(new InMemoryCustomers()),
            NOON.plusSeconds(60),
            new PrintStream(said, true, UTF_8),
            new PrintStream(besides, true, UTF_8));

    @Test
    void eachMailIsALine() {
        unknown("welcome");
        assertThat(mails.carryOut(new Order.Show(Status.UNKNOWN))).isTrue();
        assertThat(besides.toString(UTF_8)).isEmpty();
        assertThat(said.toString(UTF_8)).isEqualTo("%s\twelcome\tUNKNOWN\t%s\tno answer%n".formatted(ADA, NOON));
    }

    @Test
    void thatThereIsNoneIsSaidBesideTheList() {
        assertThat(mails.carryOut(new Order.Show(Status.UNKNOWN))).isTrue();
        assertThat(said.toString(UTF_8)).isEmpty();
        assertThat(besides.toString(UTF_8)).isEqualTo("No mail is UNKNOWN.%n".formatted());
    }

    @Test
    void whatIsReleasedIsSaidAndASecondTimeThatNothingWasChanged() {
        unknown("welcome");
        Order release = new Order.Release(ADA, "welcome", Map.of(), GRACE);
        assertThat(mails.carryOut(release)).isTrue();
        assertThat(mails.carryOut(release)).isFalse();
        assertThat(said.toString(UTF_8).lines())
                .containsExactly(
                        "welcome is released: it is sent in a minute, if it still may be.",
                        "Nothing was changed: it is POSTPONED since " + NOON.plusSeconds(60) + ", not UNKNOWN.");
        assertThat(queued).hasSize(1);
    }

    @Test
    void whatIsDroppedIsSaid() {
        unknown("welcome");
        assertThat(mails.carryOut(new Order.Drop(ADA, "welcome", GRACE))).isTrue();
        assertThat(mails.carryOut(new Order.Drop(ADA, "other", GRACE))).isFalse();
        assertThat(said.toString(UTF_8).lines())
                .containsExactly(
                        "welcome is dropped: it will not be sent again.",
                        "Nothing was changed: there is no such mail.");
        assertThat(queued).isEmpty();
    }

    @Test
    void whoIsNotSuppressedIsSaidToBeSo() {
        assertThat(mails.carryOut(new Order.Unsuppress(ADA, GRACE))).isFalse();
        assertThat(said.toString(UTF_8).lines())
                .containsExactly("Nothing was changed: the address in use is not suppressed.");
    }

    private void unknown(String sendKey) {
        Message message = new Message(ADA, sendKey, "x", "x", Map.of(), NOON, NOON.plusSeconds(9));
        emails.claim(message, "one", NOON);
        emails.note(ADA, sendKey, Status.UNKNOWN, "no answer", Optional.empty(), NOON);
    }
}
