package dev.perennial.local.mail;

import java.util.Locale;

/**
 * What becomes of a mail to an address. SES's mailbox simulator decides by the part before the @, without a label
 * behind a plus sign; every other address accepts.
 */
enum Simulator {
    ACCEPTED,
    BOUNCED,
    COMPLAINED,
    SUPPRESSED;

    static Simulator of(String address) {
        String plain = plain(address).toLowerCase(Locale.ROOT);
        int at = plain.lastIndexOf('@');
        if (at < 0 || !plain.substring(at + 1).equals("simulator.amazonses.com")) {
            return ACCEPTED;
        }
        String local = plain.substring(0, at);
        int plus = local.indexOf('+');
        return switch (plus < 0 ? local : local.substring(0, plus)) {
            case "bounce" -> BOUNCED;
            case "complaint" -> COMPLAINED;
            case "suppressionlist" -> SUPPRESSED;
            default -> ACCEPTED;
        };
    }

    /** The address in {@code Name <address>}. */
    static String plain(String address) {
        int open = address.lastIndexOf('<');
        int close = address.lastIndexOf('>');
        return open >= 0 && close > open ? address.substring(open + 1, close).strip() : address.strip();
    }
}
