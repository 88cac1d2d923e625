package dev.perennial.local.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.local.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Notes in a table what it was given, whatever that was, and throws on poison. */
public final class Noting implements RequestStreamHandler {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        JsonNode event = Json.read(input.readAllBytes());
        if (event.has("detail")) {
            String id = event.path("detail").path("id").asText();
            if (id.startsWith("poison")) {
                throw new IllegalArgumentException("this is poison");
            }
            note(id);
        } else if (event.has("time")) {
            note("tick-" + event.path("time").asText());
        }
        for (JsonNode record : event.path("Records")) {
            note(
                    record.has("body")
                            ? record.path("body").asText()
                            : "followed-" + record.at("/dynamodb/Keys/id/S").asText());
        }
    }

    private static void note(String id) throws IOException {
        ObjectNode request = Json.object().put("TableName", "notes");
        request.putObject("Item").putObject("id").put("S", id);
        try {
            HttpResponse<String> answer = CLIENT.send(
                    HttpRequest.newBuilder(URI.create(System.getenv("AWS_ENDPOINT_URL")))
                            .header("X-Amz-Target", "DynamoDB_20120810.PutItem")
                            .POST(HttpRequest.BodyPublishers.ofString(request.toString()))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException("The note was refused: " + answer.body());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
