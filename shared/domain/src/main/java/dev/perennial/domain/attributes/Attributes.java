package dev.perennial.domain.attributes;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known of one customer by the company's own attributes: of each the latest word, whatever the order of
 * arrival; of two at the same moment the greater text.
 *
 * @param told by name; an empty text says that the value was taken back then
 */
public record Attributes(SortedMap<String, Told> told) {
    public static final Attributes NONE = new Attributes(new TreeMap<>());

    /** A value, and when it was told. */
    public record Told(String value, Instant at) {
        private boolean counts(Told before) {
            int later = at.compareTo(before.at);
            return later > 0 || (later == 0 && value.compareTo(before.value) > 0);
        }
    }

    public Attributes {
        told = Collections.unmodifiableSortedMap(new TreeMap<>(told));
    }

    /** The value; empty where none is known, or it was taken back. */
    public Optional<String> value(String name) {
        return Optional.ofNullable(told.get(name)).map(Told::value).filter(it -> !it.isEmpty());
    }

    /** These and another word. */
    public Attributes and(String name, Told word) {
        SortedMap<String, Told> all = new TreeMap<>(told);
        all.merge(name, word, (before, it) -> it.counts(before) ? it : before);
        return new Attributes(all);
    }

    /** These and those of another record of the same customer. */
    public Attributes and(Attributes others) {
        Attributes all = this;
        for (Map.Entry<String, Told> each : others.told.entrySet()) {
            all = all.and(each.getKey(), each.getValue());
        }
        return all;
    }
}
