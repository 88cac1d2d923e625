package dev.perennial.categories;

import java.util.Comparator;
import java.util.List;

/**
 * What is bought after what.
 *
 * @param categories what was looked at
 * @param customers of whatever category: a lift compares with all of them
 * @param kept the pairs that count, those of the highest shrunken lift first
 * @param rare how many pairs too few customers bought
 * @param unrelated how many pairs are bought together no more often than by chance
 */
record Findings(List<String> categories, long customers, List<Pair> kept, long rare, long unrelated) {
    private static final Comparator<Pair> ORDER = Comparator.comparingDouble(Pair::shrunken)
            .thenComparingLong(Pair::both)
            .reversed()
            .thenComparing(Pair::one)
            .thenComparing(Pair::other);

    Findings {
        categories = List.copyOf(categories);
        kept = List.copyOf(kept);
    }

    /**
     * Looks through what was bought.
     *
     * @param least a pair counts from so many customers who bought both
     */
    static Findings of(Buyers buyers, List<String> categories, long least) {
        List<Pair> pairs = buyers.pairs(categories).stream()
                .filter(pair -> pair.both() > 0)
                .toList();
        List<Pair> often = pairs.stream().filter(pair -> pair.both() >= least).toList();
        List<Pair> kept =
                often.stream().filter(pair -> pair.lift() > 1).sorted(ORDER).toList();
        return new Findings(
                categories, buyers.customers(), kept, pairs.size() - often.size(), often.size() - kept.size());
    }

    /** What is bought after a category, the highest shrunken lift first. */
    List<Pair> after(String category, int most) {
        return kept.stream().filter(pair -> pair.isOf(category)).limit(most).toList();
    }
}
