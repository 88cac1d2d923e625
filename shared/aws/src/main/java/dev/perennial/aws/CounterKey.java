package dev.perennial.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.perennial.domain.metrics.Counter;
import dev.perennial.domain.metrics.Series;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The name of a counter: the whole of a metric is {@code nps} / {@code 2026-11-20}, a split {@code signups by language}
 * / {@code 2026-11-20 de}. The values stand in the order of the names of their parts, encoded as in the query of an
 * address, and so without blanks. In the table {@code metrics} a row is a metric and a day; the counts of a split are
 * attributes of it, {@code stage|LOYAL|customers}. Where anybody may make up values, a row would grow without end:
 * there each counter has a row of its own, by its name. Earlier builds did so with all splits.
 */
final class CounterKey {
    private static final String BY = " by ";
    private static final char BETWEEN = '|';

    /** Parts whose values come from outside: there may be any number of them. */
    private static final Set<String> OPEN = Set.of("channel", "language", "reason", "source");

    private CounterKey() {}

    /** The key of a row of the table. */
    record Row(String metric, String slot) {}

    /** Whether each counter of a series of that name has a row of its own. */
    private static boolean hasOwnRows(String name) {
        int by = name.indexOf(BY);
        return by >= 0
                && Stream.of(name.substring(by + BY.length()).split(", ", -1)).anyMatch(OPEN::contains);
    }

    /** Whether each counter of the series has a row of its own. */
    static boolean hasOwnRows(Series series) {
        return series.parts().stream().anyMatch(OPEN::contains);
    }

    /** The row in which a counter of that name stands. */
    static Row row(String name, String slot) {
        if (hasOwnRows(name)) {
            return new Row(name, slot);
        }
        int by = name.indexOf(BY);
        return new Row(by < 0 ? name : name.substring(0, by), slot.split(" ", 2)[0]);
    }

    /** The attribute of its row in which a count of a counter of that name stands. */
    static String attribute(String name, String slot, String count) {
        int by = name.indexOf(BY);
        return by < 0 || hasOwnRows(name)
                ? count
                : name.substring(by + BY.length()) + BETWEEN + slot.split(" ", 2)[1] + BETWEEN + count;
    }

    /** The count of the whole that an attribute of a row is; empty where it is another one. */
    static Optional<String> count(String attribute) {
        return Optional.of(attribute).filter(it -> it.indexOf(BETWEEN) < 0);
    }

    /**
     * The counter of a split and the name of its count, where an attribute of a row of that day is one of the series.
     */
    static Optional<Map.Entry<Counter, String>> ofSplit(Series series, String day, String attribute) {
        String parts = String.join(", ", series.parts()) + BETWEEN;
        if (!attribute.startsWith(parts)) {
            return Optional.empty();
        }
        String[] words = attribute.substring(parts.length()).split("\\|", 2);
        return Optional.of(Map.entry(counter(series, day + " " + words[0]), words[1]));
    }

    static String metric(Series series) {
        return series.parts().isEmpty()
                ? series.metric()
                : series.metric() + " by " + String.join(", ", series.parts());
    }

    static String slot(Counter counter) {
        StringJoiner slot = new StringJoiner(" ").add(counter.day().toString());
        counter.parts().values().forEach(value -> slot.add(URLEncoder.encode(value, UTF_8)));
        return slot.toString();
    }

    /** No slot of that day sorts before it. */
    static String first(LocalDate day) {
        return day.toString();
    }

    /** No slot of that day sorts behind it; of the next day, only what no split has: a slot without a value. */
    static String last(Series series, LocalDate day) {
        return (series.parts().isEmpty() ? day : day.plusDays(1)).toString();
    }

    static Counter counter(Series series, String slot) {
        Iterator<String> words = List.of(slot.split(" ", -1)).iterator();
        LocalDate day = LocalDate.parse(words.next());
        TreeMap<String, String> parts = new TreeMap<>();
        series.parts().forEach(name -> parts.put(name, URLDecoder.decode(words.next(), UTF_8)));
        return new Counter(series.metric(), day, parts);
    }
}
