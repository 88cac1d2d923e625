package dev.perennial.imports.format;

/** Why a source writes to somebody no more. */
public enum Suppressed {
    /** They said so. */
    UNSUBSCRIBED("unsubscribed"),
    /** The address does not exist. */
    HARD_BOUNCE("hard bounce"),
    /** They reported a mail as spam; the record knows it as such. */
    SPAM_REPORT("spam complaint"),
    /** The company blocked them, or the source does not say why. */
    BLOCKED("blocked");

    private final String words;

    Suppressed(String words) {
        this.words = words;
    }

    /** As the record has it. */
    public String words() {
        return words;
    }
}
