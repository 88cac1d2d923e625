package dev.perennial.local.tables;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What Lambda makes of a stream's record before it hands it to a function. */
final class StreamRecords {
    private StreamRecords() {}

    static String sequence(JsonNode record) {
        return record.at("/dynamodb/SequenceNumber").asText();
    }

    static ObjectNode event(JsonNode record, String streamArn, String region) {
        ObjectNode event =
                record.<ObjectNode>deepCopy().put("awsRegion", region).put("eventSourceARN", streamArn);
        JsonNode service = record.path("userIdentity");
        if (!service.isEmpty()) {
            event.putObject("userIdentity")
                    .put("principalId", service.path("PrincipalId").asText())
                    .put("type", service.path("Type").asText());
        }
        return event;
    }
}
