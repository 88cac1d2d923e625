package dev.perennial.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a cloud in the midst of everything, over and over, and compares what it has done in the end with what it had
 * acknowledged. {@code -Dkills=200} goes on for longer (two lives each), {@code -Dseed=7} elsewhere.
 */
@Tag("slow")
class KilledCloudTest {
    private static final int KILLS = Integer.getInteger("kills", 4);
    private static final long SEED = Long.getLong("seed", 20_261_130);

    /** One kill of so many is a polite one. */
    private static final int POLITE = 4;

    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    Path folder;

    private Path template;

    /** Whoever ends the cloud politely sends it nothing meanwhile. */
    private volatile boolean enough;

    private final AtomicInteger numbers = new AtomicInteger();
    private final Set<String> noted = ConcurrentHashMap.newKeySet();
    private final Set<String> poison = ConcurrentHashMap.newKeySet();
    private final Set<String> mails = ConcurrentHashMap.newKeySet();
    private final Set<String> purged = ConcurrentHashMap.newKeySet();
    private final Set<String> things = ConcurrentHashMap.newKeySet();
    private final Set<Exception> refused = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<Instant> hours = new ConcurrentLinkedQueue<>();

    /** Something that is done until the cloud is gone. */
    private interface Work {
        void once(CloudProcess cloud) throws IOException, InterruptedException;
    }

    @BeforeEach
    void writeTemplate() throws IOException {
        template = folder.resolve("template.yaml");
        try (InputStream lasting =
                Objects.requireNonNull(KilledCloudTest.class.getResourceAsStream("/lasting-cloud.yaml"))) {
            Files.copy(lasting, template);
        }
    }

    @Test
    void killedAtAnyMomentItDoesAllThatItAcknowledged() throws Exception {
        Random random = new Random(SEED);
        List<Work> all = List.of(
                this::putFact,
                this::putPoison,
                this::sendMessage,
                this::sendLaterMessage,
                this::sendMail,
                this::putThing,
                this::purge,
                this::moveClock);
        for (int kill = 0; kill < KILLS; kill++) {
            workUntilKilled(all, random.nextInt(50, 500), random.nextInt(POLITE) == 0);
            // One kind of work alone: nothing else takes it along to the disk.
            workUntilKilled(List.of(all.get(random.nextInt(all.size()))), random.nextInt(1, 50), false);
        }
        try (CloudProcess cloud = CloudProcess.start(template)) {
            assertThat(cloud.said()).last().asString().startsWith("Perennial is ready");
            cloud.post("/local/clock", "{\"advance\":\"PT1H\"}");
            requireAll(cloud);
        }
    }

    private void workUntilKilled(List<Work> work, int acknowledgements, boolean politely) throws Exception {
        try (CloudProcess cloud = CloudProcess.start(template)) {
            assertThat(cloud.said()).last().asString().startsWith("Perennial is ready");
            enough = false;
            CountDownLatch left = new CountDownLatch(acknowledgements);
            List<Thread> threads = new ArrayList<>();
            for (Work each : work) {
                threads.add(Thread.ofPlatform().start(() -> repeat(each, cloud, left)));
            }
            left.await();
            enough = politely;
            if (politely) {
                cloud.stop();
            } else {
                cloud.kill();
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(refused).as("what failed before the kill").isEmpty();
        }
    }

    private void repeat(Work work, CloudProcess cloud, CountDownLatch left) {
        try {
            while (!enough) {
                work.once(cloud);
                left.countDown();
            }
        } catch (IOException gone) {
            if (left.getCount() > 0) {
                refused.add(gone);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private String next(String kind) {
        return kind + "-" + numbers.incrementAndGet();
    }

    private static void putEvent(CloudProcess cloud, String id) throws IOException, InterruptedException {
        ObjectNode request = Json.object();
        request.putArray("Entries")
                .addObject()
                .put("Source", "test")
                .put("DetailType", "Fact")
                .put("Detail", Json.object().put("id", id).toString())
                .put("EventBusName", "facts");
        cloud.aws("AWSEvents.PutEvents", request);
    }

    private void putFact(CloudProcess cloud) throws IOException, InterruptedException {
        String id = next("fact");
        putEvent(cloud, id);
        noted.add(id);
    }

    private void putPoison(CloudProcess cloud) throws IOException, InterruptedException {
        String id = next("poison");
        putEvent(cloud, id);
        poison.add(id);
        Thread.sleep(20);
    }

    private static void send(CloudProcess cloud, String queue, String body, int delay)
            throws IOException, InterruptedException {
        cloud.aws(
                "AmazonSQS.SendMessage",
                Json.object()
                        .put("QueueUrl", cloud.url(queue))
                        .put("MessageBody", body)
                        .put("DelaySeconds", delay));
    }

    private void sendMessage(CloudProcess cloud) throws IOException, InterruptedException {
        String id = next("message");
        send(cloud, "work", id, 0);
        noted.add(id);
    }

    private void sendLaterMessage(CloudProcess cloud) throws IOException, InterruptedException {
        String id = next("later");
        send(cloud, "work", id, 900);
        noted.add(id);
        Thread.sleep(20);
    }

    private void sendMail(CloudProcess cloud) throws IOException, InterruptedException {
        ObjectNode mail = Json.object().put("FromEmailAddress", "us@example.com");
        mail.putObject("Destination").putArray("ToAddresses").add("ada@example.com");
        mail.putObject("Content").putObject("Simple").putObject("Subject").put("Data", "Hello");
        mails.add(cloud.awsPost("/v2/email/outbound-emails", mail)
                .path("MessageId")
                .asText());
    }

    private void putThing(CloudProcess cloud) throws IOException, InterruptedException {
        String id = next("thing");
        ObjectNode request = Json.object().put("TableName", "things");
        request.putObject("Item").putObject("id").put("S", id);
        cloud.aws("DynamoDB_20120810.PutItem", request);
        things.add(id);
        noted.add("followed-" + id);
    }

    private void purge(CloudProcess cloud) throws IOException, InterruptedException {
        String id = next("waste");
        send(cloud, "waste", id, 0);
        cloud.aws("AmazonSQS.PurgeQueue", Json.object().put("QueueUrl", cloud.url("waste")));
        purged.add(id);
    }

    private void moveClock(CloudProcess cloud) throws IOException, InterruptedException {
        Thread.sleep(100);
        hours.add(Instant.parse(
                cloud.post("/local/clock", "{\"advance\":\"PT1H\"}").path("now").asText()));
    }

    private void requireAll(CloudProcess cloud) throws IOException, InterruptedException {
        assertThat(cloud.post("/local/drain", "").path("idle").asBoolean()).isTrue();
        Set<String> found = ids(cloud, "notes");
        assertThat(found).as("what functions were given, seed " + SEED).containsAll(noted);
        assertThat(ids(cloud, "things")).as("items, seed " + SEED).containsAll(things);
        assertThat(letters(cloud, "failures")).as("dead letters, seed " + SEED).containsAll(poison);
        assertThat(letters(cloud, "waste")).as("purged, seed " + SEED).doesNotContainAnyElementsOf(purged);
        Set<String> inbox = new HashSet<>();
        cloud.get("/local/inbox").forEach(mail -> inbox.add(mail.path("id").asText()));
        assertThat(inbox).as("mails, seed " + SEED).containsAll(mails);
        requireTicks(cloud, found);
    }

    /** The clock never went back, and in each hour that it was moved by the schedule came once. */
    private void requireTicks(CloudProcess cloud, Set<String> found) throws IOException, InterruptedException {
        assertThat(List.copyOf(hours)).as("the clock, seed " + SEED).isSorted();
        assertThat(Instant.parse(cloud.get("/local/clock").path("now").asText()))
                .isAfter(hours.stream().reduce(Instant.EPOCH, (a, b) -> b));
        List<Instant> ticks = found.stream()
                .filter(id -> id.startsWith("tick-"))
                .map(id -> Instant.parse(id.substring("tick-".length())))
                .toList();
        for (Instant hour : hours) {
            assertThat(ticks)
                    .as("the schedule, seed " + SEED + ", up to " + hour)
                    .anySatisfy(tick -> assertThat(tick)
                            .isAfter(hour.minus(HOUR).minusSeconds(1))
                            .isBeforeOrEqualTo(hour.plus(HOUR)));
        }
    }

    private static Set<String> ids(CloudProcess cloud, String table) throws IOException, InterruptedException {
        Set<String> ids = new HashSet<>();
        ObjectNode request = Json.object().put("TableName", table);
        while (true) {
            JsonNode page = cloud.aws("DynamoDB_20120810.Scan", request);
            page.path("Items").forEach(item -> ids.add(item.at("/id/S").asText()));
            if (!page.has("LastEvaluatedKey")) {
                return ids;
            }
            request.set("ExclusiveStartKey", page.path("LastEvaluatedKey"));
        }
    }

    /** What lies in a queue: bodies, or the ids of the events in them. */
    private static Set<String> letters(CloudProcess cloud, String queue) throws IOException, InterruptedException {
        Set<String> letters = new HashSet<>();
        ObjectNode request = Json.object().put("QueueUrl", cloud.url(queue)).put("MaxNumberOfMessages", 10);
        while (true) {
            JsonNode messages = cloud.aws("AmazonSQS.ReceiveMessage", request).path("Messages");
            if (messages.isEmpty()) {
                return letters;
            }
            for (JsonNode message : messages) {
                String body = message.path("Body").asText();
                letters.add(
                        body.startsWith("{")
                                ? Json.parse(body)
                                        .at("/requestPayload/detail/id")
                                        .asText()
                                : body);
            }
        }
    }
}
