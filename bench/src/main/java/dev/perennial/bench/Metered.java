package dev.perennial.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.local.Json;
import dev.perennial.local.http.LoopbackServer;
import dev.perennial.local.tables.Engine;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Tables in memory, and before them a meter: each call is asked what it consumed, and kept with its answer. Nothing is
 * timed here.
 */
final class Metered implements AutoCloseable {
    /**
     * One call.
     *
     * @param request without what the meter added
     */
    record Call(String operation, JsonNode request, JsonNode answer) {
        boolean isWrite() {
            return !operation.equals("GetItem") && !operation.equals("Query");
        }

        /** Of the tables and their indexes together. */
        double units() {
            JsonNode consumed = answer.path("ConsumedCapacity");
            if (consumed.isMissingNode()) {
                throw new IllegalStateException("not metered: " + operation);
            }
            return consumed.isArray()
                    ? consumed.valueStream().mapToDouble(Call::units).sum()
                    : units(consumed);
        }

        private static double units(JsonNode consumed) {
            return consumed.path("CapacityUnits").doubleValue();
        }
    }

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Engine engine;
    private final LoopbackServer tables;
    private final DynamoWire wire;

    Metered() {
        engine = Engine.start(Optional.empty());
        tables = LoopbackServer.start(0, "", engine.wire());
        wire = new DynamoWire(this::answer);
    }

    Engine engine() {
        return engine;
    }

    String endpoint() {
        return wire.endpoint();
    }

    /** The calls that succeeded since the last time that this was asked. */
    List<Call> read() {
        List<Call> since = List.copyOf(calls);
        calls.clear();
        return since;
    }

    /** Calls the tables; not metered. */
    JsonNode call(String operation, JsonNode request) {
        try {
            HttpResponse<byte[]> answer = send(operation, Json.bytes(request));
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(operation + ": " + Json.read(answer.body()) + " to " + request);
            }
            return Json.read(answer.body());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private DynamoWire.Answer answer(String operation, byte[] request) throws IOException {
        JsonNode asked = Json.read(request);
        ObjectNode metered = asked.deepCopy();
        metered.put("ReturnConsumedCapacity", "INDEXES");
        HttpResponse<byte[]> answer = send(operation, Json.bytes(metered));
        if (answer.statusCode() == 200) {
            calls.add(new Call(operation, asked, Json.read(answer.body())));
        }
        return new DynamoWire.Answer(answer.statusCode(), answer.body());
    }

    private HttpResponse<byte[]> send(String operation, byte[] request) throws IOException {
        HttpRequest call = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + tables.port()))
                .header("X-Amz-Target", "DynamoDB_20120810." + operation)
                .header("Content-Type", "application/x-amz-json-1.0")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256"
                                + " Credential=anybody/20260101/local/dynamodb/aws4_request,"
                                + " SignedHeaders=host, Signature=0")
                .header("X-Amz-Date", "20260101T000000Z")
                .POST(BodyPublishers.ofByteArray(request))
                .build();
        try {
            return client.send(call, BodyHandlers.ofByteArray());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    @Override
    public void close() {
        wire.close();
        client.close();
        try {
            tables.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        engine.close();
    }
}
