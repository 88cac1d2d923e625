package dev.perennial.flow.numbers;

import dev.perennial.domain.metrics.Counter;
import dev.perennial.domain.metrics.MetricCatalog;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.values.Counts;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Counts the writes of records: each adds to the counters what the metrics of the {@link MetricCatalog} say. */
public final class Counting {
    private final Counters counters;

    public Counting(Counters counters) {
        this.counters = counters;
    }

    /** A record before and after one write. */
    public record Change(BigInteger sequence, Optional<Customer> before, Optional<Customer> after) {}

    /**
     * Counts a batch of one shard, in the order of the stream; what was counted before is left out. A batch of more
     * counters than are added to at once is counted in several steps, each up to a write.
     *
     * @return what was added; what was taken out counts negative
     */
    public Map<Counter, Counts> count(String shard, List<Change> batch) {
        Optional<BigInteger> mark = counters.countedUpTo(shard);
        Map<Counter, Counts> added = new HashMap<>();
        Map<Counter, Counts> step = new HashMap<>();
        Optional<BigInteger> reached = mark;
        for (Change change : batch) {
            if (mark.isPresent() && change.sequence().compareTo(mark.get()) <= 0) {
                continue;
            }
            Map<Counter, Counts> changes = MetricCatalog.changes(change.before(), change.after());
            if (!step.isEmpty() && union(step.keySet(), changes.keySet()) > Counters.AT_ONCE) {
                counters.add(new Counters.Progress(shard, mark, reached.orElseThrow()), step);
                mark = reached;
                step.clear();
            }
            changes.forEach((counter, by) -> {
                step.merge(counter, by, Counts::plus);
                added.merge(counter, by, Counts::plus);
            });
            reached = Optional.of(change.sequence());
        }
        // Also where all cancels out: a batch that begins in the middle of this one must find its mark.
        if (!step.isEmpty()) {
            counters.add(new Counters.Progress(shard, mark, batch.getLast().sequence()), step);
        }
        return added;
    }

    private static int union(Set<Counter> these, Set<Counter> those) {
        Set<Counter> both = new HashSet<>(these);
        both.addAll(those);
        return both.size();
    }
}
