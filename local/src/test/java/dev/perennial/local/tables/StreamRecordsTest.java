package dev.perennial.local.tables;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.local.Json;
import org.junit.jupiter.api.Test;

class StreamRecordsTest {
    private static final String STREAM = "arn:aws:dynamodb:eu-central-1:000000000000:table/customers/stream/1";

    @Test
    void anItemThatExpiredIsMarkedAsRemovedByTheServiceInLambdasSpelling() {
        ObjectNode record = Json.object().put("eventName", "REMOVE");
        record.putObject("userIdentity")
                .put("PrincipalId", "dynamodb.amazonaws.com")
                .put("Type", "Service");
        assertThat(StreamRecords.event(record, STREAM, "eu-central-1").path("userIdentity"))
                .isEqualTo(Json.object()
                        .put("principalId", "dynamodb.amazonaws.com")
                        .put("type", "Service"));
    }

    @Test
    void whatACallerRemovedIsMarkedAsNobodys() {
        ObjectNode record = Json.object().put("eventName", "REMOVE");
        assertThat(StreamRecords.event(record, STREAM, "eu-central-1").has("userIdentity"))
                .isFalse();
    }
}
