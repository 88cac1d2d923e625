package dev.perennial.imports.format;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was paid back of each order, by the sums that one export after the other named. Exports of some shops name the
 * sum so far, and facts name each refund: each step from one sum to the next is a refund of its own, which is the same
 * whenever it is told again.
 */
public final class RefundSums {
    private final Map<String, List<Long>> sums;

    /** @param earlier rising sums by the key of an order, in minor units of its currency */
    public RefundSums(Map<String, List<Long>> earlier) {
        sums = new HashMap<>(earlier);
    }

    /** The sums of an order as far as the one that a row names; takes note of it where it is the highest. */
    List<Long> until(String orderKey, long soFar) {
        List<Long> known = sums.getOrDefault(orderKey, List.of());
        if (known.isEmpty() || known.getLast() < soFar) {
            List<Long> grown = new ArrayList<>(known);
            grown.add(soFar);
            known = List.copyOf(grown);
            sums.put(orderKey, known);
        }
        return known.stream().filter(sum -> sum <= soFar).toList();
    }

    /** Rising sums by the key of an order, in minor units of its currency. */
    public Map<String, List<Long>> all() {
        return Collections.unmodifiableMap(sums);
    }
}
