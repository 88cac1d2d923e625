package dev.perennial.flow.mail;

/**
 * How a mail came back, as Amazon SES tells it: {@code Permanent/General}, {@code Transient/MailboxFull}.
 *
 * @param type {@code Permanent}, {@code Transient} or {@code Undetermined}
 * @param subType may be empty
 */
public record Bounce(String type, String subType) {
    /** The kind that a row of the ledger tells as its reason. */
    static Bounce read(String words) {
        int slash = words.indexOf('/');
        return slash < 0 ? new Bounce(words, "") : new Bounce(words.substring(0, slash), words.substring(slash + 1));
    }

    /** As the ledger keeps it. */
    public String words() {
        return type + "/" + subType;
    }

    /** There is no such address. */
    public boolean isForGood() {
        return type.equals("Permanent");
    }

    /** So Amazon SES reports an automatic answer, too: it says nothing about the mailbox. */
    boolean mayBeAnAnswer() {
        return type.equals("Transient") && subType.equals("General");
    }

    /** Amazon SES took the mail and did not send it: mails to that address bounced before. */
    public boolean isOnSuppressionList() {
        return subType.equals("OnAccountSuppressionList") || subType.equals("Suppressed");
    }
}
