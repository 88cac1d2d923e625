package dev.perennial.flow.mail;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a mail came back, as Amazon SES tells it: {@code Permanent/General}, {@code Transient/General 5.4.4 failed}. What
 * it means is decided by all of it: SES calls many things by one name.
 *
 * @param type {@code Permanent}, {@code Transient} or {@code Undetermined}
 * @param subType may be empty
 * @param status the enhanced status code of the recipient (RFC 3463), such as {@code 5.1.1}; empty where there is none
 * @param action what the other server did (RFC 3464), such as {@code failed}; empty where it says nothing
 */
public record Bounce(String type, String subType, String status, String action) {
    /** What a bounce says. */
    public enum Meaning {
        /** Amazon SES took the mail and did not send it. */
        NOT_SENT,
        /** There is no such address. */
        FOR_GOOD,
        /** The address did not take it for now: its mailbox is full, its server away. */
        FOR_NOW,
        /** The mail was at fault, or how it was sent, and not the address. */
        OF_THE_MAIL,
        /** An automatic answer, or news of a mail that is still on its way: nothing about the address. */
        NOTHING
    }

    private static final Set<String> NOT_SENT_BY_SES =
            Set.of("OnAccountSuppressionList", "Suppressed", "UnsubscribedRecipient");
    private static final Set<String> ABOUT_CONTENT = Set.of("ContentRejected", "MessageTooLarge", "AttachmentRejected");

    /** RFC 3464, 2.3.3: the mail was handed on, or is on its way. */
    private static final Set<String> NOT_FAILED = Set.of("delayed", "delivered", "relayed", "expanded");

    /** RFC 3463, 3.2: the mailbox, its system or its form is wrong, it has moved, or its domain takes no mail. */
    private static final Pattern NO_SUCH_ADDRESS = Pattern.compile("5\\.1\\.([1236]|10)");

    /** The mail is too large, its sender's address is wrong, its protocol, or what it holds. */
    private static final Pattern FAULT_OF_THE_MAIL = Pattern.compile("[45]\\.(2\\.3|3\\.4|1\\.[78]|5\\.\\d+|6\\.\\d+)");

    /** Refused by a rule of the other side: for what it holds, or for who sent it. */
    private static final Pattern REFUSED_BY_POLICY = Pattern.compile("[45]\\.7\\.\\d+");

    private static final Pattern WORDS =
            Pattern.compile("([^/ ]*)/([^/ ]*)(?: (\\d\\.\\d{1,3}\\.\\d{1,3}))?(?: ([a-z]+))?");

    /** A bounce of which nothing more is told, as rows of earlier builds have it. */
    public Bounce(String type, String subType) {
        this(type, subType, "", "");
    }

    /** The kind that a row of the ledger tells as its reason. */
    static Bounce read(String words) {
        Matcher told = WORDS.matcher(words);
        if (told.matches()) {
            return new Bounce(told.group(1), told.group(2), orEmpty(told.group(3)), orEmpty(told.group(4)));
        }
        int slash = words.indexOf('/');
        return slash < 0 ? new Bounce(words, "") : new Bounce(words.substring(0, slash), words.substring(slash + 1));
    }

    private static String orEmpty(@Nullable String group) {
        return group == null ? "" : group;
    }

    /** As the ledger keeps it. */
    public String words() {
        return type + "/" + subType + (status.isEmpty() ? "" : " " + status) + (action.isEmpty() ? "" : " " + action);
    }

    /** What it says; where type and code contradict each other about an address, the stricter one counts. */
    public Meaning meaning() {
        if (NOT_SENT_BY_SES.contains(subType)) {
            return Meaning.NOT_SENT;
        }
        if (NOT_FAILED.contains(action)) {
            return Meaning.NOTHING;
        }
        if (NO_SUCH_ADDRESS.matcher(status).matches()) {
            return Meaning.FOR_GOOD;
        }
        if (isOfTheMail()) {
            return Meaning.OF_THE_MAIL;
        }
        if (type.equals("Permanent")) {
            return Meaning.FOR_GOOD;
        }
        return mayBeAnAnswer() ? Meaning.NOTHING : Meaning.FOR_NOW;
    }

    private boolean isOfTheMail() {
        return ABOUT_CONTENT.contains(subType)
                || FAULT_OF_THE_MAIL.matcher(status).matches()
                || (!type.equals("Permanent")
                        && REFUSED_BY_POLICY.matcher(status).matches());
    }

    /** So Amazon SES reports an automatic answer, too: no server refused anything. */
    private boolean mayBeAnAnswer() {
        return type.equals("Transient") && subType.equals("General") && status.isEmpty() && action.isEmpty();
    }

    /** Whether AWS counts it among the bounces of the account, whoever is at fault. */
    public boolean countsForTheAccount() {
        return type.equals("Permanent") && meaning() != Meaning.NOT_SENT && meaning() != Meaning.NOTHING;
    }
}
