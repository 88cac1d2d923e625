package dev.perennial.functions.weeklyreport;

import dev.perennial.aws.Environment;
import dev.perennial.flow.report.ReportWriter.Waiting;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** How many messages lie in the queues for what could not be done. */
record DeadLetters(SqsClient sqs, List<String> queues) implements Supplier<Map<Waiting, Long>> {
    static DeadLetters of(Environment environment) {
        return new DeadLetters(
                environment.configured(SqsClient.builder()).build(),
                List.of(
                        environment.require("EVENTS_DEAD_QUEUE_URL"),
                        environment.require("FAILURES_QUEUE_URL"),
                        environment.require("STREAMS_DEAD_QUEUE_URL"),
                        environment.require("MESSAGES_DEAD_QUEUE_URL"),
                        environment.require("SCHEDULES_DEAD_QUEUE_URL")));
    }

    @Override
    public Map<Waiting, Long> get() {
        return Map.of(
                Waiting.DEAD_LETTERS, queues.stream().mapToLong(this::messages).sum());
    }

    private long messages(String queue) {
        return Long.parseLong(sqs.getQueueAttributes(
                        get -> get.queueUrl(queue).attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .attributes()
                .getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0"));
    }
}
