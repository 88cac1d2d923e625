package dev.perennial.template;

/**
 * A queue as source of a function.
 *
 * @param name of the mapping, unique in the template
 * @param function physical name
 * @param queue physical name
 * @param batchSize messages in one invocation at most
 * @param reportsItemFailures whether the function's answer names the messages to hand out again
 * @param maximumConcurrency invocations at a time, at most
 */
public record QueueSource(
        String name,
        String function,
        String queue,
        int batchSize,
        boolean reportsItemFailures,
        int maximumConcurrency) {}
