package dev.perennial.local.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.local.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Remembers events, and throws on poison. */
public final class Recording implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        JsonNode event = Json.read(input.readAllBytes());
        Calls.add(event);
        if (event.path("detail").path("poison").asBoolean(false)) {
            throw new IllegalArgumentException("this is poison");
        }
    }
}
