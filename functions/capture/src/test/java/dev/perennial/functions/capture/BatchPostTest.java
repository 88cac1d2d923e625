package dev.perennial.functions.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.events.StrictJson;
import dev.perennial.functions.capture.House.Answer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchPostTest {
    private final House house = new House();

    private static String login(int customer) {
        return "{\"type\":\"ActivityRecorded\",\"customer\":{\"externalId\":\"%d\"},\"kind\":\"login\"}"
                .formatted(customer);
    }

    private Answer ndjson(String body) {
        return house.send(Post.json("/v1/events", body)
                .header("content-type", "application/x-ndjson")
                .signed());
    }

    @Test
    void aBadLineFailsAlone() {
        Answer answer = ndjson(login(1) + "\nnonsense\n" + login(2).replace("login", "") + "\n" + login(3));
        assertThat(answer.status()).isEqualTo(202);
        JsonNode results = answer.json().path("results");
        assertThat(results.findValuesAsText("status")).startsWith("202", "400");
        assertThat(results.path(0).path("eventId").asText()).isEqualTo("msg_1-1");
        assertThat(results.path(1).at("/problem/status").asInt()).isEqualTo(400);
        assertThat(results.path(2).path("status").asInt()).isEqualTo(422);
        assertThat(results.path(2).at("/problem/errors/0/field").asText()).isEqualTo("kind");
        assertThat(results.path(3).path("line").asInt()).isEqualTo(4);
        assertThat(house.bus.taken).hasSize(2);
        assertThat(house.log.getFirst()).contains("\"accepted\":2,\"refused\":2");
    }

    @Test
    void fiveHundredEventsGoInOnePost() {
        String body =
                IntStream.rangeClosed(1, 500).mapToObj(BatchPostTest::login).collect(Collectors.joining(",", "[", "]"));
        Answer answer = house.send(Post.json("/v1/events", body).signed());
        assertThat(answer.json().path("results")).hasSize(500);
        assertThat(house.bus.taken).hasSize(500);
        assertThat(house.send(Post.json("/v1/events", body.replaceFirst("\\[", "[" + login(501) + ","))
                                .signed())
                        .status())
                .isEqualTo(400);
    }

    @Test
    void historyIsMarkedAsHistory() {
        ndjson(login(1).replace("\"type\"", "\"backfill\":true,\"occurredAt\":\"2025-11-01T00:00:00Z\",\"type\""));
        assertThat(house.onlyDetail().path("backfill").asBoolean()).isTrue();
    }

    @Test
    void historyWithoutATimeIsRefusedForItWouldCountAsTheLastWord() {
        JsonNode result = ndjson(
                        "{\"type\":\"ConsentChanged\",\"customer\":{\"email\":\"ada@example.com\"},\"purpose\":\"marketing\","
                                + "\"granted\":true,\"source\":\"x export\",\"backfill\":true}")
                .json()
                .at("/results/0");
        assertThat(result.path("status").asInt()).isEqualTo(422);
        assertThat(result.at("/problem/errors/0/field").asText()).isEqualTo("occurredAt");
        assertThat(house.bus.taken).isEmpty();
    }

    @Test
    void ofLinesWithoutATimeTheLaterOneIsTheLaterWord() {
        ndjson(login(1) + "\n\n" + login(1) + "\n"
                + login(1).replace("\"type\"", "\"occurredAt\":\"2026-11-01T00:00:00Z\",\"type\"") + "\n" + login(1));
        assertThat(house.bus.taken)
                .extracting(entry ->
                        StrictJson.parse(entry.detail()).path("occurredAt").asText())
                .containsExactly(
                        Post.NOW.minusMillis(3).toString(),
                        Post.NOW.minusMillis(2).toString(),
                        "2026-11-01T00:00:00Z",
                        Post.NOW.toString());
    }

    @Test
    void aLineThatTheBusRefusesForGoodSaysSoAndTheOthersAreKept() {
        house.bus.refuse(entry -> entry.detail().contains("\"externalId\":\"2\""));
        JsonNode results =
                ndjson(login(1) + "\n" + login(2) + "\n" + login(3)).json().path("results");
        assertThat(results).extracting(result -> result.path("status").asInt()).containsExactly(202, 503, 202);
        assertThat(house.bus.taken).hasSize(2);
    }

    @Test
    void aLineInTheShapeOfTheBusIsTakenToo() {
        ndjson("{\"type\":\"ConsentChanged\",\"eventId\":\"c-1\",\"occurredAt\":\"2026-11-01T00:00:00Z\","
                + "\"customer\":{\"email\":\"ada@example.com\"},"
                + "\"data\":{\"purpose\":\"marketing\",\"granted\":true,\"source\":\"hotline\"}}");
        assertThat(house.onlyDetail()).isEqualTo(StrictJson.parse("""
                                {"eventId":"c-1","occurredAt":"2026-11-01T00:00:00Z","customer":{"email":"ada@example.com"},
                                 "data":{"purpose":"marketing","granted":true,"source":"hotline"}}
                                """));
    }

    @Test
    void theSystemsOwnEventsCannotBeSent() {
        JsonNode result = ndjson(login(1).replace("ActivityRecorded", "CustomerDue"))
                .json()
                .at("/results/0");
        assertThat(result.at("/problem/errors/0/field").asText()).isEqualTo("type");
    }

    @Test
    void anEmptyBatchIsMalformed() {
        assertThat(ndjson("\n").status()).isEqualTo(400);
    }

    @Test
    void fourMegabytesAreTheMostOfABatch() {
        String line = "{\"type\":\"Nonsense\"}\n";
        String full = line + " ".repeat(4 * 1024 * 1024 - line.length());
        assertThat(house.send(Post.json("/v1/events", full).signed()).status()).isEqualTo(202);
        assertThat(house.send(Post.json("/v1/events", full + " ").signed()).status())
                .isEqualTo(413);
    }
}
