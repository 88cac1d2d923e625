package dev.perennial.local.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.local.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Remembers each message and reports poisonous ones as failed. */
public final class Working implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        ObjectNode answer = Json.object();
        var failures = answer.putArray("batchItemFailures");
        for (JsonNode message : Json.read(input.readAllBytes()).path("Records")) {
            Calls.add(message);
            if (message.path("body").asText().equals("poison")) {
                failures.addObject()
                        .put("itemIdentifier", message.path("messageId").asText());
            }
        }
        output.write(Json.bytes(answer));
    }
}
