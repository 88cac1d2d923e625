package dev.perennial.aws;

import dev.perennial.domain.record.Effect.Announcement;
import dev.perennial.domain.record.Effect.Message;
import dev.perennial.events.EventCodec;
import dev.perennial.events.MessageCodec;
import dev.perennial.flow.records.Outbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/** Messages go into the SQS queue, announcements onto the bus; what was not taken makes the whole call fail. */
public final class AwsOutbox implements Outbox {
    /** SendMessageBatch takes 10. */
    private static final int BATCH = 10;

    private final EventBus bus;
    private final String source;
    private final Optional<Queue> queue;

    /** The queue of messages. */
    public record Queue(SqsClient client, String url) {
        /** Puts the body of a message back, to be delivered after a while; 15 minutes at most. */
        public void putBack(String body, Duration delay) {
            client.sendMessage(send -> send.queueUrl(url).messageBody(body).delaySeconds((int) delay.toSeconds()));
        }
    }

    /**
     * An outbox of one function.
     *
     * @param source who speaks: {@code perennial.relay}
     */
    public AwsOutbox(EventBus bus, String source, Queue queue) {
        this(bus, source, Optional.of(queue));
    }

    private AwsOutbox(EventBus bus, String source, Optional<Queue> queue) {
        this.bus = bus;
        this.source = source;
        this.queue = queue;
    }

    /** An outbox of a function that has no messages to send. */
    public static AwsOutbox announcing(EventBus bus, String source) {
        return new AwsOutbox(bus, source, Optional.empty());
    }

    @Override
    public void queue(List<Message> messages) {
        Queue target = queue.orElseThrow();
        for (int from = 0; from < messages.size(); from += BATCH) {
            send(target, messages.subList(from, Math.min(from + BATCH, messages.size())));
        }
    }

    @Override
    public void announce(List<Announcement> announcements) {
        List<EventBus.Entry> entries = announcements.stream()
                .map(it -> new EventBus.Entry(source, it.type(), EventCodec.detail(it)))
                .toList();
        List<String> errors =
                bus.put(entries).stream().flatMap(Optional::stream).toList();
        if (!errors.isEmpty()) {
            throw new IllegalStateException(
                    "the bus refused " + errors.size() + " of " + entries.size() + " events: " + errors.getFirst());
        }
    }

    private static void send(Queue target, List<Message> messages) {
        List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
        for (Message message : messages) {
            entries.add(SendMessageBatchRequestEntry.builder()
                    .id(Integer.toString(entries.size()))
                    .messageBody(MessageCodec.encode(message))
                    .build());
        }
        SendMessageBatchResponse response = target.client()
                .sendMessageBatch(batch -> batch.queueUrl(target.url()).entries(entries));
        if (response.hasFailed() && !response.failed().isEmpty()) {
            throw new IllegalStateException("the queue refused "
                    + response.failed().size()
                    + " of "
                    + entries.size()
                    + " messages: "
                    + response.failed().getFirst().code());
        }
    }
}
