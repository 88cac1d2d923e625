package dev.perennial.local.functions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.local.Json;
import java.util.Arrays;
import java.util.List;

/** How an invocation ended. */
public sealed interface Outcome {
    /** The function answered with these bytes. */
    @SuppressWarnings("ArrayRecordComponent") // Handed on at once, never compared.
    record Answered(byte[] payload) implements Outcome {}

    /** The function threw, or ran out of time; worded as Lambda words it. */
    record Failed(String errorType, String errorMessage, List<String> stackTrace) implements Outcome {
        public Failed {
            stackTrace = List.copyOf(stackTrace);
        }

        public static Failed of(Throwable thrown) {
            return new Failed(
                    thrown.getClass().getName(),
                    String.valueOf(thrown.getMessage()),
                    Arrays.stream(thrown.getStackTrace())
                            .limit(20)
                            .map(StackTraceElement::toString)
                            .toList());
        }

        /** The error document that Lambda answers. */
        public ObjectNode json() {
            ObjectNode json = Json.object().put("errorMessage", errorMessage).put("errorType", errorType);
            stackTrace.forEach(json.putArray("stackTrace")::add);
            return json;
        }
    }
}
