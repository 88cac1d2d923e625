package dev.perennial.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.aws.FakeAws.Answer;
import dev.perennial.aws.Publishing.Outcome;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.values.CustomerRef;
import dev.perennial.events.StrictJson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

class EventBusTest {
    private final FakeAws aws = new FakeAws(refusing("nothing"));
    private final EventBus bus =
            new EventBus(aws.connected(EventBridgeClient.builder()).build(), "perennial");

    @Test
    void eachEntryLearnsWhatBecameOfIt() {
        aws.answer(refusing("b"));
        assertThat(bus.put(entries("a", "b", "c")))
                .containsExactly(Optional.empty(), Optional.of("ThrottlingException"), Optional.empty());
        assertThat(aws.calls()).hasSize(1);
    }

    @Test
    void noCallHasMoreThanTheServiceTakes() {
        String[] many = IntStream.range(0, 25).mapToObj(i -> "e" + i).toArray(String[]::new);
        assertThat(bus.put(entries(many))).hasSize(25).containsOnly(Optional.empty());
        assertThat(aws.calls()).extracting(call -> call.path("Entries").size()).containsExactly(10, 10, 5);
    }

    @Test
    void largeEventsGoInCallsOfTheirOwn() {
        String large = "x".repeat(200 * 1024);
        assertThat(bus.put(entries(large, "a", large, "b"))).hasSize(4);
        assertThat(aws.calls()).extracting(call -> call.path("Entries").size()).containsExactly(2, 2);
    }

    @Test
    void nothingToPutIsNoCall() {
        assertThat(bus.put(List.of())).isEmpty();
        assertThat(aws.calls()).isEmpty();
    }

    @Test
    void aServiceThatStumblesIsAskedAgain() {
        aws.answer(call -> aws.calls().size() < 3
                ? FakeAws.OUT_OF_ORDER.apply(call)
                : refusing("b").apply(call));
        assertThat(bus.put(entries("a", "b"))).containsExactly(Optional.empty(), Optional.of("ThrottlingException"));
        assertThat(aws.calls()).hasSize(3);
    }

    @Test
    void onlyTheRefusedEventsArePublishedAgain() {
        aws.answer(call ->
                refusing(aws.calls().size() == 1 ? "\"kind\":\"b\"" : "nothing").apply(call));
        assertThat(publishing().publish(List.of(event("a"), event("b"), event("c"))))
                .containsOnly(Outcome.TAKEN);
        assertThat(aws.calls()).extracting(call -> call.path("Entries").size()).containsExactly(3, 1);
        assertThat(aws.calls().get(1).path("Entries").path(0).path("Detail").asText())
                .contains("\"kind\":\"b\"");
    }

    @Test
    void aBusThatIsOutOfOrderHasTakenNothing() {
        aws.answer(FakeAws.OUT_OF_ORDER);
        assertThat(publishing().publish(List.of(event("a"), event("b")))).containsOnly(Outcome.REFUSED);
    }

    private Publishing publishing() {
        return new Publishing(bus::put, milliseconds -> {}, "perennial.test");
    }

    /** Answers as EventBridge does, and refuses the entries whose detail has the given text in it. */
    static Function<JsonNode, Answer> refusing(String text) {
        return call -> {
            ObjectNode answer = StrictJson.object();
            ArrayNode results = answer.putArray("Entries");
            StreamSupport.stream(call.path("Entries").spliterator(), false).forEach(entry -> {
                ObjectNode result = results.addObject();
                if (entry.path("Detail").asText().contains(text)) {
                    result.put("ErrorCode", "ThrottlingException").put("ErrorMessage", "too fast");
                } else {
                    result.put("EventId", "1");
                }
            });
            return Answer.ok(answer.put(
                    "FailedEntryCount", results.findValues("ErrorCode").size()));
        };
    }

    private static List<EventBus.Entry> entries(String... details) {
        return IntStream.range(0, details.length)
                .mapToObj(i -> new EventBus.Entry("perennial.test", "Test", details[i]))
                .toList();
    }

    private static Event event(String kind) {
        Instant now = Instant.parse("2026-11-20T10:15:00Z");
        return new Event(
                kind,
                now,
                now,
                false,
                CustomerRef.ofExternal("4711"),
                new Fact.ActivityRecorded(kind, Optional.empty()));
    }
}
