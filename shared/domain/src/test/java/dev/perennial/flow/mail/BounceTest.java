package dev.perennial.flow.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BounceTest {
    @Test
    void aRowOfTheLedgerTellsItsKind() {
        assertThat(Bounce.read("Permanent/General")).isEqualTo(new Bounce("Permanent", "General"));
        assertThat(Bounce.read("Permanent/General").isForGood()).isTrue();
        assertThat(Bounce.read("Transient/MailboxFull").isForGood()).isFalse();
        assertThat(Bounce.read("the address is on the suppression list of Amazon SES")
                        .isForGood())
                .isFalse();
        for (String words : List.of("Permanent/General", "Transient/MailboxFull", "/")) {
            assertThat(Bounce.read(words).words()).isEqualTo(words);
        }
    }

    @Test
    void anAutomaticAnswerSaysNothingAboutTheMailbox() {
        assertThat(Bounce.read("Transient/General").mayBeAnAnswer()).isTrue();
        assertThat(Bounce.read("Transient/MailboxFull").mayBeAnAnswer()).isFalse();
        assertThat(Bounce.read("Permanent/General").mayBeAnAnswer()).isFalse();
    }
}
