package dev.perennial.testing;

import static java.util.stream.Collectors.toMap;

import dev.perennial.domain.metrics.AdSpend;
import dev.perennial.domain.metrics.Counter;
import dev.perennial.domain.metrics.Series;
import dev.perennial.domain.values.Counts;
import dev.perennial.flow.numbers.Counters;
import dev.perennial.flow.numbers.ToldNumbers;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Counters and the marks up to which they have counted. */
public final class InMemoryCounters implements Counters, ToldNumbers {
    private final Map<String, BigInteger> marks = new HashMap<>();
    private final Map<Counter, Counts> counted = new HashMap<>();

    @Override
    public Optional<BigInteger> countedUpTo(String shard) {
        return Optional.ofNullable(marks.get(shard));
    }

    @Override
    public void add(Progress progress, Map<Counter, Counts> changes) {
        BigInteger mark = marks.get(progress.shard());
        if (!Optional.ofNullable(mark).equals(progress.from())) {
            throw new IllegalStateException(
                    progress.shard() + " is counted up to " + mark + ", not " + progress.from());
        }
        marks.put(progress.shard(), progress.upTo());
        changes.forEach((counter, by) -> counted.merge(counter, by, Counts::plus));
    }

    @Override
    public Map<Counter, Counts> read(Series series, LocalDate first, LocalDate last) {
        return all().entrySet().stream()
                .filter(it -> it.getKey().series().equals(series))
                .filter(it ->
                        !it.getKey().day().isBefore(first) && !it.getKey().day().isAfter(last))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public void tell(AdSpend spend) {
        Counts before = counted.getOrDefault(spend.counter(), Counts.NONE);
        String count = "spent " + spend.amount().currency();
        counted.put(spend.counter(), before.plus(Counts.of(count, spend.amount().minorUnits() - before.get(count))));
    }

    /** Everything that was ever counted. */
    public Map<Counter, Counts> all() {
        return Map.copyOf(counted);
    }
}
