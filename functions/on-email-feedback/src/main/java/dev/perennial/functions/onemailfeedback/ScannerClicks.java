package dev.perennial.functions.onemailfeedback;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Openings and clicks by programs: scanners, proxies, previews. Nobody can tell them from those by people for sure:
 * where it is in doubt it was a program, for a click counts as a sign of life.
 */
final class ScannerClicks {
    /**
     * Proxies that fetch the images of every mail, scanners that protect inboxes, and programs without a person before
     * them.
     */
    private static final Pattern NAMES = Pattern.compile(
            "googleimageproxy|ggpht\\.com|yahoomailproxy|bot\\b|crawler|spider|scanner"
                    + "|preview|proofpoint|mimecast|barracuda|ironport|safelinks"
                    + "|headlesschrome|python|curl/|wget/|go-http-client|okhttp|java/"
                    + "|apache-httpclient|libwww",
            Pattern.CASE_INSENSITIVE);

    /** Apple's privacy protection says this much and no more. */
    private static final String APPLE = "Mozilla/5.0";

    /** No person is quicker; a scanner at the door is done before the mail is in. */
    private static final Duration SECONDS = Duration.ofSeconds(10);

    private ScannerClicks() {}

    /**
     * Tells whether a program opened the mail or followed the link.
     *
     * @param agent what the reader's program says of itself; empty where it says nothing
     * @param left when the mail was sent or, where that is known, delivered
     * @param at when it was opened or followed
     */
    static boolean include(String agent, Optional<Instant> left, Instant at) {
        return agent.isBlank()
                || agent.strip().equals(APPLE)
                || NAMES.matcher(agent).find()
                || left.filter(moment -> at.isBefore(moment.plus(SECONDS))).isPresent();
    }
}
