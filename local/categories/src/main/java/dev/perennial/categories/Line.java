package dev.perennial.categories;

import dev.perennial.domain.values.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What one line of a file says. */
sealed interface Line {
    /**
     * An order, or a part of one.
     *
     * @param categories in the words of the order
     * @param day on which it was placed, in UTC; empty where the line does not say so
     * @param total empty where the line does not say so
     */
    record Order(String customer, List<String> categories, Optional<LocalDate> day, Optional<Money> total)
            implements Line {
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
