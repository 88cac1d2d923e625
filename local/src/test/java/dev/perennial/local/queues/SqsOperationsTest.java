package dev.perennial.local.queues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.dynamodb.wire.ServiceException;
import dev.perennial.local.Json;
import dev.perennial.local.clock.LocalClock;
import dev.perennial.local.storage.Storage;
import dev.perennial.template.Resource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqsOperationsTest {
    private static final String ARNS = "arn:aws:sqs:eu-central-1:000000000000:";

    /** The system's clock, which stands still until it is set. */
    private static final class Watch extends Clock {
        private Instant now = Instant.parse("2026-11-30T12:00:00Z");

        void pass(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @TempDir
    Path folder;

    private final Watch watch = new Watch();
    private SqsOperations sqs = start(Storage.inMemory());

    private SqsOperations start(Storage storage) {
        Queues queues = new Queues(new LocalClock(storage, watch), storage, "http://localhost/000000000000/", ARNS);
        queues.create(List.of(
                queue(
                        "work",
                        "{\"VisibilityTimeout\":60,\"RedrivePolicy\":{\"deadLetterTargetArn\":\"" + ARNS
                                + "dead\",\"maxReceiveCount\":2}}"),
                queue("dead", "{}"),
                queue("slow", "{\"DelaySeconds\":5}")));
        return new SqsOperations(queues);
    }

    private static Resource queue(String name, String properties) {
        return new Resource(name, "AWS::SQS::Queue", name, (ObjectNode) Json.parse(properties), Json.object());
    }

    private ObjectNode call(String operation, String request) {
        try {
            return sqs.answer(operation, Json.parse(request.replace('\'', '"')));
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private void send(String queue, String body) {
        call("SendMessage", "{'QueueUrl':'http://localhost/000000000000/" + queue + "','MessageBody':'" + body + "'}");
    }

    private JsonNode receive(String queue) {
        return call("ReceiveMessage", "{'QueueUrl':'/" + queue + "','MaxNumberOfMessages':10,'AttributeNames':['All']}")
                .path("Messages");
    }

    private List<String> bodies(String queue) {
        List<String> bodies = new ArrayList<>();
        receive(queue).forEach(message -> bodies.add(message.path("Body").asText()));
        return bodies;
    }

    private JsonNode counts(String queue) {
        return call("GetQueueAttributes", "{'QueueUrl':'/" + queue + "','AttributeNames':['All']}")
                .path("Attributes");
    }

    @Test
    void aMessageIsReceivedWithItsBodyAndDeletedByItsReceipt() {
        send("work", "hello");

        JsonNode message = receive("work").get(0);
        assertThat(message.path("Body").asText()).isEqualTo("hello");
        assertThat(message.path("MD5OfBody").asText()).isEqualTo("5d41402abc4b2a76b9719d911017c592");
        assertThat(message.path("Attributes").path("ApproximateReceiveCount").asText())
                .isEqualTo("1");
        assertThat(message.path("Attributes").path("SentTimestamp").asText()).isEqualTo("1796040000000");
        assertThat(counts("work").path("ApproximateNumberOfMessagesNotVisible").asText())
                .isEqualTo("1");

        call(
                "DeleteMessage",
                "{'QueueUrl':'/work','ReceiptHandle':'"
                        + message.path("ReceiptHandle").asText() + "'}");
        watch.pass(Duration.ofHours(1));
        assertThat(receive("work")).isEmpty();
        assertThat(counts("work").path("ApproximateNumberOfMessages").asText()).isEqualTo("0");
    }

    @Test
    void aMessageIsHiddenWhileItIsWorkedOnAndDeadAfterTooManyTimes() {
        send("work", "heavy");

        assertThat(bodies("work")).containsExactly("heavy");
        assertThat(bodies("work")).isEmpty();
        watch.pass(Duration.ofSeconds(60));
        assertThat(bodies("work")).containsExactly("heavy");
        watch.pass(Duration.ofSeconds(60));
        assertThat(bodies("work")).isEmpty();
        JsonNode dead = receive("dead").get(0);
        assertThat(dead.path("Body").asText()).isEqualTo("heavy");
        assertThat(dead.path("Attributes").path("DeadLetterQueueSourceArn").asText())
                .isEqualTo(ARNS + "work");
    }

    @Test
    void aMessageThatWaitsIsCountedAndComesInTime() {
        send("slow", "by the queue");
        call("SendMessage", "{'QueueUrl':'/slow','MessageBody':'by itself','DelaySeconds':900}");

        assertThat(counts("slow").path("ApproximateNumberOfMessagesDelayed").asText())
                .isEqualTo("2");
        watch.pass(Duration.ofSeconds(5));
        assertThat(bodies("slow")).containsExactly("by the queue");
        watch.pass(Duration.ofSeconds(894));
        assertThat(bodies("slow")).containsExactly("by the queue");
        watch.pass(Duration.ofSeconds(1));
        assertThat(bodies("slow")).containsExactly("by itself");
    }

    @Test
    void aReceiverMayGiveAMessageBackOrHoldItLonger() {
        send("work", "a");
        String receipt = receive("work").get(0).path("ReceiptHandle").asText();
        String change = "{'QueueUrl':'/work','ReceiptHandle':'" + receipt + "','VisibilityTimeout':%d}";

        call("ChangeMessageVisibility", change.formatted(120));
        watch.pass(Duration.ofSeconds(119));
        assertThat(receive("work")).isEmpty();
        call("ChangeMessageVisibility", change.formatted(0));
        assertThat(receive("work")).hasSize(1);
        assertThatThrownBy(() -> call("ChangeMessageVisibility", change.formatted(1)))
                .isInstanceOfSatisfying(
                        SqsException.class,
                        refused -> assertThat(refused.name()).isEqualTo("MessageNotInflight"));
    }

    @Test
    void anOldReceiptDeletesNothing() {
        send("work", "a");
        String old = receive("work").get(0).path("ReceiptHandle").asText();
        watch.pass(Duration.ofSeconds(60));
        receive("work");

        call("DeleteMessage", "{'QueueUrl':'/work','ReceiptHandle':'" + old + "'}");

        assertThat(counts("work").path("ApproximateNumberOfMessagesNotVisible").asText())
                .isEqualTo("1");
    }

    @Test
    void anEntryOfABatchThatIsRefusedStopsNoOther() {
        JsonNode answer = call(
                "SendMessageBatch",
                "{'QueueUrl':'/work','Entries':[{'Id':'1','MessageBody':'a'},{'Id':'2','MessageBody':''}]}");

        assertThat(answer.path("Successful").path(0).path("Id").asText()).isEqualTo("1");
        assertThat(answer.path("Failed").path(0).path("Id").asText()).isEqualTo("2");
        assertThat(answer.path("Failed").path(0).path("SenderFault").asBoolean())
                .isTrue();
        assertThat(bodies("work")).containsExactly("a");
    }

    @Test
    void attributesComeBackToWhoAsksForThem() {
        call(
                "SendMessage",
                "{'QueueUrl':'/work','MessageBody':'a','MessageAttributes':{"
                        + "'kind':{'DataType':'String','StringValue':'x'},"
                        + "'bytes':{'DataType':'Binary','BinaryValue':'AQI='}}}");

        JsonNode message = call(
                        "ReceiveMessage",
                        "{'QueueUrl':'/work','VisibilityTimeout':0,'MessageAttributeNames':['ki.*','kind']}")
                .path("Messages")
                .get(0);
        assertThat(message.path("MessageAttributes")
                        .path("kind")
                        .path("StringValue")
                        .asText())
                .isEqualTo("x");
        assertThat(message.path("MessageAttributes").has("bytes")).isFalse();
        assertThat(message.path("MD5OfMessageAttributes").asText()).hasSize(32);
        assertThat(receive("work").get(0).has("MessageAttributes")).isFalse();
    }

    @Test
    void deadLettersGoBackToWhereTheyDied() {
        send("work", "again");
        for (int time = 0; time < 3; time++) {
            receive("work");
            watch.pass(Duration.ofSeconds(60));
        }
        send("dead", "put here by hand");

        call("StartMessageMoveTask", "{'SourceArn':'" + ARNS + "dead'}");

        assertThat(bodies("work")).containsExactly("again");
        assertThat(bodies("dead")).containsExactly("put here by hand");
    }

    @Test
    void whatIsNoDeadLetterQueueIsNotMoved() {
        assertThatThrownBy(() -> call("StartMessageMoveTask", "{'SourceArn':'" + ARNS + "slow'}"))
                .isInstanceOf(SqsException.class)
                .hasMessage("Source queue must be configured as a Dead Letter Queue.");
        assertThatThrownBy(() -> call("StartMessageMoveTask", "{'SourceArn':'" + ARNS + "nowhere'}"))
                .isInstanceOfSatisfying(
                        SqsException.class,
                        refused -> assertThat(refused.name()).isEqualTo("ResourceNotFoundException"));
    }

    @Test
    void aPurgedQueueIsEmpty() {
        send("work", "a");
        send("work", "b");
        receive("work");
        send("work", "c");

        call("PurgeQueue", "{'QueueUrl':'/work'}");

        watch.pass(Duration.ofHours(1));
        assertThat(bodies("work")).isEmpty();
    }

    @Test
    void whatIsNotKnownIsRefusedByItsName() {
        assertThatThrownBy(() -> call("SendMessage", "{'QueueUrl':'/work','MessageBody':'a','MessageGroupId':'g'}"))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("MessageGroupId");
        assertThat(bodies("work")).as("a refused message").isEmpty();
        assertThatThrownBy(() -> call("CreateQueue", "{'QueueName':'other'}"))
                .isInstanceOf(SqsException.class)
                .hasMessageContaining("CreateQueue");
        assertThatThrownBy(() -> call("GetQueueUrl", "{'QueueName':'other'}"))
                .isInstanceOfSatisfying(
                        SqsException.class,
                        refused -> assertThat(refused.name()).isEqualTo("QueueDoesNotExist"));
        assertThatThrownBy(() -> call("ReceiveMessage", "{'QueueUrl':'/work','MaxNumberOfMessages':11}"))
                .isInstanceOf(SqsException.class)
                .hasMessageContaining("MaxNumberOfMessages");
    }

    @Test
    void afterARestartWhatWasWorkedOnComesAtOnceAndWhatWaitsStillWaits() {
        try (Storage storage = Storage.keptIn(folder)) {
            sqs = start(storage);
            send("work", "taken");
            receive("work");
            call("SendMessage", "{'QueueUrl':'/work','MessageBody':'later','DelaySeconds':30}");
        }
        try (Storage storage = Storage.keptIn(folder)) {
            sqs = start(storage);

            JsonNode message = receive("work").get(0);
            assertThat(message.path("Body").asText()).isEqualTo("taken");
            assertThat(message.path("Attributes")
                            .path("ApproximateReceiveCount")
                            .asText())
                    .isEqualTo("2");
            assertThat(bodies("work")).isEmpty();
            watch.pass(Duration.ofSeconds(30));
            assertThat(bodies("work")).containsExactly("later");
        }
    }
}
