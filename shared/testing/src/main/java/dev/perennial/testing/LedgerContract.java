package dev.perennial.testing;

import static dev.perennial.testing.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.record.Effect.Message;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.flow.administration.MailPages;
import dev.perennial.flow.mail.LedgerEntry;
import dev.perennial.flow.mail.LedgerEntry.Status;
import dev.perennial.flow.mail.UnknownMails;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every ledger does; each test uses a message of its own. */
public abstract class LedgerContract extends ClaimsContract {
    /** The ledger of {@link #emails}. */
    protected abstract UnknownMails doubts();

    @Test
    void theMailsOfACustomerAreReadPageByPage() {
        CustomerId many = CustomerId.ofExternal("many mails");
        for (int i = 0; i < 7; i++) {
            emails().refuse(new Message(many, "m" + i, "j", "t", Map.of(), NOON, LATER), "no consent", NOON);
        }
        List<String> read = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            MailPages.Page page = ((MailPages) emails()).mails(many, after, 3);
            assertThat(page.mails()).hasSizeLessThanOrEqualTo(3);
            page.mails().forEach(mail -> read.add(mail.sendKey()));
            after = page.next();
        } while (after.isPresent());
        assertThat(read).containsExactly("m0", "m1", "m2", "m3", "m4", "m5", "m6");
    }

    @Test
    void aRefusalIsARowWithItsReason() {
        assertThat(emails().refuse(message("refused"), "no consent", NOON)).isEmpty();
        assertThat(emails().find(ADA, "refused"))
                .contains(LedgerEntry.of(message("refused"), Status.SUPPRESSED, "no consent", "", NOON));
        assertThat(emails().claim(message("refused"), "one", LATER)).isPresent();
    }

    @Test
    void aRefusalDoesNotTouchTheRowThatIsThere() {
        emails().claim(message("there"), "one", NOON);
        assertThat(emails().refuse(message("there"), "expired", LATER).map(LedgerEntry::status))
                .contains(Status.CLAIMED);
        assertThat(emails().find(ADA, "there").map(LedgerEntry::status)).contains(Status.CLAIMED);
    }

    @Test
    void whoRefusesTheVerySameAgainFindsNoOtherRow() {
        assertThat(emails().refuse(message("same"), "no consent", NOON)).isEmpty();
        assertThat(emails().refuse(message("same"), "no consent", NOON)).isEmpty();
        assertThat(emails().refuse(message("same"), "expired", NOON).map(LedgerEntry::because))
                .contains("no consent");
    }

    @Test
    void whatWasPostponedCanBeClaimedAndRefused() {
        emails().postpone(message("put-off"), "quiet hours", NOON);
        emails().postpone(message("put-off-and-refused"), "quiet hours", NOON);
        assertThat(emails().find(ADA, "put-off").map(LedgerEntry::status)).contains(Status.POSTPONED);
        assertThat(emails().claim(message("put-off"), "one", LATER)).isEmpty();
        assertThat(emails().find(ADA, "put-off").map(LedgerEntry::owner)).contains("one");
        assertThat(emails().claim(message("put-off"), "two", LATER)).isPresent();
        assertThat(emails().refuse(message("put-off-and-refused"), "expired", LATER))
                .isEmpty();
        assertThat(emails().find(ADA, "put-off-and-refused").map(LedgerEntry::because))
                .contains("expired");
    }

    @Test
    void nothingThatIsFurtherIsPostponed() {
        emails().claim(message("claimed-first"), "one", NOON);
        emails().postpone(message("claimed-first"), "quiet hours", LATER);
        assertThat(emails().find(ADA, "claimed-first").map(LedgerEntry::status)).contains(Status.CLAIMED);
        emails().postpone(message("put-off-twice"), "quiet hours", NOON);
        emails().postpone(message("put-off-twice"), "too many of late", LATER);
        assertThat(emails().find(ADA, "put-off-twice").map(LedgerEntry::because))
                .contains("quiet hours");
    }

    @Test
    void whatWaitsOnItsWaySaysWhyItWaitsNow() {
        emails().postpone(message("held"), "quiet hours", NOON);
        emails().hold(message("held"), "one", "slower", NOON);
        LedgerEntry held = LedgerEntry.of(message("held"), Status.POSTPONED, "slower", "one", NOON);
        assertThat(emails().find(ADA, "held")).contains(held);
        emails().hold(message("held"), "two", "slower", LATER);
        assertThat(emails().find(ADA, "held")).contains(held);
        emails().hold(message("held-first"), "one", "slower", NOON);
        assertThat(emails().find(ADA, "held-first").map(LedgerEntry::status)).contains(Status.POSTPONED);
    }

    @Test
    void nothingThatIsFurtherIsHeld() {
        emails().claim(message("claimed-and-held"), "one", NOON);
        emails().hold(message("claimed-and-held"), "one", "slower", LATER);
        assertThat(emails().find(ADA, "claimed-and-held").map(LedgerEntry::status))
                .contains(Status.CLAIMED);
    }

    @Test
    void newsAreNotedWithTimeAndReason() {
        emails().claim(message("news"), "one", NOON);
        assertThat(emails().note(ADA, "news", Status.BOUNCED, "Permanent/General", Optional.of("ses-1"), LATER))
                .isTrue();
        LedgerEntry row = emails().find(ADA, "news").orElseThrow();
        assertThat(row.status()).isEqualTo(Status.BOUNCED);
        assertThat(row.because()).isEqualTo("Permanent/General");
        assertThat(row.messageId()).contains("ses-1");
        assertThat(row.decidedAt()).isEqualTo(LATER);
        assertThat(row.owner()).isEqualTo("one");
        assertThat(row.template()).isEqualTo("welcome");
    }

    @Test
    void everyStatusTakesThePlaceOfEarlierOnesAlone() {
        for (Status before : Status.values()) {
            for (Status after : Status.values()) {
                if (Status.CLAIMED.compareTo(before) < 0 && Status.CLAIMED.compareTo(after) < 0) {
                    String key = before + "-" + after;
                    emails().claim(message(key), "one", NOON);
                    note(key, before, Optional.of("ses-1"));
                    assertThat(note(key, after, Optional.empty())).isTrue();
                    assertThat(emails().find(ADA, key).map(LedgerEntry::status))
                            .as(key)
                            .contains(after.follows(before) ? after : before);
                    assertThat(emails().find(ADA, key).flatMap(LedgerEntry::messageId))
                            .contains("ses-1");
                }
            }
        }
    }

    @Test
    void theMessageIdIsKeptAlsoWhereTheNewsCameFirst() {
        emails().claim(message("late"), "one", NOON);
        note("late", Status.DELIVERED, Optional.empty());
        note("late", Status.SENT, Optional.of("ses-1"));
        LedgerEntry row = emails().find(ADA, "late").orElseThrow();
        assertThat(row.status()).isEqualTo(Status.DELIVERED);
        assertThat(row.messageId()).contains("ses-1");
    }

    @Test
    void newsThatComeTwiceKeepTheirFirstTime() {
        emails().claim(message("twice"), "one", NOON);
        note("twice", Status.SENT, Optional.of("ses-1"));
        Instant later = LATER.plusSeconds(1);
        emails().note(ADA, "twice", Status.SENT, "", Optional.of("ses-1"), later);
        assertThat(emails().find(ADA, "twice").map(LedgerEntry::decidedAt)).contains(LATER);
    }

    @Test
    void newsOfAnUnknownMailLeaveNoRow() {
        assertThat(note("unknown", Status.DELIVERED, Optional.of("ses-1"))).isFalse();
        assertThat(emails().find(ADA, "unknown")).isEmpty();
    }

    @Test
    void whatNobodyKnowsIsToldAndSettledOnce() {
        emails().claim(message("settled"), "one", NOON);
        note("settled", Status.UNKNOWN, Optional.empty());
        assertThat(doubts().all(Status.UNKNOWN))
                .extracting(LedgerEntry::sendKey)
                .contains("settled");
        assertThat(settle("settled", "dropped by Grace: not worth it")).isTrue();
        assertThat(doubts().all(Status.UNKNOWN))
                .extracting(LedgerEntry::sendKey)
                .doesNotContain("settled");
        assertThat(settle("settled", "dropped by Alan: me too")).isFalse();
        assertThat(emails().find(ADA, "settled"))
                .contains(LedgerEntry.of(
                        message("settled"), Status.SUPPRESSED, "dropped by Grace: not worth it", "", LATER));
    }

    @Test
    void whatIsKnownIsNotSettled() {
        emails().claim(message("known"), "one", NOON);
        assertThat(settle("known", "dropped by Grace")).isFalse();
        note("known", Status.DELIVERED, Optional.empty());
        assertThat(settle("known", "dropped by Grace")).isFalse();
        assertThat(settle("no-such-row", "dropped by Grace")).isFalse();
        assertThat(emails().find(ADA, "known").map(LedgerEntry::status)).contains(Status.DELIVERED);
        assertThat(emails().find(ADA, "no-such-row")).isEmpty();
    }

    @Test
    void whoReleasedAMailStaysInItsRow() {
        Message released = new Message(
                ADA,
                "released",
                "welcome",
                "welcome",
                Map.of("released", "by Grace: asked for"),
                NOON,
                NOON.plusSeconds(60));
        emails().claim(released, "one", NOON);
        note("released", Status.SENT, Optional.of("ses-1"));
        assertThat(emails().find(ADA, "released").flatMap(LedgerEntry::released))
                .contains("by Grace: asked for");
    }

    private boolean settle(String sendKey, String because) {
        return doubts().settle(ADA, sendKey, Status.SUPPRESSED, because, LATER);
    }

    @Test
    void whatWasDecidedUntilAMomentIsErasedAndNothingElse() {
        CustomerId bob = CustomerId.ofExternal("bob");
        emails().claim(message(bob, "before"), "one", NOON);
        emails().claim(message(bob, "later"), "one", LATER);
        emails().claim(message("spared"), "one", NOON);
        emails().erase(bob, NOON);
        assertThat(emails().find(bob, "before")).isEmpty();
        assertThat(emails().find(bob, "later")).isPresent();
        assertThat(emails().find(ADA, "spared")).isPresent();
    }

    @Test
    void allRowsOfACustomerAreToldAndNobodyElses() {
        CustomerId eve = CustomerId.ofExternal("eve");
        emails().claim(message(eve, "one"), "one", NOON);
        emails().refuse(message(eve, "two"), "no consent", LATER);
        emails().claim(message("another's"), "one", NOON);
        assertThat(emails().all(eve)).extracting(LedgerEntry::sendKey).containsExactlyInAnyOrder("one", "two");
        assertThat(emails().all(CustomerId.ofExternal("nobody"))).isEmpty();
    }
}
