package dev.perennial.compiler;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/** The file offers.yaml: what each offer gives, in every language, and for how long. */
final class OffersFile {
    static final String NAME = "offers.yaml";

    /** So long the record remembers an order whose code it does not know. */
    private static final Duration LONGEST = Duration.ofDays(366);

    private OffersFile() {}

    /**
     * Takes the offers to {@code compiled}, and their texts to {@code texts}.
     *
     * @return the names of the offers
     */
    static Set<String> compile(YamlFile file, LocalizedTexts texts, ObjectNode compiled) {
        Set<String> names = new TreeSet<>();
        ObjectNode offers = compiled.putObject("offers");
        file.at("/offers").properties().forEach(it -> {
            String name = it.getKey();
            String pointer = YamlFile.child("/offers", name);
            names.add(name);
            texts.compile(file, pointer + "/gives", "offer", name);
            if (file.isSound(pointer + "/validFor")
                    && Duration.parse(it.getValue().path("validFor").asText()).compareTo(LONGEST) > 0) {
                file.add(pointer + "/validFor", "an offer is valid for a year at most (P366D)");
            }
            if (it.getValue().has("for")) {
                CategoriesFile.refer(file, pointer + "/for");
            }
            if (it.getValue() instanceof ObjectNode offer) {
                offers.set(name, offer.deepCopy().without("gives"));
            }
        });
        return names;
    }
}
