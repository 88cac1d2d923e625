package dev.perennial.domain.values;

import dev.perennial.domain.idna.DomainName;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A normalised e-mail address: lower case, Unicode NFC, the domain in its ASCII form ({@link DomainName}). Nothing
 * cleverer: dots and plus-tags are part of the address, as the mail provider alone knows what they mean.
 */
public record EmailAddress(String value) {
    /** RFC 5321, 4.5.3.1.3: a path is at most 256 octets including its two brackets. */
    public static final int MAX_LENGTH = 254;

    /** RFC 5321, 4.5.3.1.1. */
    private static final int MAX_LOCAL = 64;

    /** RFC 1035, 2.3.4. */
    private static final int MAX_LABEL = 63;

    private static final Pattern SHAPE =
            Pattern.compile("[^@<>\"(),:;\\\\\\[\\]\\p{Z}\\p{C}]{1,64}@[a-z0-9-]+(\\.[a-z0-9-]+)+");

    /** RFC 5321, 4.1.2, without quotes: what Amazon SES writes to before the "@". */
    private static final Pattern ASCII = Pattern.compile("[!-?A-~]+");

    /** RFC 1123, 2.1: letters, digits and hyphens, none of them at an end. */
    private static final Pattern HOST =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    /** RFC 3696, 2: the last part of a host's name is never a number; four numbers are an IP address. */
    private static final Pattern NUMBER_LAST = Pattern.compile(".*\\.[0-9]+");

    /**
     * Names that are never found in the public DNS (RFC 6761, 6762, 7686, 9476; ICANN's resolution of 2024-07-29).
     * {@code example} and {@code test} are reserved as well, and go through: trials use them.
     */
    private static final Pattern PRIVATE = Pattern.compile(".*\\.(localhost|local|invalid|onion|internal|alt|arpa)");

    /** Why no mail reaches an address, in words that may stand beside the field. */
    public enum Fault {
        /** Amazon SES takes ASCII there alone, and so do most mail servers. */
        LETTERS("has letters before the @ that no mail of ours can be sent to; they must be plain (a to z)"),
        DOTS("has a dot before the @ that stands first, last, or beside another dot"),
        HOST("ends in a name that no mail can be sent to");

        private final String words;

        Fault(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public EmailAddress {
        if (!isNormal(value)) {
            throw new IllegalArgumentException("not a normalised e-mail address");
        }
    }

    /** Normalises what a person typed; empty where it is no address. Whether mail reaches it, {@link #fault} tells. */
    public static Optional<EmailAddress> parse(String typed) {
        if (isPlain(typed)) {
            return Optional.of(new EmailAddress(typed));
        }
        String text = Normalizer.normalize(typed.strip(), Normalizer.Form.NFC);
        int at = text.lastIndexOf('@');
        if (at < 1) {
            return Optional.empty();
        }
        String local = text.substring(0, at).toLowerCase(Locale.ROOT);
        return DomainName.ascii(text.substring(at + 1))
                .map(domain -> local + "@" + domain)
                .filter(EmailAddress::isNormal)
                .map(EmailAddress::new);
    }

    /** The same of what was stored: an earlier build may have taken what is refused today, and it stays readable. */
    public static Optional<EmailAddress> read(String stored) {
        return parse(stored)
                .or(() -> Optional.of(stored).filter(EmailAddress::isNormal).map(EmailAddress::new));
    }

    /**
     * Why no mail reaches this address; empty where nothing speaks against it. Such an address may still name a
     * customer, for records of earlier builds stand under some.
     */
    public Optional<Fault> fault() {
        int at = value.lastIndexOf('@');
        String local = value.substring(0, at);
        String host = value.substring(at + 1);
        if (!ASCII.matcher(local).matches()) {
            return Optional.of(Fault.LETTERS);
        }
        if (local.startsWith(".") || local.endsWith(".") || local.contains("..")) {
            return Optional.of(Fault.DOTS);
        }
        boolean found = HOST.matcher(host).matches()
                && !NUMBER_LAST.matcher(host).matches()
                && !PRIVATE.matcher(host).matches();
        return found ? Optional.empty() : Optional.of(Fault.HOST);
    }

    private static boolean isNormal(String value) {
        return isPlain(value)
                || (value.length() <= MAX_LENGTH
                        && SHAPE.matcher(value).matches()
                        && value.equals(value.toLowerCase(Locale.ROOT)));
    }

    /**
     * Whether an address is written as nearly all are, small letters, digits and a few signs: it is normal already,
     * which one look at each character tells.
     */
    private static boolean isPlain(String text) {
        int at = text.indexOf('@');
        if (at < 1 || at > MAX_LOCAL || text.length() > MAX_LENGTH) {
            return false;
        }
        for (int i = 0; i < at; i++) {
            char c = text.charAt(i);
            if (!isLetterOrDigit(c) && c != '.' && c != '-' && c != '_' && c != '+') {
                return false;
            }
        }
        int labels = 0;
        int length = 0;
        for (int i = at + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.') {
                if (length == 0) {
                    return false;
                }
                labels++;
                length = 0;
            } else if (isLetterOrDigit(c)) {
                if (++length > MAX_LABEL) {
                    return false;
                }
            } else if (c != '-' || length++ == 0 || i + 1 == text.length() || !isLetterOrDigit(text.charAt(i + 1))) {
                // Hyphens stand alone and between letters here; all others take the long way.
                return false;
            }
        }
        return labels > 0 && length > 0;
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    @Override
    public String toString() {
        return "EmailAddress[hidden]";
    }
}
