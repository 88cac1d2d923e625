package dev.perennial.aws;

import static dev.perennial.aws.Attributes.number;
import static dev.perennial.aws.Attributes.text;

import dev.perennial.domain.metrics.Counter;
import dev.perennial.domain.metrics.Series;
import dev.perennial.domain.values.Counts;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The row of a shard: up to where it is counted, and beside it what was counted and does not stand in the rows of the
 * counters yet. So an event that comes alone costs a single write, whatever it adds to.
 *
 * @param rolls how often what waits was moved into the rows
 * @param waiting by the names of the attributes
 */
record ShardMark(String shard, Optional<String> upTo, long rolls, Map<String, Long> waiting) {
    static final String MARK = "checkpoint";
    static final String UP_TO = "lastSequence";
    static final String ROLLS = "rolls";
    static final String WRITER = "writer";

    /** Between the parts of the name of what waits: metric, slot, count. */
    private static final char BETWEEN = '|';

    /** A row of more bytes is emptied; each kilobyte costs a unit with each write. */
    private static final long LARGE = 6 * 1024;

    ShardMark {
        waiting = Map.copyOf(waiting);
    }

    static ShardMark read(String shard, Map<String, AttributeValue> row) {
        Map<String, Long> waiting = new HashMap<>();
        row.forEach((name, value) -> {
            if (name.indexOf(BETWEEN) >= 0) {
                waiting.put(name, Long.parseLong(value.n()));
            }
        });
        return new ShardMark(
                shard,
                Optional.ofNullable(row.get(UP_TO)).map(AttributeValue::s),
                Optional.ofNullable(row.get(ROLLS))
                        .map(it -> Long.parseLong(it.n()))
                        .orElse(0L),
                waiting);
    }

    static Map<String, AttributeValue> key(String shard) {
        return Map.of("metric", text(MARK), "slot", text(shard));
    }

    /** The attributes in which changes wait, and by how much each grows. */
    static Map<String, AttributeValue> attributes(Map<Counter, Counts> changes) {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        changes.forEach((counter, counts) -> counts.byName()
                .forEach((name, by) -> attributes.put(
                        CounterKey.metric(counter.series()) + BETWEEN + CounterKey.slot(counter) + BETWEEN + name,
                        number(by))));
        return attributes;
    }

    boolean isLarge() {
        return waiting.keySet().stream()
                        .mapToLong(name -> name.getBytes(StandardCharsets.UTF_8).length + 4L)
                        .sum()
                > LARGE;
    }

    /**
     * What waits for at most so many rows: by the row the attributes of the mark, and in which attribute of the row
     * each is added.
     */
    Map<CounterKey.Row, Map<String, String>> rows(int most) {
        Map<CounterKey.Row, Map<String, String>> rows = new LinkedHashMap<>();
        new TreeMap<>(waiting).forEach((name, _) -> {
            List<String> words = words(name);
            CounterKey.Row row = CounterKey.row(words.get(0), words.get(1));
            if (rows.containsKey(row) || rows.size() < most) {
                rows.computeIfAbsent(row, _ -> new TreeMap<>())
                        .put(name, CounterKey.attribute(words.get(0), words.get(1), words.get(2)));
            }
        });
        return rows;
    }

    /** What waits of a series from the first day to the last, both included. */
    Map<Counter, Counts> of(Series series, LocalDate first, LocalDate last) {
        String metric = CounterKey.metric(series);
        Map<Counter, Counts> found = new HashMap<>();
        waiting.forEach((name, by) -> {
            if (name.startsWith(metric + BETWEEN)) {
                List<String> words = words(name);
                Counter counter = CounterKey.counter(series, words.get(1));
                if (!counter.day().isBefore(first) && !counter.day().isAfter(last)) {
                    found.merge(counter, Counts.of(words.get(2), by), Counts::plus);
                }
            }
        });
        return found;
    }

    /** No metric, part or encoded value holds what stands between them. */
    private static List<String> words(String name) {
        return List.of(name.split("\\|", 3));
    }
}
