package dev.perennial.compiler;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The languages that have to have every text: those that {@code brand.yaml} lists, or all. Another one may leave out
 * whole mails, which go out in English then, and the words of an offer, a tier or a category, which are English then.
 *
 * @param tags of these languages
 * @param notices takes a sentence for each that is left out
 */
record WholeLanguages(Set<String> tags, Consumer<String> notices) {
    private static final String KEY = "/languages";
    private static final String ENGLISH = "en";

    /** @param languages in which there are texts */
    static WholeLanguages of(YamlFile brand, Set<String> languages, Consumer<String> notices) {
        if (!brand.isSound(KEY) || brand.at(KEY).isMissingNode()) {
            return new WholeLanguages(languages, notices);
        }
        Set<String> tags = new TreeSet<>(Set.of(ENGLISH));
        for (JsonNode tag : brand.at(KEY)) {
            tags.add(tag.asText());
            if (!languages.contains(tag.asText())) {
                brand.add(KEY, "there is no emails/texts.%s.yaml; there are %s".formatted(tag.asText(), languages));
            }
        }
        return new WholeLanguages(tags, notices);
    }

    /** Whether the mail is written in that language; it is where it has to be, so that each missing text is told. */
    boolean has(Texts texts, String mail) {
        boolean has = tags.contains(texts.language()) || texts.has(mail);
        if (!has) {
            notices.accept("%s: \"%s\" is not there; whoever reads %s gets it in English"
                    .formatted(texts.fileName(), mail, texts.language()));
        }
        return has;
    }

    /** Whether words may be English in a language; told where they are. */
    boolean mayBeEnglish(String language, String file, String name) {
        boolean may = !tags.contains(language);
        if (may) {
            notices.accept(
                    "%s: %s has no words in %s; its mails show the English ones".formatted(file, name, language));
        }
        return may;
    }
}
