package dev.perennial.categories;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who bought what. How often somebody bought it makes no difference, nor in which order. */
final class Buyers {
    /** Of a category that nobody bought; no category has it. */
    private static final int NOBODY = Integer.MAX_VALUE;

    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final Map<String, BitSet> byCustomer = new HashMap<>();

    /** Somebody bought something of a category, of whichever: they are one of all customers. */
    void came(String customer) {
        byCustomer.computeIfAbsent(customer, _ -> new BitSet());
    }

    void bought(String customer, String category) {
        int number = numbers.computeIfAbsent(category, _ -> numbers.size());
        byCustomer.computeIfAbsent(customer, _ -> new BitSet()).set(number);
    }

    /** The categories, those of most customers first. */
    List<String> mostBought() {
        long[] bought = new long[numbers.size()];
        byCustomer.values().forEach(basket -> basket.stream().forEach(it -> bought[it]++));
        Map<String, Long> customers = new HashMap<>();
        numbers.forEach((category, number) -> customers.put(category, bought[number]));
        return customers.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** How many customers there are, also those who bought nothing of what is looked at. */
    long customers() {
        return byCustomer.size();
    }

    /** All pairs of these, also those that nobody bought both of. */
    List<Pair> pairs(List<String> among) {
        int size = among.size();
        long[][] both = new long[size][size];
        int[] places =
                among.stream().mapToInt(it -> numbers.getOrDefault(it, NOBODY)).toArray();
        for (BitSet basket : byCustomer.values()) {
            for (int one = 0; one < size; one++) {
                for (int other = one; basket.get(places[one]) && other < size; other++) {
                    both[one][other] += basket.get(places[other]) ? 1 : 0;
                }
            }
        }
        long customers = customers();
        List<Pair> pairs = new ArrayList<>();
        for (int one = 0; one < size; one++) {
            for (int other = one + 1; other < size; other++) {
                pairs.add(new Pair(
                        among.get(one),
                        among.get(other),
                        both[one][one],
                        both[other][other],
                        both[one][other],
                        customers));
            }
        }
        return pairs;
    }
}
