package dev.perennial.imports.shops;

import dev.perennial.domain.facts.Fact;
import java.util.Optional;

/** Lines of orders. */
final class Items {
    static final String LEFT_OUT =
            "lines of orders without an article, or with a number that cannot be kept, are left out; the totals are whole";

    private static final int MAX_NAME = 200;
    private static final int MAX_KEY = 128;
    private static final long MOST = 1_000_000;

    private Items() {}

    /**
     * One line; an article without a key is known by its name. Nothing where it has neither, or no number of pieces.
     */
    static Optional<Fact.Item> line(String sku, String name, long quantity, Optional<Long> unitPrice) {
        String called = name.strip();
        String key = sku.isBlank() ? called : sku.strip();
        if (key.isEmpty() || quantity < 1 || quantity > MOST) {
            return Optional.empty();
        }
        return Optional.of(new Fact.Item(
                cut(key, MAX_KEY),
                called.isEmpty() ? Optional.empty() : Optional.of(cut(called, MAX_NAME)),
                Optional.empty(),
                quantity,
                unitPrice.filter(price -> price >= 0)));
    }

    private static String cut(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max);
    }
}
