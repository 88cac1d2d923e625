package dev.perennial.testing;

import dev.perennial.domain.values.Csat;
import dev.perennial.domain.values.Nps;
import dev.perennial.flow.numbers.Answers;
import dev.perennial.flow.numbers.Counters;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counters and the marks up to which they have counted. */
public final class InMemoryCounters implements Counters {
    private final Map<String, BigInteger> marks = new HashMap<>();
    private final TreeMap<LocalDate, Answers> days = new TreeMap<>();

    @Override
    public Optional<BigInteger> countedUpTo(String shard) {
        return Optional.ofNullable(marks.get(shard));
    }

    @Override
    public void add(String shard, Optional<BigInteger> from, BigInteger upTo, Map<LocalDate, Answers> changes) {
        if (!countedUpTo(shard).equals(from)) {
            throw new IllegalStateException(shard + " is counted up to " + marks.get(shard) + ", not " + from);
        }
        marks.put(shard, upTo);
        changes.forEach((day, change) -> days.merge(day, change, Answers::plus));
    }

    @Override
    public Nps nps(LocalDate first, LocalDate last) {
        return sum(first, last).nps();
    }

    @Override
    public Csat csat(LocalDate first, LocalDate last) {
        return sum(first, last).csat();
    }

    private Answers sum(LocalDate first, LocalDate last) {
        return days.subMap(first, true, last, true).values().stream().reduce(Answers.NONE, Answers::plus);
    }
}
