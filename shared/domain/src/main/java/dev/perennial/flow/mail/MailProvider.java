package dev.perennial.flow.mail;

import dev.perennial.domain.values.EmailAddress;
import java.util.Map;

/**
 * Who receives the mails of an address, as far as its domain alone tells: mails to the same provider reach people, or
 * do not, for the same reasons.
 */
final class MailProvider {
    static final String OTHER = "other";

    private static final Map<String, String> BY_DOMAIN = Map.ofEntries(
            Map.entry("gmail.com", "gmail"),
            Map.entry("googlemail.com", "gmail"),
            Map.entry("outlook.com", "microsoft"),
            Map.entry("outlook.de", "microsoft"),
            Map.entry("hotmail.com", "microsoft"),
            Map.entry("hotmail.de", "microsoft"),
            Map.entry("live.com", "microsoft"),
            Map.entry("live.de", "microsoft"),
            Map.entry("msn.com", "microsoft"),
            Map.entry("yahoo.com", "yahoo"),
            Map.entry("yahoo.de", "yahoo"),
            Map.entry("ymail.com", "yahoo"),
            Map.entry("aol.com", "yahoo"),
            Map.entry("icloud.com", "apple"),
            Map.entry("me.com", "apple"),
            Map.entry("mac.com", "apple"),
            Map.entry("gmx.de", "gmx"),
            Map.entry("gmx.net", "gmx"),
            Map.entry("gmx.at", "gmx"),
            Map.entry("web.de", "web.de"),
            Map.entry("t-online.de", "t-online"));

    private MailProvider() {}

    /** Its name, {@link #OTHER} where the domain is none of the large ones. */
    static String of(EmailAddress address) {
        String value = address.value();
        return BY_DOMAIN.getOrDefault(value.substring(value.lastIndexOf('@') + 1), OTHER);
    }
}
