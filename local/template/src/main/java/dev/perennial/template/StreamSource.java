package dev.perennial.template;

import java.util.List;
import java.util.Optional;

/**
 * A table's stream as source of a function.
 *
 * @param name of the mapping, unique in the template
 * @param function physical name
 * @param table physical name
 * @param batchSize records in one invocation at most
 * @param reportsItemFailures whether the function's answer names the record to go on from
 * @param bisects whether a failed batch is halved
 * @param maximumRetries after the first attempt; −1 for as long as the record exists
 * @param tumblingWindowSeconds 0 for none
 * @param onFailure ARN of the queue that learns of a batch given up
 * @param filters event patterns as JSON, one of which must match; none means all
 */
public record StreamSource(
        String name,
        String function,
        String table,
        int batchSize,
        boolean reportsItemFailures,
        boolean bisects,
        int maximumRetries,
        int tumblingWindowSeconds,
        Optional<String> onFailure,
        List<String> filters) {
    public StreamSource {
        filters = List.copyOf(filters);
    }
}
