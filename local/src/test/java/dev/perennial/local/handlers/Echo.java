package dev.perennial.local.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.local.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Answers an HTTP event with itself; crashes when asked to. */
public final class Echo implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        JsonNode event = Json.read(input.readAllBytes());
        if (event.path("body").asText().equals("crash")) {
            throw new IllegalStateException("asked to crash");
        }
        ObjectNode answer = Json.object().put("statusCode", 201);
        answer.putObject("headers").put("X-Function", context.getFunctionName());
        answer.putArray("cookies").add("a=1").add("b=2");
        output.write(Json.bytes(answer.put("body", event.toString())));
    }
}
