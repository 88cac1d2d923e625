package dev.perennial.local.bus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.local.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** EventBridge's {@code PutEvents}: checks every entry by itself and counts those that failed. */
public final class PutEvents {
    private static final int MOST_ENTRIES = 10;
    private static final int MOST_BYTES = 256 * 1024;

    private final Buses buses;

    public PutEvents(Buses buses) {
        this.buses = buses;
    }

    /** A request that is refused as a whole, with AWS's name for the reason. */
    public static final class Refused extends Exception {
        Refused(String message) {
            super(message);
        }
    }

    /** The answer as EventBridge writes it. */
    public ObjectNode put(JsonNode request) throws Refused {
        JsonNode entries = request.path("Entries");
        if (entries.isEmpty() || entries.size() > MOST_ENTRIES) {
            throw new Refused("1 validation error detected: Value at 'entries' failed to satisfy constraint:"
                    + " Member must have length between 1 and "
                    + MOST_ENTRIES);
        }
        int bytes = 0;
        for (JsonNode entry : entries) {
            bytes += size(entry);
        }
        if (bytes > MOST_BYTES) {
            throw new Refused("Total size of the entries in the request is over the limit.");
        }
        ObjectNode answer = Json.object();
        ArrayNode results = Json.array();
        int failed = 0;
        for (JsonNode entry : entries) {
            ObjectNode result = put1(entry);
            failed += result.has("ErrorCode") ? 1 : 0;
            results.add(result);
        }
        answer.put("FailedEntryCount", failed).set("Entries", results);
        return answer;
    }

    private static int size(JsonNode entry) {
        int size = entry.has("Time") ? 14 : 0;
        for (String field : List.of("Source", "DetailType", "Detail")) {
            size += entry.path(field).asText().getBytes(StandardCharsets.UTF_8).length;
        }
        for (JsonNode resource : entry.path("Resources")) {
            size += resource.asText().length();
        }
        return size;
    }

    private ObjectNode put1(JsonNode entry) {
        for (String field : List.of("Source", "DetailType", "Detail")) {
            if (entry.path(field).asText().isEmpty()) {
                return error(
                        "InvalidArgument",
                        "Parameter " + field + " is not valid. Reason: " + field + " is a required argument.");
            }
        }
        String source = entry.path("Source").asText();
        if (source.startsWith("aws.")) {
            return error("NotAuthorizedForSource", "Not authorized for the source.");
        }
        JsonNode detail;
        try {
            detail = Json.read(entry.path("Detail").asText().getBytes(StandardCharsets.UTF_8));
        } catch (IOException malformed) {
            return error("MalformedDetail", "Detail is malformed.");
        }
        if (!detail.isObject()) {
            return error("MalformedDetail", "Detail is malformed.");
        }
        String bus = entry.path("EventBusName").asText();
        if (!buses.has(bus)) {
            return error("ResourceNotFoundException", "Event bus " + bus + " does not exist.");
        }
        List<String> resources = new ArrayList<>();
        entry.path("Resources").forEach(resource -> resources.add(resource.asText()));
        return Json.object()
                .put(
                        "EventId",
                        buses.put(
                                bus,
                                source,
                                entry.path("DetailType").asText(),
                                detail,
                                resources,
                                time(entry.path("Time"))));
    }

    private static Optional<Instant> time(JsonNode time) {
        return time.isNumber()
                ? Optional.of(Instant.ofEpochMilli(Math.round(time.asDouble() * 1000)))
                : Optional.empty();
    }

    private static ObjectNode error(String code, String message) {
        return Json.object().put("ErrorCode", code).put("ErrorMessage", message);
    }
}
