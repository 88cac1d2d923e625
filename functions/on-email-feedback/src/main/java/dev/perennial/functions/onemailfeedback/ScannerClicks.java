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
     * them. A robot's name is a word of its own that ends in "bot", "spider" or "crawler", whatever follows behind a
     * hyphen, stroke or underline.
     */
    private static final Pattern NAMES = Pattern.compile(
            "googleimageproxy|ggpht\\.com|yahoomailproxy|proofpoint|mimecast|barracuda|ironport|safelinks"
                    + "|(?:bot|spider|crawler|scanner|preview|previewer|linkcheck|linkchecker)(?![a-z0-9])"
                    + "|headlesschrome|python|curl/|wget/|go-http-client|okhttp|java/"
                    + "|apache-httpclient|libwww|facebookexternalhit|whatsapp/|slack-imgproxy",
            Pattern.CASE_INSENSITIVE);

    /**
     * The device, which makers name as they please: on Android what stands behind the version of the system (RFC 9110,
     * 10.1.5 calls it a comment), in apps what is said to be one. No robot names itself there.
     */
    private static final Pattern DEVICE = Pattern.compile(
            "(?<=\\bAndroid [0-9.]{1,12}); (?![^)]*(?:compatible|https?:|(?:bot|spider|crawler)/))[^()]*(?:\\([^()]*\\)[^()]*)*\\)"
                    + "|(?<=\\bAndroid); (?![^)]*(?:compatible|https?:|(?:bot|spider|crawler)/))[^()]*\\)"
                    + "|\\b(?:device|model)[=:/ ][^;,)]*",
            Pattern.CASE_INSENSITIVE);

    /** Phones whose makers' names end as those of robots do, wherever they stand. */
    private static final Pattern PHONES =
            Pattern.compile("\\bcubot\\b|\\bspider[ _-]x[0-9]\\b", Pattern.CASE_INSENSITIVE);

    /** Apple's privacy protection says this much and no more. */
    private static final String APPLE = "Mozilla/5.0";

    /** No person is quicker; a scanner at the door is done before the mail is in. */
    private static final Duration SECONDS = Duration.ofSeconds(10);

    private ScannerClicks() {}

    /**
     * Tells by what a program gives itself away that opened the mail or followed the link; empty where it may be a
     * person.
     *
     * @param agent what the reader's program says of itself; empty where it says nothing
     * @param left when the mail was sent or, where that is known, delivered
     * @param at when it was opened or followed
     */
    static Optional<String> sign(String agent, Optional<Instant> left, Instant at) {
        if (agent.isBlank()) {
            return Optional.of("it does not say what it is");
        }
        if (agent.strip().equals(APPLE)) {
            return Optional.of("it says no more than Apple's privacy protection does");
        }
        if (NAMES.matcher(withoutDevice(agent)).find()) {
            return Optional.of("it names itself");
        }
        return left.filter(moment -> at.isBefore(moment.plus(SECONDS)))
                .map(_ -> "it was there within " + SECONDS.toSeconds() + " seconds");
    }

    private static String withoutDevice(String agent) {
        return PHONES.matcher(DEVICE.matcher(agent).replaceAll(")")).replaceAll("");
    }
}
