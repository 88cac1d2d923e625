package dev.perennial.compiler;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.domain.playbook.Categories;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The file offers.yaml: what each offer gives, in every language, and for how long. */
final class Offers {
    static final String FILE = "offers.yaml";

    /** So long the record remembers an order whose code it does not know. */
    private static final Duration LONGEST = Duration.ofDays(366);

    private Offers() {}

    /**
     * Writes the offers to {@code compiled}.
     *
     * @param languages those that the mails are written in
     * @param texts takes what a mail shows of an offer, by file name
     * @return the names of the offers
     */
    static Set<String> compile(Section file, Set<String> languages, ObjectNode compiled, Map<String, String> texts) {
        ObjectNode offers = compiled.putObject("offers");
        Map<String, Section> sections = file.only("offers").section("offers").sections();
        sections.forEach((name, offer) -> {
            if (!Journeys.isName(name)) {
                offer.tell(offer.line(), Journeys.unlikeAName("an offer's", name));
            }
            offer.only("gives", "validFor", "for");
            offer.duration("validFor").ifPresent(it -> validFor(offer, offers.putObject(name), it));
            if (offer.has("for")) {
                forCategory(offer, offers.withObjectProperty(name));
            }
            Section gives = offer.section("gives").only(languages.toArray(String[]::new));
            for (String language : languages) {
                gives.text(language)
                        .ifPresent(text -> texts.put(
                                "emails/offer.%s.%s.txt".formatted(name, language), plain(gives, language, text)));
            }
        });
        return new TreeSet<>(sections.keySet());
    }

    private static void validFor(Section offer, ObjectNode compiled, Duration validFor) {
        compiled.put("validFor", validFor.toString());
        if (validFor.compareTo(LONGEST) > 0) {
            offer.tell(offer.lineOf("validFor"), "an offer is valid for a year at most (P366D)");
        }
    }

    /** Granted for the customer's next category alone. */
    private static void forCategory(Section offer, ObjectNode compiled) {
        String what = offer.text("for").orElse(Categories.NEXT);
        if (!what.equals(Categories.NEXT)) {
            offer.tell(
                    offer.lineOf("for"),
                    "an offer is for %s, or says nothing of it; not for %s".formatted(Categories.NEXT, what));
        }
        compiled.put("for", what);
        Assortment.needs(offer, offer.lineOf("for"));
    }

    static String plain(Section gives, String language, String text) {
        if (text.contains("{{") || text.contains("[[")) {
            gives.tell(gives.lineOf(language), "this is a plain text, without places such as {{name}}");
        }
        return text.strip().replaceAll("\\s+", " ");
    }
}
