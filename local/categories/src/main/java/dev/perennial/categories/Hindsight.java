package dev.perennial.categories;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How well proposals would have done that knew the orders before the last quarter of the time: of the customers who
 * bought a category in that quarter that was new to them, of how many it was among the first ones proposed.
 */
final class Hindsight {
    private static final int PARTS = 4;
    private static final int FEW = 3;

    /** By customer, the day on which each category was bought first. */
    private final Map<String, Map<String, Integer>> first = new LinkedHashMap<>();

    private int from = Integer.MAX_VALUE;
    private int until = Integer.MIN_VALUE;

    /** Somebody bought something of these categories. */
    void bought(String customer, Collection<String> categories, LocalDate on) {
        int day = Math.toIntExact(on.toEpochDay());
        from = Math.min(from, day);
        until = Math.max(until, day);
        Map<String, Integer> known = first.computeIfAbsent(customer, _ -> new HashMap<>());
        categories.forEach(category -> known.merge(category, day, Math::min));
    }

    /**
     * What became of the proposals.
     *
     * @param customers who bought something new in the last quarter
     * @param firstHits of whom it was the first one proposed
     * @param hits of whom it was among the first three
     * @param mostBoughtHits of whom it was the most bought category of those they had not bought
     * @param mostBoughtFew of whom it was among the three most bought ones
     */
    record Result(LocalDate since, long customers, long firstHits, long hits, long mostBoughtHits, long mostBoughtFew) {
        String words() {
            return String.format(
                    Locale.ROOT,
                    "In hindsight: proposals from the orders before %s; of %,d customers who bought something new since, the first"
                            + " proposal was right for %.1f %% and one of the first three for %.1f %%; the most bought category for"
                            + " %.1f %% and %.1f %%.",
                    since,
                    customers,
                    share(firstHits),
                    share(hits),
                    share(mostBoughtHits),
                    share(mostBoughtFew));
        }

        private double share(long of) {
            return 100.0 * of / customers;
        }
    }

    /**
     * Looks back.
     *
     * @param least a pair counts from so many customers who bought both
     * @return empty where orders have no days, or nobody bought anything new
     */
    Optional<Result> result(List<String> among, long least) {
        if (until <= from) {
            return Optional.empty();
        }
        int cut = until - (until - from) / PARTS;
        Buyers before = new Buyers();
        first.forEach((customer, days) -> {
            before.came(customer);
            days.forEach((category, day) -> {
                if (day < cut) {
                    before.bought(customer, category);
                }
            });
        });
        Findings findings = Findings.of(before, among, least);
        List<String> mostBought =
                before.mostBought().stream().filter(among::contains).toList();
        long[] counts = new long[5];
        for (Map<String, Integer> days : first.values()) {
            Set<String> owned = new HashSet<>();
            Set<String> bought = new HashSet<>();
            days.forEach((category, day) -> (day < cut ? owned : bought).add(category));
            bought.retainAll(among);
            if (owned.isEmpty() || bought.isEmpty()) {
                continue;
            }
            List<String> proposed = proposed(findings, owned);
            List<String> usual =
                    mostBought.stream().filter(it -> !owned.contains(it)).toList();
            counts[0]++;
            counts[1] += isHit(proposed, 1, bought);
            counts[2] += isHit(proposed, FEW, bought);
            counts[3] += isHit(usual, 1, bought);
            counts[4] += isHit(usual, FEW, bought);
        }
        return counts[0] == 0
                ? Optional.empty()
                : Optional.of(
                        new Result(LocalDate.ofEpochDay(cut), counts[0], counts[1], counts[2], counts[3], counts[4]));
    }

    /** As the product proposes: of all that is bought after what is owned, the highest lift first. */
    private static List<String> proposed(Findings findings, Set<String> owned) {
        Set<String> proposed = new LinkedHashSet<>();
        List<Pair> pairs = new ArrayList<>(findings.kept());
        pairs.sort(Comparator.comparingDouble(Pair::shrunken).reversed());
        for (Pair pair : pairs) {
            if (owned.contains(pair.one()) != owned.contains(pair.other())) {
                proposed.add(owned.contains(pair.one()) ? pair.other() : pair.one());
            }
        }
        return List.copyOf(proposed);
    }

    private static int isHit(List<String> proposed, int first, Set<String> bought) {
        return proposed.stream().limit(first).anyMatch(bought::contains) ? 1 : 0;
    }
}
