package dev.perennial.aws;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.events.StrictJson;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A line of a function's log that CloudWatch takes for metrics: CloudWatch's embedded metric format. Each metric has a
 * price, so few are told. They are for dashboards and alarms and no ledger: a batch that comes again is told again.
 * Print the line as it is; Lambda's own logger would wrap it into another.
 *
 * @param namespace of the environment, such as {@code staging-perennial}
 */
public record EmbeddedMetrics(String namespace) {
    /**
     * The line.
     *
     * @param values by the names of the metrics; those of 0 or less are not told
     * @param at when it happened
     * @return empty where nothing is told
     */
    public Optional<String> line(Map<String, Long> values, Instant at) {
        SortedMap<String, Long> told = new TreeMap<>(values);
        told.values().removeIf(value -> value <= 0);
        if (told.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode line = StrictJson.object();
        ObjectNode about = line.putObject("_aws").put("Timestamp", at.toEpochMilli());
        ObjectNode directive = about.putArray("CloudWatchMetrics").addObject().put("Namespace", namespace);
        directive.putArray("Dimensions").addArray();
        ArrayNode metrics = directive.putArray("Metrics");
        told.forEach((name, value) -> {
            metrics.addObject().put("Name", name).put("Unit", "Count");
            line.put(name, value);
        });
        return Optional.of(line.toString());
    }
}
