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

    private static final Pattern SHAPE =
            Pattern.compile("[^@<>\"(),:;\\\\\\[\\]\\p{Z}\\p{C}]{1,64}@[a-z0-9-]+(\\.[a-z0-9-]+)+");

    public EmailAddress {
        if (!isNormal(value)) {
            throw new IllegalArgumentException("not a normalised e-mail address");
        }
    }

    /** Normalises what a person typed; empty where it is no address that mail could reach. */
    public static Optional<EmailAddress> parse(String typed) {
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

    private static boolean isNormal(String value) {
        return value.length() <= MAX_LENGTH
                && SHAPE.matcher(value).matches()
                && value.equals(value.toLowerCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return "EmailAddress[hidden]";
    }
}
