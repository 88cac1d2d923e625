package dev.perennial.emulators;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.perennial.local.Json;
import dev.perennial.local.functions.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedTransferQueue;

/**
 * Lambda's Runtime API for one instance of a function: the instance asks for the next invocation and posts its answer.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Runtime API</a>
 */
public final class RuntimeApi implements AutoCloseable {
    private static final String INVOCATIONS = "/2018-06-01/runtime/invocation/";
    private static final String INIT_ERROR = "/2018-06-01/runtime/init/error";

    @SuppressWarnings("ArrayRecordComponent") // Handed on at once, never compared.
    private record Invocation(String id, byte[] event, long deadlineMillis) {}

    private final HttpServer server;
    private final String functionArn;
    private final LinkedTransferQueue<Invocation> next = new LinkedTransferQueue<>();
    private final Map<String, CompletableFuture<Outcome>> running = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();

    public RuntimeApi(String functionArn) {
        this.functionArn = functionArn;
        try {
            server = HttpServer.create(new InetSocketAddress(loopback(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    private static InetAddress loopback() {
        return InetAddress.getLoopbackAddress();
    }

    /** Host and port, as the variable AWS_LAMBDA_RUNTIME_API says them. */
    public String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Ends when the instance asks for its first invocation; fails when it says why it cannot. */
    public CompletableFuture<Void> ready() {
        return ready;
    }

    /** Hands an event to the instance. */
    public CompletableFuture<Outcome> invoke(byte[] event, Duration timeout) {
        String id = UUID.randomUUID().toString();
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        running.put(id, outcome);
        next.add(new Invocation(id, event, System.currentTimeMillis() + timeout.toMillis()));
        return outcome;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        try (exchange) {
            if (path.equals(INVOCATIONS + "next")) {
                handOut(exchange);
            } else if (path.equals(INIT_ERROR)) {
                ready.completeExceptionally(new IllegalStateException(text(exchange)));
                accepted(exchange);
            } else if (path.startsWith(INVOCATIONS)) {
                takeBack(exchange, path.substring(INVOCATIONS.length()));
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        }
    }

    private void handOut(HttpExchange exchange) throws IOException {
        ready.complete(null);
        Invocation invocation;
        try {
            invocation = next.take();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return;
        }
        Map.of(
                        "Lambda-Runtime-Aws-Request-Id", invocation.id(),
                        "Lambda-Runtime-Deadline-Ms", String.valueOf(invocation.deadlineMillis()),
                        "Lambda-Runtime-Invoked-Function-Arn", functionArn,
                        "Lambda-Runtime-Trace-Id", traceId(),
                        "Content-Type", "application/json")
                .forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(200, invocation.event().length);
        exchange.getResponseBody().write(invocation.event());
    }

    /** The runtime's client crashes where this header is missing. */
    private static String traceId() {
        String random = UUID.randomUUID().toString().replace("-", "");
        return "Root=1-%08x-%s;Parent=%s;Sampled=0"
                .formatted(System.currentTimeMillis() / 1000, random.substring(0, 24), random.substring(0, 16));
    }

    private void takeBack(HttpExchange exchange, String rest) throws IOException {
        int slash = rest.indexOf('/');
        CompletableFuture<Outcome> outcome = slash < 0 ? null : running.remove(rest.substring(0, slash));
        if (outcome == null) {
            exchange.sendResponseHeaders(400, -1);
            return;
        }
        byte[] body = exchange.getRequestBody().readAllBytes();
        accepted(exchange);
        outcome.complete(rest.endsWith("/error") ? failure(body) : new Outcome.Answered(body));
    }

    private static Outcome failure(byte[] body) throws IOException {
        JsonNode error = Json.read(body);
        List<String> trace = new ArrayList<>();
        error.path("stackTrace").forEach(line -> trace.add(line.asText()));
        return new Outcome.Failed(
                error.path("errorType").asText(), error.path("errorMessage").asText(), trace);
    }

    private static void accepted(HttpExchange exchange) throws IOException {
        byte[] body = "{\"status\":\"OK\"}".getBytes(UTF_8);
        exchange.sendResponseHeaders(202, body.length);
        exchange.getResponseBody().write(body);
    }

    private static String text(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    }

    /** The instance has ended: what it was given will not be answered. */
    public void ended(String how) {
        ready.completeExceptionally(new IllegalStateException(how));
        next.clear();
        running.keySet().forEach(id -> {
            CompletableFuture<Outcome> outcome = running.remove(id);
            if (outcome != null) {
                outcome.complete(new Outcome.Failed("Runtime.ExitError", how, List.of()));
            }
        });
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
