package dev.perennial.simulation;

import dev.perennial.domain.facts.Fact;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * What somebody likes. Most of what people order is after their own taste, so that some categories are bought together
 * more often than others.
 */
record Taste(List<String> usual) {
    /** Of what the last one buys the playbook knows nothing. */
    private static final List<Taste> TASTES = List.of(
            new Taste(List.of("tea", "tea", "teapots", "sweets")),
            new Taste(List.of("green-tea", "green-tea", "cups", "herbal-tea")),
            new Taste(List.of("herbal-tea", "herbal-tea", "sweets", "cups")),
            new Taste(List.of("vouchers", "books")));

    private static final List<String> ANY = List.of("tea", "green-tea", "herbal-tea", "teapots", "cups", "sweets");

    /** Three of ten have each of the first, and one has the last. */
    static Taste of(SplittableRandom mood) {
        return TASTES.get(mood.nextInt(10) / 3);
    }

    /** One line of an order. */
    Fact.Item item(long price, SplittableRandom mood) {
        boolean asUsual = equals(TASTES.getLast()) || mood.nextInt(10) < 8;
        List<String> shelf = asUsual ? usual : ANY;
        String category = shelf.get(mood.nextInt(shelf.size()));
        return new Fact.Item(
                category.toUpperCase(Locale.ROOT) + "-1",
                Optional.empty(),
                Optional.of(category),
                1,
                Optional.of(price));
    }
}
