package dev.perennial.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.events.StrictJson;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a function did, counted, as one line of JSON in its log: {@code {"mails":{"SENT":2}}}. The template's metric
 * filter, queries and dashboard read it. It is no ledger: a batch that comes again is counted again. Print the line as
 * it is; Lambda's own logger would wrap it into another.
 */
public final class Tally {
    private final Map<String, Map<String, Long>> counts = new TreeMap<>();

    /** Adds to one number of a group; names are constants of ours, never what a customer wrote. */
    public void add(String group, String name, long by) {
        counts.computeIfAbsent(group, _ -> new TreeMap<>()).merge(name, by, Long::sum);
    }

    /** The line, with what is not zero; empty where that is nothing. */
    public Optional<String> line() {
        ObjectNode line = StrictJson.object();
        counts.forEach((group, numbers) -> numbers.forEach((name, number) -> {
            if (number != 0) {
                line.withObjectProperty(group).put(name, number);
            }
        }));
        return line.isEmpty() ? Optional.empty() : Optional.of(line.toString());
    }
}
