package dev.perennial.playbook;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.DomainValidator;

/**
 * What anybody may have typed into a public form, before another person's mail shows it under the company's name. What
 * a mail program would turn into a link is somebody's advertisement: an address on the web or of a mail, a host whose
 * last part is a top-level domain of the public DNS, an IP address, a telephone number.
 */
final class PublicWords {
    private static final Pattern LINK =
            Pattern.compile("://|\\b(?:https?|ftp|mailto|tel|sms|callto):|\\bwww\\.|@[\\p{L}\\p{N}-]+\\.");

    /** Begins where a run of letters begins and gives no letter back, so that the time grows with the length alone. */
    private static final Pattern HOST =
            Pattern.compile("(?<![\\p{L}\\p{N}_-])[\\p{L}\\p{N}_-]++(?:\\.[\\p{L}\\p{M}\\p{N}_-]++)+");

    private static final Pattern IP_ADDRESS = Pattern.compile("(?:\\d{1,3}\\.){3}\\d{1,3}");
    private static final Pattern TELEPHONE = Pattern.compile("\\+?\\d(?:[ ()./-]*\\d){6,}");

    /** Of hosts and paths, never of names. */
    private static final String AFTER_A_HOST = "/:?#@";

    /** Short for what stands before a name; people leave out the blank behind the dot. */
    private static final Set<String> TITLES = Set.of(
            "Capt", "Col", "Dipl", "Dir", "Dr", "Drs", "Fr", "Frau", "Gen", "Herr", "Hon", "Ing", "Ir", "Jr", "Lt",
            "Ma", "Mag", "Maj", "Me", "Mgr", "Mlle", "Mme", "Mr", "Mrs", "Ms", "Mx", "Prof", "Rev", "Sgt", "Sr", "Sra",
            "Srta", "St", "Sta", "Ste", "Sto");

    /** Not in the public DNS, and made into links all the same. */
    private static final Set<String> RESERVED = Set.of("example", "test", "invalid", "onion", "local", "internal");

    /** Stands where a character was lost on its way. */
    private static final String LOST = "\uFFFD";

    private PublicWords() {}

    /**
     * The words as a mail may show them; empty where they advertise, or cannot be read. "Mr.Cash", in which a mail
     * program would see a host, becomes "Mr. Cash".
     */
    static String shown(String words) {
        if (words.contains(LOST)) {
            return "";
        }
        String plain = plain(words);
        if (LINK.matcher(plain.toLowerCase(Locale.ROOT)).find()
                || IP_ADDRESS.matcher(plain).find()
                || TELEPHONE.matcher(plain).find()) {
            return "";
        }
        boolean separate = false;
        for (MatchResult host : HOST.matcher(plain).results().toList()) {
            if (isPublic(host.group())) {
                if (!isName(host.group()) || isFollowedByAPath(plain, host.end())) {
                    return "";
                }
                separate = true;
            }
        }
        return separate ? separated(plain) : words;
    }

    /** Without what nobody sees, and every character that looks like a dot or a letter as that. */
    private static String plain(String words) {
        StringBuilder seen = new StringBuilder(words.length());
        Normalizer.normalize(words, Normalizer.Form.NFKC)
                .codePoints()
                .filter(c -> Character.getType(c) != Character.FORMAT && !(c >= 0xFE00 && c <= 0xFE0F))
                .map(c -> c == 0x3002 ? '.' : c)
                .forEach(seen::appendCodePoint);
        return seen.toString();
    }

    private static boolean isPublic(String host) {
        String last = host.substring(host.lastIndexOf('.') + 1);
        return RESERVED.contains(last.toLowerCase(Locale.ROOT))
                || DomainValidator.getInstance().isValidTld(last);
    }

    /** Titles before anything, or initials before a word that begins as a name does. */
    private static boolean isName(String host) {
        String[] parts = host.split("\\.", -1);
        boolean titled = false;
        for (int i = 0; i < parts.length - 1; i++) {
            boolean title = TITLES.contains(parts[i]);
            if (!title && !(parts[i].length() == 1 && Character.isUpperCase(parts[i].charAt(0)))) {
                return false;
            }
            titled |= title;
        }
        return titled || Character.isUpperCase(parts[parts.length - 1].charAt(0));
    }

    private static boolean isFollowedByAPath(String text, int end) {
        return end < text.length() && AFTER_A_HOST.indexOf(text.charAt(end)) >= 0;
    }

    private static String separated(String text) {
        return HOST.matcher(text)
                .replaceAll(host -> Matcher.quoteReplacement(host.group().replace(".", ". ")));
    }
}
