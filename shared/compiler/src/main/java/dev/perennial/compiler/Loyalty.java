package dev.perennial.compiler;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.domain.values.Money;
import java.util.Map;
import java.util.Set;

/** The file loyalty.yaml: what points are given for, and which tiers they make. */
final class Loyalty {
    static final String FILE = "loyalty.yaml";

    private Loyalty() {}

    /**
     * Writes points and tiers to {@code compiled}.
     *
     * @param languages those that the mails are written in
     * @param texts takes the names of the tiers as mails show them, by file name
     */
    static void compile(Section file, Set<String> languages, ObjectNode compiled, Map<String, String> texts) {
        file.only("points", "tiers");
        ObjectNode loyalty = compiled.putObject("loyalty");
        Section points = file.section("points").only("for", "months");
        points.number("months", 1, 36).ifPresent(months -> loyalty.put("months", months));
        ObjectNode rates = loyalty.putObject("points");
        Section per = points.section("for");
        for (String currency : per.entries().keySet()) {
            if (!Money.isCurrency(currency)) {
                per.tell(per.lineOf(currency), currency + " is not an ISO 4217 currency such as EUR");
            }
            per.decimal(currency, 0, 1_000_000)
                    .ifPresent(rate -> rates.put(currency, per.text(currency).orElse("0")));
        }
        tiers(file.section("tiers").only("by", "levels"), languages, loyalty, texts);
    }

    private static void tiers(Section tiers, Set<String> languages, ObjectNode loyalty, Map<String, String> texts) {
        String by = tiers.text("by").orElse("points");
        loyalty.put("byOrders", by.equals("orders"));
        if (!Set.of("points", "orders").contains(by)) {
            tiers.tell(tiers.lineOf("by"), "tiers are reached by points or by orders, not by " + by);
        }
        ArrayNode levels = loyalty.putArray("tiers");
        long[] before = {0};
        tiers.section("levels").sections().forEach((name, level) -> {
            if (!Journeys.isName(name)) {
                level.tell(level.line(), Journeys.unlikeAName("a tier's", name));
            }
            level.only("from", "name");
            long from = level.number("from", 1, 1_000_000_000).orElse(before[0] + 1);
            if (from <= before[0]) {
                level.tell(level.lineOf("from"), name + " begins below the tier before it; lowest first");
            }
            before[0] = from;
            levels.addObject().put("name", name).put("from", from);
            Section names = level.section("name").only(languages.toArray(String[]::new));
            languages.forEach(language -> names.text(language)
                    .ifPresent(text -> texts.put(
                            "emails/tier.%s.%s.txt".formatted(name, language), Offers.plain(names, language, text))));
        });
    }
}
