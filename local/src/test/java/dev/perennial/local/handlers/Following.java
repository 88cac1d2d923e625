package dev.perennial.local.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.local.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Reads stream records up to the first poisonous one, and counts in the window's state. */
public final class Following implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        JsonNode event = Json.read(input.readAllBytes());
        ObjectNode answer = Json.object();
        var failures = answer.putArray("batchItemFailures");
        int good = 0;
        for (JsonNode each : event.path("Records")) {
            if (each.path("dynamodb").path("Keys").path("id").path("S").asText().startsWith("poison")) {
                failures.addObject()
                        .put(
                                "itemIdentifier",
                                each.path("dynamodb").path("SequenceNumber").asText());
                break;
            }
            good++;
        }
        if (!event.path("Records").isEmpty()) {
            // The end of a window comes whenever a minute is over, in the midst of any test.
            Calls.add(((ObjectNode) event).put("good", good));
        }
        answer.putObject("state").put("count", event.path("state").path("count").asInt() + good);
        output.write(Json.bytes(answer));
    }
}
