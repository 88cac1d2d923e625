package dev.perennial.domain.playbook;

import dev.perennial.domain.facts.Fact;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The categories of goods that matter to the playbook, and which of them customers buy after which. */
public final class Categories {
    public static final Categories NONE = new Categories(List.of(), Set.of());

    /** Under this name patterns and mails know a customer's next category. */
    public static final String NEXT = "nextCategory";

    private static final Comparator<Suggestion> BY_LIFT =
            Comparator.comparingDouble(Suggestion::lift).thenComparingLong(Suggestion::customers);

    private final List<Category> all;
    private final Set<String> offers;

    /** By the word of an order, written small. */
    private final Map<String, String> names = new HashMap<>();

    /**
     * Of a playbook.
     *
     * @param all in the order of the file
     * @param offers the names of those that are granted for the next category alone
     */
    public Categories(List<Category> all, Set<String> offers) {
        this.all = List.copyOf(all);
        this.offers = Set.copyOf(offers);
        for (Category category : all) {
            names.put(category.name(), category.name());
            category.inOrders().forEach(word -> names.put(plain(word), category.name()));
        }
    }

    /**
     * One category.
     *
     * @param inOrders how orders call it, besides by its name
     * @param next which customers buy after it
     */
    public record Category(String name, List<String> inOrders, List<Next> next) {
        public Category {
            inOrders = List.copyOf(inOrders);
            next = List.copyOf(next);
        }
    }

    /**
     * What is bought after a category.
     *
     * @param lift how many times as many buy it as would if the two had nothing to do with each other
     * @param customers how many bought both
     */
    public record Next(String category, double lift, long customers) {}

    /** A customer's next category, and the one among those bought that leads to it. */
    public record Suggestion(String category, String after, double lift, long customers) {
        /** Why, in words. */
        public String because() {
            return String.format(
                    Locale.ROOT,
                    "%s is bought %.1f times as often by who bought %s (%d customers)",
                    category,
                    lift,
                    after,
                    customers);
        }
    }

    /** As words of orders are compared: without regard to case and to space around them. */
    public static String plain(String word) {
        return word.strip().toLowerCase(Locale.ROOT);
    }

    /** Why a mail about a category is not sent. */
    public static String boughtMeanwhile(String category) {
        return "its category, " + category + ", was bought meanwhile";
    }

    public List<Category> all() {
        return all;
    }

    /** Whether an offer is granted for the next category alone. */
    public boolean areWhatFor(String offer) {
        return offers.contains(offer);
    }

    /** The categories of an order; what the playbook does not know is left out. */
    public Set<String> of(List<Fact.Item> items) {
        return items.stream()
                .flatMap(item -> item.category().stream())
                .flatMap(word -> Optional.ofNullable(names.get(plain(word))).stream())
                .collect(Collectors.toSet());
    }

    /**
     * Of all that is bought after one of the categories bought, and is not bought yet, that of the highest lift; of the
     * same lift, that of more customers; of as many, the first in the file.
     */
    public Optional<Suggestion> next(Set<String> bought) {
        Optional<Suggestion> best = Optional.empty();
        for (Category category : all) {
            if (bought.contains(category.name())) {
                for (Next next : category.next()) {
                    Suggestion one = new Suggestion(next.category(), category.name(), next.lift(), next.customers());
                    if (!bought.contains(next.category()) && (best.isEmpty() || BY_LIFT.compare(one, best.get()) > 0)) {
                        best = Optional.of(one);
                    }
                }
            }
        }
        return best;
    }
}
