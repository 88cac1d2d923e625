package dev.perennial.local.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.local.Json;
import dev.perennial.local.clock.LocalClock;
import dev.perennial.local.storage.Storage;
import dev.perennial.template.Rule;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PutEventsTest {
    private final List<String> invoked = new ArrayList<>();
    private final Buses buses = new Buses(
            List.of("facts"),
            List.of(
                    new Rule(
                            "big",
                            "facts",
                            "{\"detail\":{\"n\":[{\"numeric\":[\">\",10]}]}}",
                            List.of(new Rule.Target("on-big", ""))),
                    new Rule(
                            "all",
                            "facts",
                            "{\"source\":[{\"prefix\":\"shop\"}]}",
                            List.of(new Rule.Target("on-all", "")))),
            new LocalClock(Storage.inMemory(), Clock.fixed(Instant.parse("2026-11-20T10:15:00Z"), ZoneOffset.UTC)),
            "000000000000",
            "eu-central-1",
            (function, event) -> invoked.add(function));
    private final PutEvents putEvents = new PutEvents(buses);

    private static ObjectNode entry(String bus, String source, String detail) {
        return Json.object()
                .put("Source", source)
                .put("DetailType", "Sold")
                .put("Detail", detail)
                .put("EventBusName", bus);
    }

    private static ObjectNode request(JsonNode... entries) {
        ObjectNode request = Json.object();
        request.putArray("Entries").addAll(List.of(entries));
        return request;
    }

    @Test
    void eachMatchingRuleGetsTheEvent() throws Exception {
        putEvents.put(request(entry("facts", "shop.a", "{\"n\":11}"), entry("facts", "other", "{\"n\":1}")));

        assertThat(invoked).containsExactlyInAnyOrder("on-big", "on-all");
    }

    @Test
    void aBadEntryFailsAloneAndIsCounted() throws Exception {
        ObjectNode answer = putEvents.put(request(
                entry("facts", "shop", "{\"n\":1}"),
                entry("facts", "shop", "{broken"),
                entry("facts", "shop", "[1]"),
                entry("facts", "", "{}"),
                entry("nowhere", "shop", "{}"),
                entry("facts", "aws.ses", "{}")));

        assertThat(answer.path("FailedEntryCount").asInt()).isEqualTo(5);
        assertThat(answer.path("Entries").findValuesAsText("ErrorCode"))
                .containsExactly(
                        "MalformedDetail",
                        "MalformedDetail",
                        "InvalidArgument",
                        "ResourceNotFoundException",
                        "NotAuthorizedForSource");
        assertThat(invoked).containsExactly("on-all");
    }

    @Test
    void tooManyOrTooLargeIsRefusedAsAWhole() {
        JsonNode[] eleven = new JsonNode[11];
        java.util.Arrays.fill(eleven, entry("facts", "shop", "{}"));
        String large = "{\"a\":\"" + "x".repeat(256 * 1024) + "\"}";

        assertThatThrownBy(() -> putEvents.put(request(eleven))).isInstanceOf(PutEvents.Refused.class);
        assertThatThrownBy(() -> putEvents.put(request())).isInstanceOf(PutEvents.Refused.class);
        assertThatThrownBy(() -> putEvents.put(request(entry("facts", "shop", large))))
                .isInstanceOf(PutEvents.Refused.class)
                .hasMessageContaining("over the limit");
        assertThat(invoked).isEmpty();
    }

    @Test
    void aRuleOnAnUndeclaredBusIsRefused() {
        assertThatThrownBy(() -> new Buses(
                        List.of(),
                        List.of(new Rule("r", "missing", "{\"source\":[\"a\"]}", List.of())),
                        new LocalClock(Storage.inMemory(), Clock.systemUTC()),
                        "0",
                        "r",
                        (function, event) -> {}))
                .hasMessageContaining("missing");
    }
}
