package dev.perennial.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.perennial.events.StrictJson;
import dev.perennial.priming.Rehearsal;
import dev.perennial.priming.RehearsalBackend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * AWS as far as a rehearsal needs it, within this process, reached over the loopback interface so that the real HTTP
 * client is rehearsed too: what was put into a table is found there, messages and events are taken, and all else is
 * answered as the rehearsal says, or with an empty object.
 */
final class RehearsalServer implements RehearsalBackend.Session {
    private final Map<String, ArrayNode> tables = new HashMap<>();
    private final Set<String> calls = ConcurrentHashMap.newKeySet();
    private final List<JsonNode> items;
    private final Function<String, String> table;
    private final ObjectNode answers;
    private final HttpServer server;
    private final Runnable afterwards;

    /**
     * Starts the server.
     *
     * @param table the name of the table that a variable names
     * @param afterwards is done when it is closed
     */
    RehearsalServer(Rehearsal rehearsal, Function<String, String> table, Runnable afterwards) {
        this.answers = rehearsal.answers();
        this.afterwards = afterwards;
        this.items = rehearsal.items();
        this.table = table;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public synchronized void reset() {
        tables.clear();
        items.forEach(it -> put(table.apply(it.path("table").asText()), it.path("item")));
    }

    @Override
    public Set<String> calls() {
        return Set.copyOf(calls);
    }

    @Override
    public void close() {
        server.stop(0);
        afterwards.run();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String operation = Optional.ofNullable(exchange.getRequestHeaders().getFirst("x-amz-target"))
                    .map(target -> target.substring(target.indexOf('.') + 1))
                    .orElse(exchange.getRequestURI().getPath());
            calls.add(operation);
            JsonNode call = StrictJson.parse(exchange.getRequestBody().readAllBytes());
            byte[] answer = answer(operation, call).toString().getBytes(UTF_8);
            exchange.getResponseHeaders().set("content-type", "application/x-amz-json-1.0");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private JsonNode answer(String operation, JsonNode call) {
        if (answers.has(operation)) {
            return answers.path(operation);
        }
        return switch (operation) {
            case "GetItem" -> get(call.path("TableName").asText(), call.path("Key"));
            case "PutItem" -> put(call.path("TableName").asText(), call.path("Item"));
            case "Query" -> StrictJson.object().put("Count", 0).set("Items", JsonNodeFactory.instance.arrayNode());
            case "PutEvents" -> published(call.path("Entries"));
            case "SendMessageBatch" -> queued(call.path("Entries"));
            default -> StrictJson.object();
        };
    }

    private synchronized ObjectNode get(String table, JsonNode key) {
        ObjectNode answer = StrictJson.object();
        for (JsonNode item : tables.getOrDefault(table, JsonNodeFactory.instance.arrayNode())) {
            if (key.properties().stream().allMatch(it -> it.getValue().equals(item.path(it.getKey())))) {
                answer.set("Item", item); // The last that was put there counts.
            }
        }
        return answer;
    }

    private synchronized ObjectNode put(String table, JsonNode item) {
        tables.computeIfAbsent(table, _ -> JsonNodeFactory.instance.arrayNode()).add(item);
        return StrictJson.object();
    }

    private static ObjectNode published(JsonNode entries) {
        ObjectNode answer = StrictJson.object().put("FailedEntryCount", 0);
        ArrayNode taken = answer.putArray("Entries");
        entries.forEach(_ -> taken.addObject().put("EventId", "rehearsal"));
        return answer;
    }

    private static ObjectNode queued(JsonNode entries) {
        ObjectNode answer = StrictJson.object();
        ArrayNode taken = answer.putArray("Successful");
        entries.forEach(entry -> taken.addObject()
                .put("Id", entry.path("Id").asText())
                .put("MessageId", "rehearsal")
                .put("MD5OfMessageBody", md5(entry.path("MessageBody").asText())));
        return answer;
    }

    /** By which the SDK checks that the queue has understood. */
    private static String md5(String text) {
        try {
            byte[] sum = MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(sum);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
