package dev.perennial.local.queues;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.local.Json;
import dev.perennial.local.functions.Functions;
import dev.perennial.local.functions.Outcome;
import dev.perennial.local.work.Activity;
import dev.perennial.local.work.Drain;
import dev.perennial.template.QueueSource;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Hands a queue's messages to its function, by as many threads as the template allows. */
public final class QueueReader implements Drain.Source, AutoCloseable {
    private static final int LONG_POLL_SECONDS = 10;
    private static final int AGAIN_AFTER_SECONDS = 1;
    private static final int RECEIVED_AT_ONCE = 10;
    private static final Duration AFTER_ERROR = Duration.ofSeconds(1);

    private final SqsClient client;
    private final String url;
    private final QueueSource source;
    private final Functions functions;
    private final Activity activity;
    private final String queueArn;
    private final String region;
    private final List<Thread> threads = new ArrayList<>();
    // The SDK swallows the interrupt that ends a long poll, so the intention is kept here.
    private volatile boolean closing;

    /**
     * Starts nothing yet.
     *
     * @param url of the source's queue
     */
    public QueueReader(
            SqsClient client,
            String url,
            QueueSource source,
            Functions functions,
            Activity activity,
            String region,
            String account) {
        this.client = client;
        this.url = url;
        this.source = source;
        this.functions = functions;
        this.activity = activity;
        this.region = region;
        this.queueArn = "arn:aws:sqs:" + region + ":" + account + ":" + source.queue();
        for (int number = 0; number < source.maximumConcurrency(); number++) {
            threads.add(Thread.ofVirtual().name("queue-" + source.name()).unstarted(this::run));
        }
    }

    public void start() {
        threads.forEach(Thread::start);
    }

    /** What waits for its time is not there yet. */
    @Override
    public boolean isEmpty() {
        Map<QueueAttributeName, String> counts = client.getQueueAttributes(
                        request -> request.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                .attributes();
        return List.of(
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE)
                .stream()
                .allMatch(name -> counts.getOrDefault(name, "0").equals("0"));
    }

    private void run() {
        try {
            while (!closing) {
                try {
                    receive();
                } catch (SdkException broken) {
                    if (closing) {
                        return;
                    }
                    System.err.println("Queue " + source.queue() + ": " + broken.getMessage());
                    Thread.sleep(AFTER_ERROR);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void receive() throws InterruptedException {
        List<Message> messages = client.receiveMessage(request -> request.queueUrl(url)
                        .maxNumberOfMessages(Math.min(RECEIVED_AT_ONCE, source.batchSize()))
                        .waitTimeSeconds(LONG_POLL_SECONDS)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                        .messageAttributeNames("All"))
                .messages();
        if (messages.isEmpty()) {
            return;
        }
        try (Activity.Piece _ = activity.begin()) {
            Set<String> failed = invoke(messages);
            List<DeleteMessageBatchRequestEntry> done = new ArrayList<>();
            for (Message message : messages) {
                if (failed.contains(message.messageId())) {
                    client.changeMessageVisibility(request -> request.queueUrl(url)
                            .receiptHandle(message.receiptHandle())
                            .visibilityTimeout(AGAIN_AFTER_SECONDS));
                } else {
                    done.add(DeleteMessageBatchRequestEntry.builder()
                            .id(String.valueOf(done.size()))
                            .receiptHandle(message.receiptHandle())
                            .build());
                }
            }
            if (!done.isEmpty()) {
                client.deleteMessageBatch(request -> request.queueUrl(url).entries(done));
            }
        }
    }

    /** Returns the ids of the messages that are not handled. */
    private Set<String> invoke(List<Message> messages) throws InterruptedException {
        ObjectNode event = Json.object();
        ArrayNode records = event.putArray("Records");
        messages.forEach(message -> records.add(record(message)));
        Set<String> all = new HashSet<>();
        messages.forEach(message -> all.add(message.messageId()));
        return switch (functions.invoke(source.function(), Json.bytes(event))) {
            case Outcome.Failed failed -> {
                System.err.println(source.function()
                        + " failed on "
                        + messages.size()
                        + " messages: "
                        + failed.errorType()
                        + ": "
                        + failed.errorMessage());
                yield all;
            }
            case Outcome.Answered answered -> failures(answered.payload(), all);
        };
    }

    private Set<String> failures(byte[] payload, Set<String> all) {
        if (!source.reportsItemFailures() || payload.length == 0) {
            return Set.of();
        }
        try {
            Set<String> failed = new HashSet<>();
            for (JsonNode failure : Json.read(payload).path("batchItemFailures")) {
                failed.add(failure.path("itemIdentifier").asText());
            }
            return all.containsAll(failed) ? failed : all;
        } catch (IOException notJson) {
            return all;
        }
    }

    private ObjectNode record(Message message) {
        ObjectNode record = Json.object()
                .put("messageId", message.messageId())
                .put("receiptHandle", message.receiptHandle())
                .put("body", message.body());
        ObjectNode attributes = record.putObject("attributes");
        message.attributes().forEach((name, value) -> attributes.put(name.toString(), value));
        ObjectNode own = record.putObject("messageAttributes");
        message.messageAttributes()
                .forEach((name, value) ->
                        own.putObject(name).put("dataType", value.dataType()).put("stringValue", value.stringValue()));
        return record.put("md5OfBody", message.md5OfBody())
                .put("eventSource", "aws:sqs")
                .put("eventSourceARN", queueArn)
                .put("awsRegion", region);
    }

    @Override
    public void close() {
        closing = true;
        threads.forEach(Thread::interrupt);
        try {
            for (Thread thread : threads) {
                thread.join(Duration.ofSeconds(LONG_POLL_SECONDS + 2));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
