package dev.perennial.domain.record;

/** Why no mail goes to an address any more. */
public sealed interface SuppressionCause {
    /** As the record and the operator's texts have it. */
    String words();

    /**
     * A mail came back for good.
     *
     * @param reason as Amazon SES tells it, or how it was concluded
     */
    record BouncedForGood(String reason) implements SuppressionCause {
        private static final String WORDS = "mail to the address bounced for good: ";

        @Override
        public String words() {
            return WORDS + reason;
        }
    }

    /**
     * The customer reported a mail as spam.
     *
     * @param sendKey names the mail
     */
    record ReportedAsSpam(String sendKey) implements SuppressionCause {
        private static final String WORDS = "reported as spam: ";

        @Override
        public String words() {
            return WORDS + sendKey;
        }
    }

    /** Anything else, such as a line that an operator wrote into the record. */
    record Other(String words) implements SuppressionCause {}

    /** The cause that a record tells in these words. */
    static SuppressionCause read(String words) {
        if (words.startsWith(ReportedAsSpam.WORDS)) {
            return new ReportedAsSpam(words.substring(ReportedAsSpam.WORDS.length()));
        }
        return words.startsWith(BouncedForGood.WORDS)
                ? new BouncedForGood(words.substring(BouncedForGood.WORDS.length()))
                : new Other(words);
    }
}
