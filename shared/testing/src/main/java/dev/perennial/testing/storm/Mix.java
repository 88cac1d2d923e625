package dev.perennial.testing.storm;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Of which facts a history is mostly made. In half of all histories every kind has its turn. In the others a few kinds
 * crowd at few moments, the customers have contracts and many names, for what needs three rare facts at one moment is
 * met by hardly any history that holds a little of everything (swarm testing: Groce et al., ISSTA 2012).
 *
 * @param weights how often each kind is drawn, by its number
 * @param moments how many moments facts may happen at
 * @param contracts how many times contracts may be told of
 * @param crowded whether the customer goes by several names more often than not
 */
record Mix(List<Integer> weights, int moments, int contracts, boolean crowded) {
    private static final int KINDS = 14;
    private static final int MOMENTS = 60;

    static Mix of(RandomGenerator random) {
        int[] weights = new int[KINDS];
        if (random.nextBoolean()) {
            Arrays.fill(weights, 1);
            return new Mix(listed(weights), MOMENTS, 2, false);
        }
        Arrays.fill(weights, random.nextInt(2));
        for (int favourites = 2 + random.nextInt(3); favourites > 0; favourites--) {
            weights[random.nextInt(KINDS)] += 6;
        }
        int moments = random.nextBoolean() ? 2 + random.nextInt(8) : MOMENTS;
        return new Mix(listed(weights), moments, random.nextInt(6), random.nextInt(3) > 0);
    }

    private static List<Integer> listed(int[] weights) {
        return Arrays.stream(weights).boxed().toList();
    }

    /** The number of the next kind of fact. */
    int kind(RandomGenerator random) {
        int left = random.nextInt(weights.stream().mapToInt(Integer::intValue).sum());
        int kind = 0;
        while (left >= weights.get(kind)) {
            left -= weights.get(kind++);
        }
        return kind;
    }
}
