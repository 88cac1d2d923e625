package dev.perennial.checks.concurrency;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.perennial.local.http.LoopbackServer;
import dev.perennial.local.tables.Engine;
import dev.perennial.local.tables.Tables;
import dev.perennial.template.Template;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

/** The template's tables in memory, and any answer for all else of AWS; keeps each call that was made. */
final class LoopbackAws implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Engine engine = Engine.start(Optional.empty());
    private final LoopbackServer tables = LoopbackServer.start(0, "--aws-port", engine.wire());
    private final HttpClient client = HttpClient.newHttpClient();
    private final Queue<String> calls = new ConcurrentLinkedQueue<>();
    private final JsonNode answers;
    private final HttpServer server;

    /**
     * Starts with empty tables.
     *
     * @param answers by operation, where the handler's rehearsal says one
     */
    LoopbackAws(Template template, JsonNode answers) throws IOException {
        this.answers = answers;
        new Tables(engine).create(template.tables());
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void put(String table, JsonNode item) throws IOException {
        ObjectNode request = JSON.createObjectNode().put("TableName", table);
        request.set("Item", item);
        forward("DynamoDB_20120810.PutItem", JSON.writeValueAsBytes(request));
    }

    /** Operation and body of each call, in no order that means anything. */
    List<String> calls() {
        return calls.stream().sorted().toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String target = Optional.ofNullable(exchange.getRequestHeaders().getFirst("x-amz-target"))
                    .orElse("");
            String operation =
                    target.isEmpty() ? exchange.getRequestURI().getPath() : target.substring(target.indexOf('.') + 1);
            byte[] body = exchange.getRequestBody().readAllBytes();
            calls.add(operation + " " + new String(body, UTF_8));
            Answer answer = answers.has(operation) || !target.startsWith("DynamoDB")
                    ? new Answer(200, JSON.writeValueAsBytes(answer(operation, JSON.readTree(body))))
                    : forward(target, body);
            exchange.getResponseHeaders().set("content-type", "application/x-amz-json-1.0");
            exchange.sendResponseHeaders(answer.status, answer.body.length);
            exchange.getResponseBody().write(answer.body);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // It is read once.
    private record Answer(int status, byte[] body) {}

    private Answer forward(String target, byte[] body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + tables.port()))
                .header("x-amz-target", target)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(answer.statusCode(), answer.body());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IOException(ended);
        }
    }

    private JsonNode answer(String operation, JsonNode call) {
        if (answers.has(operation)) {
            return answers.path(operation);
        }
        return switch (operation) {
            case "PutEvents" -> published(call.path("Entries"));
            case "SendMessageBatch" -> queued(call.path("Entries"));
            default -> throw new IllegalArgumentException("no answer is known to " + operation);
        };
    }

    private static ObjectNode published(JsonNode entries) {
        ObjectNode answer = JSON.createObjectNode().put("FailedEntryCount", 0);
        ArrayNode taken = answer.putArray("Entries");
        entries.forEach(_ -> taken.addObject().put("EventId", "taken"));
        return answer;
    }

    private static ObjectNode queued(JsonNode entries) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode taken = answer.putArray("Successful");
        entries.forEach(entry -> taken.addObject()
                .put("Id", entry.path("Id").asText())
                .put("MessageId", "taken")
                .put("MD5OfMessageBody", md5(entry.path("MessageBody").asText())));
        return answer;
    }

    private static String md5(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    @Override
    public void close() throws IOException {
        server.stop(0);
        client.close();
        tables.close();
        engine.close();
    }
}
