package dev.perennial.categories;

import java.util.List;

/** What one line of a file says. */
sealed interface Line {
    /**
     * An order, or a part of one.
     *
     * @param categories in the words of the order
     */
    record Order(String customer, List<String> categories) implements Line {
        public Order {
            categories = List.copyOf(categories);
        }
    }

    /** Something else than an order. */
    record Other() implements Line {}

    /**
     * Nothing that can be read.
     *
     * @param because holds nothing of the line, which may be anybody's
     */
    record Unreadable(String because) implements Line {}
}
