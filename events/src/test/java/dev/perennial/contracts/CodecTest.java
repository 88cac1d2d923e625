package dev.perennial.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.record.Effect.Announcement;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.events.EventCodec;
import dev.perennial.events.StrictJson;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CodecTest {
    @ParameterizedTest
    @MethodSource("dev.perennial.contracts.Contract#facts")
    void anExampleReadAndWrittenIsTheExample(Contract contract) {
        Event event = Contract.decode(contract.example());
        assertThat(event.fact().type()).isEqualTo(contract.name());
        assertThat(StrictJson.parse(EventCodec.detail(event)))
                .isEqualTo(contract.example().get("detail"));
    }

    @ParameterizedTest
    @MethodSource("dev.perennial.contracts.Contract#facts")
    void historyStaysMarkedAsHistory(Contract contract) {
        ObjectNode history = contract.example().deepCopy();
        ((ObjectNode) history.get("detail")).put("backfill", true);
        Event event = Contract.decode(history);
        assertThat(event.backfill()).isTrue();
        assertThat(StrictJson.parse(EventCodec.detail(event))).isEqualTo(history.get("detail"));
    }

    @ParameterizedTest
    @MethodSource("dev.perennial.contracts.Contract#announcements")
    void anAnnouncementIsWrittenAsItsExample(Contract contract) {
        JsonNode detail = contract.example().get("detail");
        Map<String, Object> data = new HashMap<>();
        for (Map.Entry<String, JsonNode> value : detail.get("data").properties()) {
            data.put(value.getKey(), value(value.getValue()));
        }
        Announcement announcement = new Announcement(
                detail.get("eventId").asText(),
                Instant.parse(detail.get("occurredAt").asText()),
                new CustomerId(detail.at("/customer/customerId").asText()),
                contract.name(),
                data);
        assertThat(StrictJson.parse(EventCodec.detail(announcement))).isEqualTo(detail);
    }

    private static Object value(JsonNode value) {
        return value.isInt() ? (Object) value.intValue() : value.textValue();
    }
}
