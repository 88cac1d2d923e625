package dev.perennial.compiler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.domain.values.Money;
import java.util.Map;

/** The file loyalty.yaml: what points are given for, and which tiers they make. */
final class LoyaltyFile {
    static final String NAME = "loyalty.yaml";

    private static final String CURRENCIES = "/points/for";
    private static final String LEVELS = "/tiers/levels";

    private LoyaltyFile() {}

    /** Takes points and tiers to {@code compiled}, and the names of the tiers to {@code texts}. */
    static void compile(YamlFile file, LocalizedTexts texts, ObjectNode compiled) {
        JsonNode loyalty = file.json().deepCopy();
        loyalty.at(CURRENCIES).fieldNames().forEachRemaining(currency -> currency(file, currency));
        long before = 0;
        for (Map.Entry<String, JsonNode> level : loyalty.at(LEVELS).properties()) {
            String pointer = YamlFile.child(LEVELS, level.getKey());
            texts.compile(file, pointer + "/name", "tier", level.getKey());
            if (file.isSound(pointer + "/from")) {
                long from = level.getValue().path("from").longValue();
                if (from <= before) {
                    file.add(pointer + "/from", level.getKey() + " begins below the tier before it; lowest first");
                }
                before = from;
            }
            if (level.getValue() instanceof ObjectNode tier) {
                tier.remove("name");
            }
        }
        compiled.set("loyalty", loyalty);
    }

    private static void currency(YamlFile file, String currency) {
        String pointer = YamlFile.child(CURRENCIES, currency);
        if (file.isSound(pointer) && !Money.isCurrency(currency)) {
            file.addAtKey(pointer, currency + " is not an ISO 4217 currency such as EUR");
        }
    }
}
