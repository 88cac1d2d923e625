package dev.perennial.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.aws.FakeAws.Answer;
import dev.perennial.domain.record.Effect.Announcement;
import dev.perennial.domain.record.Effect.Message;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.events.MessageCodec;
import dev.perennial.events.StrictJson;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sqs.SqsClient;

class AwsOutboxTest {
    private static final CustomerId ADA = CustomerId.ofExternal("ada");
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final Set<String> queued = new HashSet<>();
    private final FakeAws queue = new FakeAws(call -> take(call, "nothing"));
    private final FakeAws events = new FakeAws(EventBusTest.refusing("nothing"));
    private final AwsOutbox outbox = new AwsOutbox(
            new EventBus(events.connected(EventBridgeClient.builder()).build(), "perennial"),
            "perennial.relay",
            new AwsOutbox.Queue(queue.connected(SqsClient.builder()).build(), "https://queue.example/messages"));

    @Test
    void messagesAreQueuedTenAtATime() {
        outbox.queue(messages(12));
        assertThat(queued).containsExactlyInAnyOrder(keys(12));
        assertThat(queue.calls())
                .extracting(call -> call.path("Entries").size())
                .containsExactly(10, 2);
    }

    @Test
    void oneMessageThatTheQueueRefusesFailsTheCallAndTheNextTryBringsAll() {
        queue.answer(call -> take(call, "thank-you.11"));
        assertThatIllegalStateException()
                .isThrownBy(() -> outbox.queue(messages(12)))
                .withMessage("the queue refused 1 of 2 messages: InternalError");
        assertThat(queued).hasSize(11).doesNotContain("thank-you.11");
        queue.answer(call -> take(call, "nothing"));
        outbox.queue(messages(12));
        assertThat(queued).containsExactlyInAnyOrder(keys(12));
    }

    @Test
    void aQueueThatStumblesIsAskedAgainAndOneThatIsOutOfOrderFailsTheCall() {
        queue.answer(call -> queue.calls().size() == 1 ? FakeAws.OUT_OF_ORDER.apply(call) : take(call, "nothing"));
        outbox.queue(messages(1));
        assertThat(queued).containsExactly("thank-you.0");
        queue.answer(FakeAws.OUT_OF_ORDER);
        assertThatExceptionOfType(SdkException.class).isThrownBy(() -> outbox.queue(messages(1)));
    }

    @Test
    void oneAnnouncementThatTheBusRefusesFailsTheCall() {
        outbox.announce(List.of(announcement("a"), announcement("b")));
        events.answer(EventBusTest.refusing("\"eventId\":\"b\""));
        assertThatIllegalStateException()
                .isThrownBy(() -> outbox.announce(List.of(announcement("a"), announcement("b"))))
                .withMessage("the bus refused 1 of 2 events: ThrottlingException");
    }

    /** Answers as SQS does, and refuses the message with the given key. */
    private Answer take(JsonNode call, String refused) {
        ObjectNode answer = StrictJson.object();
        ArrayNode successful = answer.putArray("Successful");
        ArrayNode failed = answer.putArray("Failed");
        for (JsonNode entry : call.path("Entries")) {
            String body = entry.path("MessageBody").asText();
            String key = MessageCodec.decode(body).sendKey();
            if (key.equals(refused)) {
                failed.addObject()
                        .put("Id", entry.path("Id").asText())
                        .put("SenderFault", false)
                        .put("Code", "InternalError");
            } else {
                queued.add(key);
                successful
                        .addObject()
                        .put("Id", entry.path("Id").asText())
                        .put("MessageId", key)
                        .put("MD5OfMessageBody", md5(body));
            }
        }
        return Answer.ok(answer);
    }

    /** The SDK checks that the queue took what it was given. */
    private static String md5(String body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(body.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static List<Message> messages(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Message(
                        ADA, "thank-you." + i, "thank-you", "thank-you", Map.of(), NOON, NOON.plusSeconds(60)))
                .toList();
    }

    private static String[] keys(int count) {
        return messages(count).stream().map(Message::sendKey).toArray(String[]::new);
    }

    private static Announcement announcement(String id) {
        return new Announcement(id, NOON, ADA, "StageChanged", Map.of("to", "ACTIVE"));
    }
}
