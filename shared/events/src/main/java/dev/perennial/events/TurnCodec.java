package dev.perennial.events;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.flow.broadcasts.WalkQueue.Turn;

/** A turn of the walk of a broadcast as the body of a message. */
public final class TurnCodec {
    private TurnCodec() {}

    public static String encode(Turn turn) {
        return StrictJson.object()
                .put("broadcast", turn.broadcast())
                .put("segment", turn.segment())
                .toString();
    }

    /**
     * Reads the body of a message.
     *
     * @throws IllegalArgumentException where it is no turn
     */
    public static Turn decode(String body) {
        JsonNode json = StrictJson.parse(body);
        if (!json.path("broadcast").isTextual() || !json.path("segment").isInt()) {
            throw new IllegalArgumentException("a turn has a broadcast and a segment");
        }
        return new Turn(json.path("broadcast").asText(), json.path("segment").asInt());
    }
}
