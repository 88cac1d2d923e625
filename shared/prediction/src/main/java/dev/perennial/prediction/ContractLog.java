package dev.perennial.prediction;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The courses of many contracts: how often each was renewed, and whether it ended. A contract is renewed where a later
 * word moves its last day by four weeks or more; it has ended where it was cancelled, or a month after its last day.
 */
public final class ContractLog {
    private static final int SHORTEST_RENEWAL = 28;
    private static final int GRACE = 30;

    /** No contract is renewed more often; likelihoods are summed so far. */
    private static final int MOST_RENEWALS = 1_000;

    private final Map<String, SortedMap<LocalDate, Word>> contracts = new HashMap<>();

    private record Word(boolean active, Optional<LocalDate> endsOn, Optional<Long> renewals) {}

    /**
     * What is known of a contract.
     *
     * @param before how often it had been renewed when it came to be known
     * @param renewals how often in all
     */
    record Course(int before, int renewals, boolean ended) {}

    /**
     * Adds a word on a contract; of two of one day the later one counts.
     *
     * @param contract tells it from all others, of other customers too
     * @param renewals how often it had been renewed then, where that is told
     */
    public void add(
            String contract, LocalDate day, boolean active, Optional<LocalDate> endsOn, Optional<Long> renewals) {
        contracts.computeIfAbsent(contract, _ -> new TreeMap<>()).put(day, new Word(active, endsOn, renewals));
    }

    /** Each course, and how many contracts took it, as it stood at the end of a day. */
    Map<Course, Long> courses(LocalDate end) {
        Map<Course, Long> courses = new TreeMap<>(Comparator.comparingInt(Course::before)
                .thenComparingInt(Course::renewals)
                .thenComparing(Course::ended));
        contracts.values().forEach(words -> {
            SortedMap<LocalDate, Word> known = words.headMap(end.plusDays(1));
            if (!known.isEmpty()) {
                courses.merge(course(known, end), 1L, Long::sum);
            }
        });
        return courses;
    }

    private static Course course(SortedMap<LocalDate, Word> words, LocalDate end) {
        int before = -1;
        int renewals = 0;
        Optional<LocalDate> endsOn = Optional.empty();
        boolean active = false;
        for (Word word : words.values()) {
            boolean renewed = endsOn.isPresent()
                    && word.active()
                    && ChronoUnit.DAYS.between(endsOn.get(), word.endsOn().orElse(endsOn.get())) >= SHORTEST_RENEWAL;
            int told = (int) Math.min(MOST_RENEWALS, word.renewals().orElse(0L));
            renewals = Math.min(MOST_RENEWALS, Math.max(told, renewals + (renewed ? 1 : 0)));
            before = before < 0 ? renewals : before;
            active = word.active();
            endsOn = word.endsOn().isPresent() ? word.endsOn() : endsOn;
        }
        boolean ranOut = endsOn.map(it -> it.plusDays(GRACE).isBefore(end)).orElse(false);
        return new Course(Math.max(0, before), renewals, !active || ranOut);
    }
}
