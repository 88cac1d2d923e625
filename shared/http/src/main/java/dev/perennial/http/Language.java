package dev.perennial.http;

import dev.perennial.domain.playbook.Languages;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The languages that pages are written in. */
public enum Language {
    EN,
    DE,
    FR;

    /** As in the attribute {@code lang} and in file names. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isRightToLeft() {
        return Languages.isRightToLeft(Locale.forLanguageTag(tag()));
    }

    /** Of a tag such as {@code de} or {@code de-AT}. */
    public static Optional<Language> of(String tag) {
        String language = Locale.forLanguageTag(tag).getLanguage();
        return Arrays.stream(values()).filter(it -> it.tag().equals(language)).findFirst();
    }

    /** Of the header Accept-Language (RFC 4647, lookup); English where it says nothing. */
    static Language preferred(String acceptLanguage) {
        List<String> tags = Arrays.stream(values()).map(Language::tag).toList();
        try {
            String best = Locale.lookupTag(Locale.LanguageRange.parse(acceptLanguage), tags);
            return Optional.ofNullable(best).flatMap(Language::of).orElse(EN);
        } catch (IllegalArgumentException malformed) {
            return EN;
        }
    }
}
