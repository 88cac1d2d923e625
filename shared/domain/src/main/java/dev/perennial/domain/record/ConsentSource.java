package dev.perennial.domain.record;

import dev.perennial.domain.facts.Fact;
import java.util.Arrays;

/** Where a word on a consent was said. */
public sealed interface ConsentSource {
    /** As events, the record and the operator's texts have it. */
    String words();

    /** Behind a signed link of one of our mails: the word is the customer's own, whoever else knows the address. */
    enum SignedLink implements ConsentSource {
        /** That of the mail which asked for the confirmation. */
        CONFIRMATION(Fact.ConsentChanged.CONFIRMATION_LINK),
        /** That of each mail, to the page where a customer chooses. */
        PREFERENCES(Fact.ConsentChanged.PREFERENCES_PAGE);

        private final String words;

        SignedLink(String words) {
            this.words = words;
        }

        @Override
        public String words() {
            return words;
        }
    }

    /** The withdrawal that a report as spam is. */
    enum SpamReport implements ConsentSource {
        SPAM_REPORT;

        @Override
        public String words() {
            return "spam complaint";
        }
    }

    /** Somewhere else, as the sender of the event calls it. */
    record Named(String words) implements ConsentSource {}

    /** The source that is told in these words. */
    static ConsentSource read(String words) {
        if (words.equals(SpamReport.SPAM_REPORT.words())) {
            return SpamReport.SPAM_REPORT;
        }
        return Arrays.stream(SignedLink.values())
                .filter(it -> it.words.equals(words))
                .<ConsentSource>map(it -> it)
                .findFirst()
                .orElseGet(() -> new Named(words));
    }

    /** Whatever a form says of itself, it is not one of our signed links. */
    static ConsentSource ofForm(String says) {
        return read(says) instanceof SignedLink ? new Named("a form that says: " + says) : read(says);
    }
}
