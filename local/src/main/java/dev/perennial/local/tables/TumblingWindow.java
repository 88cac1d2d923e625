package dev.perennial.local.tables;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.local.Json;
import java.time.Instant;

/** The window that a shard is in: its bounds, and the state that the function hands from one invocation to the next. */
final class TumblingWindow {
    private final long seconds;
    private final String shardId;
    private final String streamArn;
    private Instant start = Instant.EPOCH;
    private ObjectNode state = Json.object();

    TumblingWindow(long seconds, String shardId, String streamArn) {
        this.seconds = seconds;
        this.shardId = shardId;
        this.streamArn = streamArn;
    }

    /** Whether the present belongs to a later window than the one last written to. */
    boolean isOver(Instant now) {
        return !start.equals(Instant.EPOCH) && !now.isBefore(start.plusSeconds(seconds));
    }

    void enter(Instant now) {
        start = Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), seconds) * seconds);
    }

    void leave() {
        start = Instant.EPOCH;
        state = Json.object();
    }

    void keep(JsonNode answer) {
        if (answer.path("state") instanceof ObjectNode kept) {
            state = kept;
        }
    }

    /** Adds the window to an invocation's event. */
    ObjectNode describe(ObjectNode event, boolean last) {
        event.putObject("window")
                .put("start", start.toString())
                .put("end", start.plusSeconds(seconds).toString());
        event.set("state", state);
        return event.put("shardId", shardId)
                .put("eventSourceARN", streamArn)
                .put("isFinalInvokeForWindow", last)
                .put("isWindowTerminatedEarly", false);
    }
}
