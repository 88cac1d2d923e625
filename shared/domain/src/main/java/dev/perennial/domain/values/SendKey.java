package dev.perennial.domain.values;

import java.util.regex.Pattern;

/**
 * The key of a message: journey and occurrence, in the characters that a tag of Amazon SES may have. At most one mail
 * is sent per customer and key.
 */
public final class SendKey {
    private static final Pattern TAG_SAFE = Pattern.compile("[A-Za-z0-9._@-]{1,64}");

    private SendKey() {}

    /** The key of a message that a customer gets once. */
    public static String once(String journey) {
        return journey;
    }

    /** The key of a message about one occurrence, such as an order. */
    public static String of(String journey, String occurrence) {
        return journey + "." + (TAG_SAFE.matcher(occurrence).matches() ? occurrence : Hash.of(occurrence, 20));
    }
}
