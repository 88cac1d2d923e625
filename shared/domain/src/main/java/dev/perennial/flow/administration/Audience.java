package dev.perennial.flow.administration;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Effect.TimelineEntry;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Who of a segment may be told to an advertising platform, for an audience that looks alike: customers who consented to
 * that purpose, whose address is in use, by a hash of the address alone. Whoever was erased has no address, and whoever
 * is suppressed is left out.
 *
 * @param segment its name in the playbook
 * @param purpose to which the customer has consented
 */
public record Audience(String segment, String purpose, Platform platform) {
    /** Where a file is for. Each wants the SHA-256 of the address in small letters without blanks, in hexadecimal. */
    public enum Platform {
        META("email", 0),
        /** A file of Customer Match: dots before gmail.com stay, unlike in the Data Manager API. */
        GOOGLE("Email", 0),
        /** A list of fewer is not used. */
        LINKEDIN("email", 300),
        CSV("email_sha256", 0);

        private final String header;
        private final int fewest;

        Platform(String header, int fewest) {
            this.header = header;
            this.fewest = fewest;
        }

        /** The first line of the file. */
        public String header() {
            return header;
        }

        /** The platform does not use a file of fewer rows; 0 where it does not say. */
        public int fewest() {
            return fewest;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Platform> of(String word) {
            return Arrays.stream(values()).filter(it -> it.word().equals(word)).findFirst();
        }
    }

    /** The line of a customer; empty where they are not to be told of. */
    public Optional<String> row(Customer customer) {
        boolean told = customer.lifecycle().segments().contains(segment)
                && customer.permission().allows(purpose)
                && customer.suppression().isEmpty()
                && customer.identity().mergedInto().isEmpty();
        return customer.profile().email().filter(_ -> told).map(email -> sha256(normalised(email.value())));
    }

    /** What the timeline of a customer tells of it. */
    public TimelineEntry note(Instant now) {
        return TimelineEntry.note(
                now,
                "audience-" + segment + "-" + platform.word() + "-" + now,
                "was put into an audience for " + platform.word() + ": " + segment,
                List.of("because of the consent to " + purpose));
    }

    static String normalised(String address) {
        return address.strip().toLowerCase(Locale.ROOT);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
