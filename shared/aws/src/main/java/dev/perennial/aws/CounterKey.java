package dev.perennial.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.perennial.domain.metrics.Counter;
import dev.perennial.domain.metrics.Series;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * The key of a counter in the table {@code metrics}: the whole of a metric is {@code nps} / {@code 2026-11-20}, a split
 * {@code signups by language} / {@code 2026-11-20 de}. The values stand in the order of the names of their parts,
 * encoded as in the query of an address, and so without blanks.
 */
final class CounterKey {
    private CounterKey() {}

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
