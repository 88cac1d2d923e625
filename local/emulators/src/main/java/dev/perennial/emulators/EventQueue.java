package dev.perennial.emulators;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.perennial.local.functions.Asynchronous;
import dev.perennial.local.work.Activity;
import dev.perennial.local.work.Drain;
import dev.perennial.local.work.Signal;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Carries what matched one rule, or is due by one schedule, from the queue that the emulator delivered it to, to its
 * functions, as EventBridge does: asynchronously. The matching, and the time, are the emulator's.
 */
final class EventQueue implements Drain.Source, AutoCloseable {
    private static final int AT_ONCE = 10;
    private static final Duration GLANCE = Duration.ofSeconds(1);

    private final SqsClient client;
    private final String url;
    private final String name;
    private final List<String> targets;
    private final UnaryOperator<String> event;
    private final Asynchronous functions;
    private final Activity activity;
    private final Signal written;
    private final Thread thread;
    private volatile boolean closing;

    /**
     * Starts nothing yet.
     *
     * @param name of the rule or schedule
     * @param targets names of functions
     * @param event makes of a message's text what the functions are given
     * @param written is raised when a function has ended, for then there may be new events
     */
    EventQueue(
            SqsClient client,
            String url,
            String name,
            List<String> targets,
            UnaryOperator<String> event,
            Asynchronous functions,
            Activity activity,
            Signal written) {
        this.client = client;
        this.url = url;
        this.name = name;
        this.targets = List.copyOf(targets);
        this.event = event;
        this.functions = functions;
        this.activity = activity;
        this.written = written;
        this.thread = Thread.ofVirtual().name("events-" + name).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    @Override
    public boolean isEmpty() {
        return client
                .getQueueAttributes(request -> request.queueUrl(url)
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .attributes()
                .values()
                .stream()
                .allMatch("0"::equals);
    }

    private void run() {
        try {
            while (!closing) {
                long seen = written.version();
                try {
                    if (carry()) {
                        continue;
                    }
                } catch (SdkException broken) {
                    if (!closing) {
                        System.err.println(name + ": " + broken.getMessage());
                    }
                }
                written.awaitAfter(seen, GLANCE);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean carry() {
        List<Message> messages = client.receiveMessage(request ->
                        request.queueUrl(url).maxNumberOfMessages(AT_ONCE).waitTimeSeconds(0))
                .messages();
        if (messages.isEmpty()) {
            return false;
        }
        try (Activity.Piece _ = activity.begin()) {
            for (Message message : messages) {
                targets.forEach(target ->
                        functions.invoke(target, event.apply(message.body()).getBytes(UTF_8)));
                client.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle()));
            }
        }
        return true;
    }

    @Override
    public void close() {
        closing = true;
        thread.interrupt();
    }
}
