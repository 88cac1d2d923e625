package dev.perennial.functions.onemailfeedback;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells programs from people among those who open mails and follow links. Nobody can tell for sure: where it is in
 * doubt it was a program, for a click counts as a sign of life.
 */
final class Machines {
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

    private Machines() {}

    /**
     * Whether a program did it.
     *
     * @param agent what it said of itself; empty where it said nothing
     * @param left when the mail left us or, where that is known, was delivered
     */
    static boolean did(String agent, Optional<Instant> left, Instant at) {
        return agent.isBlank()
                || agent.strip().equals(APPLE)
                || NAMES.matcher(agent).find()
                || left.filter(moment -> at.isBefore(moment.plus(SECONDS))).isPresent();
    }
}
