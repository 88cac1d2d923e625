package dev.perennial.functions.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.Map;

/**
 * Now, for a call of the window: the console brings no time that AWS wrote, so this is the one place that reads the
 * clock. What the call says of the time counts only where functions do not speak to AWS, as in the local cloud, whose
 * clock is moved.
 */
record CallTime(InstantSource clock, boolean movable) {
    /** Lambda never sets it. */
    private static final String ENDPOINT = "AWS_ENDPOINT_URL";

    static CallTime of(Map<String, String> variables) {
        return new CallTime(InstantSource.system(), variables.containsKey(ENDPOINT));
    }

    Instant of(JsonNode event) {
        if (movable && event.path("time").isTextual()) {
            try {
                return Instant.parse(event.path("time").asText());
            } catch (DateTimeParseException malformed) {
                return clock.instant();
            }
        }
        return clock.instant();
    }
}
