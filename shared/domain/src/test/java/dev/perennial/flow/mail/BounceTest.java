package dev.perennial.flow.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.flow.mail.Bounce.Meaning;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BounceTest {
    @ParameterizedTest
    @CsvSource({
        "Permanent/General, FOR_GOOD",
        "Permanent/General 5.7.1 failed, FOR_GOOD",
        "Permanent/General 5.6.0 failed, OF_THE_MAIL",
        "Permanent/OnAccountSuppressionList 5.1.1 failed, NOT_SENT",
        "Permanent/UnsubscribedRecipient, NOT_SENT",
        "Transient/MailboxFull, FOR_NOW",
        "Transient/General, NOTHING",
        "Transient/General 5.4.4 failed, FOR_NOW",
        "Transient/General failed, FOR_NOW",
        "Transient/General 4.4.7, FOR_NOW",
        "Transient/General 4.4.1 delayed, NOTHING",
        "Transient/General 5.1.1 failed, FOR_GOOD",
        "Transient/General 5.1.10 failed, FOR_GOOD",
        "Transient/General 5.1.0 failed, FOR_NOW",
        "Transient/General 5.1.7 failed, OF_THE_MAIL",
        "Transient/General 4.7.0 failed, OF_THE_MAIL",
        "Transient/ContentRejected, OF_THE_MAIL",
        "Transient/ContentRejected 5.1.1 failed, FOR_GOOD",
        "Transient/AttachmentRejected, OF_THE_MAIL",
        "Transient/MessageTooLarge, OF_THE_MAIL",
        "Undetermined/Undetermined, FOR_NOW",
        "Undetermined/Undetermined 5.2.3 failed, OF_THE_MAIL",
        "reported, FOR_NOW"
    })
    void aRowOfTheLedgerTellsWhatItMeans(String words, Meaning meaning) {
        assertThat(Bounce.read(words).meaning()).isEqualTo(meaning);
    }

    @Test
    void aRowTellsAllOfIt() {
        assertThat(Bounce.read("Permanent/General")).isEqualTo(new Bounce("Permanent", "General"));
        assertThat(Bounce.read("Transient/General 5.4.4 failed"))
                .isEqualTo(new Bounce("Transient", "General", "5.4.4", "failed"));
        for (String words : List.of(
                "Permanent/General",
                "Transient/MailboxFull 5.2.2",
                "Transient/MailboxFull failed",
                "Transient/General 4.4.7 failed",
                "/")) {
            assertThat(Bounce.read(words).words()).isEqualTo(words);
        }
    }

    @Test
    void whatAwsCountsIsCounted() {
        assertThat(new Bounce("Permanent", "General", "5.6.0", "failed").countsForTheAccount())
                .isTrue();
        assertThat(new Bounce("Permanent", "OnAccountSuppressionList").countsForTheAccount())
                .isFalse();
        assertThat(new Bounce("Permanent", "General", "4.4.1", "delayed").countsForTheAccount())
                .isFalse();
        assertThat(new Bounce("Transient", "General", "5.1.1", "failed").countsForTheAccount())
                .isFalse();
    }
}
