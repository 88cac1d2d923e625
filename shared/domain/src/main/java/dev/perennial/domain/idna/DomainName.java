package dev.perennial.domain.idna;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A domain's name in ASCII, as browsers and registries write it: mapped by UTS #46 without its transition, so that the
 * four characters that IDNA 2003 folded (ß, ς and the two joiners) stay, and held against IDNA 2008 (RFC 5891 to 5893).
 * Where a name is refused there, no registry gives it away and no mail reaches it.
 *
 * <p>{@code java.net.IDN} is IDNA 2003: to it straße is strasse, which is somebody else's domain.
 */
public final class DomainName {
    private static final String ENCODED = "xn--";

    /** RFC 1035, 2.3.4. */
    private static final int LONGEST_LABEL = 63;

    private DomainName() {}

    /** The name in ASCII and small letters; empty where it is no name. A name in ASCII is its own. */
    public static Optional<String> ascii(String typed) {
        String plain = typed.toLowerCase(Locale.ROOT);
        if (isAscii(typed) && !plain.contains(ENCODED)) {
            return plain(plain);
        }
        return Mapping.of(typed).flatMap(DomainName::international);
    }

    private static Optional<String> plain(String name) {
        for (String label : name.split("\\.", -1)) {
            if (!isLabel(label)) {
                return Optional.empty();
            }
        }
        return Optional.of(name);
    }

    private static Optional<String> international(String name) {
        List<String> readable = new ArrayList<>();
        List<String> written = new ArrayList<>();
        for (String label : name.split("\\.", -1)) {
            Optional<String> text = readable(label);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            readable.add(text.get());
            written.add(isAscii(text.get()) ? text.get() : ENCODED + Punycode.encode(text.get()));
        }
        boolean sound = written.stream().allMatch(DomainName::isLabel) && WritingDirection.isClear(readable);
        return sound ? Optional.of(String.join(".", written)) : Optional.empty();
    }

    /** The text of a label, which is decoded where it is encoded. */
    private static Optional<String> readable(String label) {
        if (!label.startsWith(ENCODED)) {
            return Optional.of(label).filter(it -> isAscii(it) || isSound(it));
        }
        String encoded = label.substring(ENCODED.length());
        return Punycode.decode(encoded)
                .filter(text -> !isAscii(text))
                .filter(text -> Punycode.encode(text).equals(encoded))
                .filter(text -> Mapping.of(text).filter(text::equals).isPresent())
                .filter(DomainName::isSound);
    }

    /** Whether a text that is not ASCII may be a label. */
    private static boolean isSound(String text) {
        return !text.isEmpty()
                && Normalizer.isNormalized(text, Normalizer.Form.NFC)
                && !(text.length() > 3 && text.startsWith("--", 2))
                && !text.startsWith("-")
                && !text.endsWith("-")
                && !CodePoints.isMark(text.codePointAt(0))
                && CodePoints.areAllowed(text);
    }

    private static boolean isLabel(String label) {
        return !label.isEmpty()
                && label.length() <= LONGEST_LABEL
                && label.chars().allMatch(CodePoints::isLetterDigitHyphen)
                && !label.startsWith("-")
                && !label.endsWith("-");
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
