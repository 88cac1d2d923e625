package dev.perennial.flow.numbers;

import dev.perennial.domain.metrics.Counter;
import dev.perennial.domain.metrics.MailMetrics;
import dev.perennial.domain.metrics.MetricCatalog;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.values.Counts;
import dev.perennial.flow.mail.LedgerEntry;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Counts the writes of records and of rows of the ledger: each adds to the counters what the metrics of the
 * {@link MetricCatalog} say.
 */
public final class Counting {
    private final Counters counters;

    public Counting(Counters counters) {
        this.counters = counters;
    }

    /** One write of the stream, and what it adds. */
    private record Written(BigInteger sequence, Map<Counter, Counts> adds) {}

    /** A record before and after one write. */
    public record Change(BigInteger sequence, Optional<Customer> before, Optional<Customer> after) {}

    /** A row of the ledger before and after one write. */
    public record MailChange(BigInteger sequence, Optional<LedgerEntry> before, Optional<LedgerEntry> after) {}

    /**
     * Counts a batch of one shard, in the order of the stream; what was counted before is left out. A batch of more
     * counters than are added to at once is counted in several steps, each up to a write.
     *
     * @return what was added; what was taken out counts negative
     */
    public Map<Counter, Counts> count(String shard, List<Change> batch) {
        return add(
                shard,
                batch.stream()
                        .map(it -> new Written(it.sequence(), MetricCatalog.changes(it.before(), it.after())))
                        .toList());
    }

    /**
     * Counts a batch of one shard of the stream of the ledger in the same way.
     *
     * @param shard a name that no shard of the other stream has
     * @return what was added; what was taken out counts negative
     */
    public Map<Counter, Counts> countMails(String shard, List<MailChange> batch) {
        return add(
                shard,
                batch.stream()
                        .map(it -> new Written(it.sequence(), changes(it.before(), it.after())))
                        .toList());
    }

    /** What a write of a row of the ledger adds; only counters that it changes. */
    public static Map<Counter, Counts> changes(Optional<LedgerEntry> before, Optional<LedgerEntry> after) {
        return MailMetrics.changes(before.map(MailCounts::row), after.map(MailCounts::row));
    }

    private Map<Counter, Counts> add(String shard, List<Written> batch) {
        Optional<BigInteger> mark = counters.countedUpTo(shard);
        Map<Counter, Counts> added = new HashMap<>();
        Map<Counter, Counts> step = new HashMap<>();
        Optional<BigInteger> reached = mark;
        for (Written change : batch) {
            if (mark.isPresent() && change.sequence().compareTo(mark.get()) <= 0) {
                continue;
            }
            Map<Counter, Counts> changes = change.adds();
            if (!step.isEmpty() && union(step, changes) > Counters.AT_ONCE) {
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

    /** How many numbers both change together. */
    private static int union(Map<Counter, Counts> these, Map<Counter, Counts> those) {
        Map<Counter, Set<String>> names = new HashMap<>();
        Stream.of(these, those)
                .flatMap(it -> it.entrySet().stream())
                .forEach(it -> names.computeIfAbsent(it.getKey(), _ -> new HashSet<>())
                        .addAll(it.getValue().byName().keySet()));
        return names.values().stream().mapToInt(Set::size).sum();
    }
}
