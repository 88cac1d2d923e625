package dev.perennial.testing;

import static dev.perennial.testing.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.record.Effect.Message;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.flow.mail.Ledger;
import dev.perennial.flow.mail.LedgerEntry;
import dev.perennial.flow.mail.LedgerEntry.Status;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who may send a message, in every ledger. */
abstract class ClaimsContract {
    static final CustomerId ADA = CustomerId.of(Samples.ADA);
    static final Instant LATER = NOON.plusSeconds(1);

    /** The ledger under test; it may hold rows of earlier tests. */
    protected abstract Ledger emails();

    @Test
    void aClaimIsKept() {
        assertThat(emails().claim(message("kept"), "one", NOON)).isEmpty();
        assertThat(emails().find(ADA, "kept"))
                .contains(LedgerEntry.of(message("kept"), Status.CLAIMED, "", "one", NOON));
        assertThat(emails().find(ADA, "nobody's")).isEmpty();
    }

    @Test
    void onlyOneGetsTheClaimAndTheOtherIsToldWho() {
        emails().claim(message("one"), "one", NOON);
        assertThat(emails().claim(message("one"), "two", LATER).map(LedgerEntry::owner))
                .contains("one");
        assertThat(emails().find(ADA, "one").map(LedgerEntry::decidedAt)).contains(NOON);
    }

    @Test
    void onesOwnClaimIsStillOnesOwn() {
        emails().claim(message("own"), "one", NOON);
        assertThat(emails().claim(message("own"), "one", LATER)).isEmpty();
    }

    @Test
    void whatIsSentCannotBeClaimedAgainNotEvenByItsOwner() {
        emails().claim(message("sent"), "one", NOON);
        note("sent", Status.SENT, Optional.of("ses-1"));
        assertThat(emails().claim(message("sent"), "one", LATER).map(LedgerEntry::status))
                .contains(Status.SENT);
    }

    @Test
    void whoGivesAClaimBackSaysWhyAndMakesRoomForTheNext() {
        emails().claim(message("back"), "one", NOON);
        emails().release(message("back"), "one", "slower", LATER);
        assertThat(emails().find(ADA, "back"))
                .contains(LedgerEntry.of(message("back"), Status.POSTPONED, "slower", "one", LATER));
        assertThat(emails().claim(message("back"), "two", LATER)).isEmpty();
        assertThat(emails().find(ADA, "back"))
                .contains(LedgerEntry.of(message("back"), Status.CLAIMED, "", "two", LATER));
    }

    @Test
    void whoKnowsThatNothingWasSentTakesTheDoubtOfOthersBack() {
        emails().claim(message("doubted"), "one", NOON);
        note("doubted", Status.UNKNOWN, Optional.empty());
        emails().release(message("doubted"), "two", "slower", LATER);
        assertThat(emails().find(ADA, "doubted").map(LedgerEntry::status)).contains(Status.UNKNOWN);
        emails().release(message("doubted"), "one", "slower", LATER);
        assertThat(emails().claim(message("doubted"), "two", LATER)).isEmpty();
    }

    @Test
    void whoDoubtsAClaimDoubtsTheOneThatTheyRead() {
        LedgerEntry read = claimed("read", "one");
        emails().doubt(read, "no answer noted", LATER);
        assertThat(emails().find(ADA, "read"))
                .contains(LedgerEntry.of(message("read"), Status.UNKNOWN, "no answer noted", "one", LATER));
    }

    @Test
    void aDoubtThatComesLateChangesNothing() {
        LedgerEntry read = claimed("given-back", "one");
        emails().release(message("given-back"), "one", "slower", LATER);
        emails().doubt(read, "no answer noted", LATER);
        assertThat(emails().find(ADA, "given-back").map(LedgerEntry::status)).contains(Status.POSTPONED);
        emails().claim(message("given-back"), "two", LATER);
        emails().doubt(read, "no answer noted", LATER);
        assertThat(emails().find(ADA, "given-back").map(LedgerEntry::status)).contains(Status.CLAIMED);
        LedgerEntry settled = claimed("sent-meanwhile", "one");
        note("sent-meanwhile", Status.SENT, Optional.of("ses-1"));
        emails().doubt(settled, "no answer noted", LATER);
        assertThat(emails().find(ADA, "sent-meanwhile").map(LedgerEntry::status))
                .contains(Status.SENT);
        emails().doubt(LedgerEntry.of(message("no row"), Status.CLAIMED, "", "one", NOON), "no answer noted", LATER);
        assertThat(emails().find(ADA, "no row")).isEmpty();
    }

    private LedgerEntry claimed(String sendKey, String owner) {
        emails().claim(message(sendKey), owner, NOON);
        return emails().find(ADA, sendKey).orElseThrow();
    }

    @Test
    void nobodyGivesBackWhatIsNotTheirs() {
        emails().claim(message("theirs"), "one", NOON);
        emails().release(message("theirs"), "two", "slower", LATER);
        emails().release(message("no such row"), "two", "slower", LATER);
        assertThat(emails().find(ADA, "theirs").map(LedgerEntry::owner)).contains("one");
        assertThat(emails().find(ADA, "no such row")).isEmpty();
        note("theirs", Status.SENT, Optional.empty());
        emails().release(message("theirs"), "one", "slower", LATER);
        assertThat(emails().find(ADA, "theirs").map(LedgerEntry::status)).contains(Status.SENT);
    }

    boolean note(String sendKey, Status status, Optional<String> messageId) {
        return emails().note(ADA, sendKey, status, "", messageId, LATER);
    }

    static Message message(String sendKey) {
        return message(ADA, sendKey);
    }

    static Message message(CustomerId customer, String sendKey) {
        return new Message(customer, sendKey, "welcome", "welcome", Map.of(), NOON, NOON.plusSeconds(60));
    }
}
