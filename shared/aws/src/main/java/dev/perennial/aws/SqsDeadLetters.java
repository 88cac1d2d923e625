package dev.perennial.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.events.MalformedBody;
import dev.perennial.events.StrictJson;
import dev.perennial.flow.administration.DeadLetters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Dead letters in queues of Amazon SQS. */
public final class SqsDeadLetters implements DeadLetters {
    private static final int SOME = 10;

    /** A queue gives ten at a time, in no order: a letter is looked for so often. */
    private static final int LOOKS = 20;

    private final SqsClient sqs;
    private final Map<Queue, String> urls;
    private final Publishing.Bus bus;
    private final Sender messages;

    /** Puts a message into the queue of mails. */
    @FunctionalInterface
    public interface Sender {
        void send(String body);
    }

    /**
     * Letters of these queues.
     *
     * @param urls of those that this function may reach
     */
    public SqsDeadLetters(SqsClient sqs, Map<Queue, String> urls, Publishing.Bus bus, Sender messages) {
        this.sqs = sqs;
        this.urls = Map.copyOf(urls);
        this.bus = bus;
        this.messages = messages;
    }

    @Override
    public List<Letter> look(Queue queue) {
        return receive(queue).stream()
                .map(message -> new Letter(queue, message.messageId(), reason(message), message.body()))
                .toList();
    }

    private List<Message> receive(Queue queue) {
        return sqs.receiveMessage(receive -> receive.queueUrl(urls.get(queue))
                        .maxNumberOfMessages(SOME)
                        .visibilityTimeout(0)
                        .messageAttributeNames("All"))
                .messages();
    }

    private static String reason(Message message) {
        JsonNode body = json(message.body());
        JsonNode error = body.path("responsePayload");
        String thrown = (error.path("errorType").asText() + " "
                        + error.path("errorMessage").asText())
                .strip();
        String said = (attribute(message, "ERROR_CODE") + " " + attribute(message, "ERROR_MESSAGE")).strip();
        String condition = body.path("requestContext").path("condition").asText();
        return !thrown.isEmpty() ? thrown : !said.isEmpty() ? said : condition;
    }

    private static String attribute(Message message, String name) {
        MessageAttributeValue value = message.messageAttributes().get(name);
        return value == null || value.stringValue() == null ? "" : value.stringValue();
    }

    @Override
    public Optional<String> discard(Queue queue, String id) {
        Optional<Message> letter = find(queue, id);
        letter.ifPresent(it -> delete(queue, it));
        return letter.isPresent() ? Optional.empty() : Optional.of("there is no such letter any more");
    }

    @Override
    public Optional<String> sendBack(Queue queue, String id) {
        if (!queue.isReturnable()) {
            return Optional.of("letters of " + queue.word() + " are not sent back; the runbook says what to do");
        }
        Optional<Message> letter = find(queue, id);
        if (letter.isEmpty()) {
            return Optional.of("there is no such letter any more");
        }
        Optional<String> refused = switch (queue) {
            case MESSAGES_DEAD -> {
                messages.send(letter.get().body());
                yield Optional.empty();
            }
            case FAILURES, EVENTS_DEAD -> publish(letter.get().body());
            case STREAMS_DEAD, SCHEDULES_DEAD -> Optional.of("it is not sent back");
        };
        if (refused.isEmpty()) {
            delete(queue, letter.get());
        }
        return refused;
    }

    private Optional<String> publish(String body) {
        JsonNode letter = json(body);
        JsonNode event = letter.has("requestPayload") ? letter.path("requestPayload") : letter;
        String source = event.path("source").asText();
        if (source.isEmpty()
                || source.startsWith("aws.")
                || !event.path("detail").isObject()) {
            return Optional.of("it is no event of our bus; the runbook says how to hand it to its function again");
        }
        EventBus.Entry entry = new EventBus.Entry(
                source, event.path("detail-type").asText(), event.path("detail").toString());
        return bus.put(List.of(entry)).getFirst().map(code -> "the bus did not take it: " + code);
    }

    private Optional<Message> find(Queue queue, String id) {
        for (int look = 0; look < LOOKS; look++) {
            List<Message> some = receive(queue);
            Optional<Message> found =
                    some.stream().filter(it -> it.messageId().equals(id)).findFirst();
            if (found.isPresent() || some.isEmpty()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private void delete(Queue queue, Message letter) {
        sqs.deleteMessage(delete -> delete.queueUrl(urls.get(queue)).receiptHandle(letter.receiptHandle()));
    }

    private static JsonNode json(String body) {
        try {
            return StrictJson.parse(body);
        } catch (MalformedBody nothingToRead) {
            return StrictJson.object();
        }
    }
}
