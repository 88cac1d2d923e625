package dev.perennial.flow.mail;

/** Why Amazon SES takes no mail now, and nothing is wrong with the mail. */
public enum SlowDown {
    /** More a second than it grants; over in a moment. */
    RATE("Amazon SES wants it slower: maximum sending rate exceeded"),

    /** More in 24 hours than it grants; over within hours. */
    QUOTA("Amazon SES takes no more today: daily message quota exceeded"),

    /** The account may not send at all; over when an operator and AWS have settled it. */
    STOPPED("Amazon SES lets the account send nothing");

    private final String words;

    SlowDown(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
