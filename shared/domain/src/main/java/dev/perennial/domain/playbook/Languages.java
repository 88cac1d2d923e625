package dev.perennial.domain.playbook;

import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle.Control;
import java.util.SequencedSet;
import java.util.Set;

/**
 * What follows from the tag of a language (BCP 47): which texts do in its stead, and in which direction it is written.
 */
public final class Languages {
    private static final Control LOOKUP = Control.getControl(Control.FORMAT_DEFAULT);

    /** Macro languages, and tags that gave way to others (IANA's registry); the tag on the right does as well. */
    private static final Map<String, String> ENCOMPASSING = Map.ofEntries(
            Map.entry("arb", "ar"),
            Map.entry("azj", "az"),
            Map.entry("cmn", "zh"),
            Map.entry("ekk", "et"),
            Map.entry("fil", "tl"),
            Map.entry("khk", "mn"),
            Map.entry("kmr", "ku"),
            Map.entry("lvs", "lv"),
            Map.entry("mo", "ro"),
            Map.entry("nb", "nn"),
            Map.entry("nn", "nb"),
            Map.entry("no", "nn"),
            Map.entry("pbu", "ps"),
            Map.entry("pes", "fa"),
            Map.entry("prs", "fa"),
            Map.entry("sh", "sr-Latn"),
            Map.entry("swh", "sw"),
            Map.entry("tl", "fil"),
            Map.entry("uzn", "uz"),
            Map.entry("yue", "zh-Hant"),
            Map.entry("zsm", "ms"));

    /**
     * Regions whose language is nearer to another region's than to that of the language alone (CLDR, parentLocales).
     */
    private static final Map<String, Set<String>> NEIGHBOURS = Map.of(
            "es-419",
            Set.of(
                    "AR", "BO", "BR", "BZ", "CL", "CO", "CR", "CU", "DO", "EC", "GT", "HN", "MX", "NI", "PA", "PE",
                    "PR", "PY", "SV", "US", "UY", "VE"),
            "pt-PT",
            Set.of("AO", "CH", "CV", "FR", "GQ", "GW", "LU", "MO", "MZ", "ST", "TL"));

    /** Scripts that run from right to left. */
    private static final Set<String> RIGHT_TO_LEFT = Set.of(
            "Adlm", "Arab", "Aran", "Gara", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi");

    /** Languages that are written in one of these where their tag names no script (CLDR, likelySubtags). */
    private static final Set<String> USUALLY_RIGHT_TO_LEFT = Set.of(
            "acm", "acq", "aeb", "ajp", "apc", "apd", "ar", "arb", "arc", "ars", "ary", "arz", "azb", "bal", "bcc",
            "bgn", "bqi", "ckb", "dv", "fa", "glk", "he", "khw", "ks", "lrc", "luz", "mzn", "nqo", "pbt", "pbu", "pes",
            "pnb", "prs", "ps", "rhg", "sd", "sdh", "skr", "syr", "ug", "ur", "yi");

    private Languages() {}

    /** A tag in the one way in which it is written here: {@code he} for {@code iw}; empty where it is none. */
    public static Optional<String> canonical(String tag) {
        try {
            Locale locale = new Locale.Builder().setLanguageTag(tag).build();
            return Optional.of(locale)
                    .filter(it -> !it.getLanguage().isEmpty() && !it.hasExtensions())
                    .map(Locale::toLanguageTag);
        } catch (IllformedLocaleException none) {
            return Optional.empty();
        }
    }

    /**
     * The tags whose texts do for a language, the best one first (RFC 4647, lookup): itself, then without its region,
     * its script, and what encompasses it: {@code zh-Hant-TW, zh-Hant, zh-TW, zh}.
     */
    public static List<String> fallbacks(Locale language) {
        SequencedSet<String> tags = new LinkedHashSet<>();
        add(tags, language.stripExtensions());
        Optional.ofNullable(ENCOMPASSING.get(language.getLanguage()))
                .ifPresent(other -> add(tags, encompassing(language, Locale.forLanguageTag(other))));
        return List.copyOf(tags);
    }

    private static Locale encompassing(Locale language, Locale other) {
        String script = language.getScript().isEmpty() ? other.getScript() : language.getScript();
        return new Locale.Builder()
                .setLanguage(other.getLanguage())
                .setScript(script)
                .setRegion(language.getCountry())
                .build();
    }

    private static void add(SequencedSet<String> tags, Locale language) {
        List<Locale> candidates = new ArrayList<>(LOOKUP.getCandidateLocales("", language));
        candidates.remove(Locale.ROOT);
        for (Locale each : candidates) {
            if (each.getCountry().isEmpty()) {
                NEIGHBOURS.forEach((neighbour, regions) -> {
                    if (regions.contains(language.getCountry()) && neighbour.startsWith(each.toLanguageTag() + "-")) {
                        tags.add(neighbour);
                    }
                });
            }
            tags.add(each.toLanguageTag());
        }
    }

    /** Whether it is written from right to left. */
    public static boolean isRightToLeft(Locale language) {
        return language.getScript().isEmpty()
                ? USUALLY_RIGHT_TO_LEFT.contains(language.getLanguage())
                : RIGHT_TO_LEFT.contains(language.getScript());
    }
}
