package dev.perennial.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.aws.StreamEvent.Change;
import dev.perennial.document.CustomerDocument;
import dev.perennial.document.Document;
import dev.perennial.document.LedgerDocument;
import dev.perennial.domain.metrics.Series;
import dev.perennial.domain.values.Csat;
import dev.perennial.domain.values.Nps;
import dev.perennial.events.StrictJson;
import dev.perennial.flow.mail.Reputation;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What earlier builds wrote into the tables is read, as it lies there and as the stream shows it. */
class StoredRowsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    /** What a record tells in fewer words than the build that wrote the images. */
    private static final Set<String> SHORTER_TODAY = Set.of("owed", "seen", "seenAll", "stageHistory", "told");

    private final DynamoDbClient dynamo = new FakeAws(StoredRowsTest::answer)
            .connected(DynamoDbClient.builder())
            .build();

    @Test
    void theCountersGoOnFromWhereTheyWere() {
        DynamoCounters counters = new DynamoCounters(dynamo, "metrics");
        assertThat(counters.countedUpTo("shardId-1")).contains(new BigInteger("400000000000000000007"));
        assertThat(Nps.of(counters.sum(Series.of("nps"), DAY, DAY))).isEqualTo(new Nps(2, 1, 2));
        assertThat(Nps.of(counters.sum(Series.of("nps"), DAY, DAY.plusDays(2)))).isEqualTo(new Nps(4, 1, 2));
        assertThat(Csat.of(counters.sum(Series.of("csat"), DAY, DAY.plusDays(2))))
                .isEqualTo(new Csat(2, 1, 1));
    }

    @Test
    void whatWasPausedStaysPaused() {
        DynamoReputation reputation = new DynamoReputation(dynamo, "metrics");
        assertThat(reputation.sum(NOON, NOON.plusSeconds(3600))).isEqualTo(new Reputation.Counts(47, 3, 1));
        assertThat(reputation.state().paused()).isTrue();
        assertThat(reputation.state().since()).contains(Instant.parse("2026-01-05T12:24:44.500Z"));
        assertThat(reputation.state().because()).isEqualTo("of 400 mails within a day 21 came back");
    }

    @Test
    void theImagesOfTheStreamAreTheDocumentsThatWereStored() {
        JsonNode stored = read("stream.json");
        StreamEvent event = StreamEvent.read(stored.get("batch").toString().getBytes(StandardCharsets.UTF_8));
        Iterator<JsonNode> documents = stored.get("images").iterator();
        assertThat(event.shard()).isEqualTo("shardId-1");
        assertThat(event.changes()).isNotEmpty();
        for (Change change : event.changes()) {
            Document image = change.after().orElseThrow();
            boolean ofTheLedger = image.has(LedgerDocument.SEND_KEY);
            Map<String, Object> again = ofTheLedger
                    ? LedgerDocument.of(LedgerDocument.read(image))
                    : CustomerDocument.of(CustomerDocument.read(image));
            JsonNode written =
                    StrictJson.parse(new ObjectMapper().valueToTree(again).toString());
            JsonNode document = documents.next();
            document.properties().stream()
                    .filter(field -> ofTheLedger || !SHORTER_TODAY.contains(field.getKey()))
                    .forEach(field -> assertThat(written.get(field.getKey()))
                            .as(field.getKey())
                            .isEqualTo(field.getValue()));
            if (!ofTheLedger) {
                assertThat(CustomerDocument.read(image)).isEqualTo(CustomerDocument.read(plain(document)));
                assertThat(CustomerDocument.read(plain(written))).isEqualTo(CustomerDocument.read(image));
            }
        }
    }

    private static Document plain(JsonNode document) {
        ObjectMapper json = new ObjectMapper().enable(DeserializationFeature.USE_LONG_FOR_INTS);
        Map<String, Object> fields = json.convertValue(
                document, json.getTypeFactory().constructMapType(Map.class, String.class, Object.class));
        return new Document(fields);
    }

    /** Answers a query and a lookup from the rows. */
    private static FakeAws.Answer answer(JsonNode call) {
        ObjectNode out = StrictJson.object();
        JsonNode key = call.path("Key");
        ArrayNode items = out.putArray("Items");
        for (JsonNode row : read("metrics.json")) {
            if (key.equals(keyOf(row))) {
                out.set("Item", row);
            } else if (isAskedFor(row, call.path("ExpressionAttributeValues"))) {
                items.add(row);
            }
        }
        return FakeAws.Answer.ok(out);
    }

    private static JsonNode keyOf(JsonNode row) {
        ObjectNode key = StrictJson.object();
        key.set("metric", row.get("metric"));
        key.set("slot", row.get("slot"));
        return key;
    }

    private static boolean isAskedFor(JsonNode row, JsonNode values) {
        String slot = row.get("slot").path("S").asText();
        JsonNode metric = values.has(":metric") ? values.path(":metric") : values.path(":mails");
        JsonNode first = values.has(":first") ? values.path(":first") : values.path(":from");
        JsonNode last = values.has(":last") ? values.path(":last") : values.path(":to");
        return metric.equals(row.get("metric"))
                && slot.compareTo(first.path("S").asText()) >= 0
                && slot.compareTo(last.path("S").asText()) <= 0;
    }

    private static JsonNode read(String file) {
        try (InputStream in = StoredRowsTest.class.getResourceAsStream("/stored/790c43c/" + file)) {
            return StrictJson.parse(Objects.requireNonNull(in).readAllBytes());
        } catch (IOException unread) {
            throw new IllegalStateException(unread);
        }
    }
}
