package dev.perennial.packages;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;

/** All of AWS that a function can reach: counts what comes, and answers as it was told. */
final class World implements AutoCloseable {
    private final HttpServer server;
    private final JsonNode answers;
    private final AtomicInteger requests = new AtomicInteger();
    private volatile int early = -1;

    World(JsonNode answers) throws IOException {
        this.answers = answers;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    int requests() {
        return requests.get();
    }

    /** Those that came before the function was {@link Primed#PREPARED}; negative if it never was. */
    int early() {
        return early;
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().getPath().equals(Primed.PREPARED)) {
            early = requests.get();
        } else {
            requests.incrementAndGet();
        }
        String target = exchange.getRequestHeaders().getFirst("x-amz-target");
        String operation = target == null ? "" : target.substring(target.indexOf('.') + 1);
        exchange.getRequestBody().readAllBytes();
        JsonNode known = answers.path(operation);
        byte[] answer = (known.isMissingNode() ? "{}" : known.toString()).getBytes(UTF_8);
        exchange.getResponseHeaders().set("content-type", "application/x-amz-json-1.0");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
