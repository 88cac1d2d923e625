package dev.perennial.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Makes an AOT cache (JEP 514): {@code Trainer <start script> <handler> <variables> <cache>}. Starts the function under
 * Lambda's own runtime client, as the image will, lets it rehearse, and ends it when it asks for its first event; the
 * JVM then writes what it has loaded and linked.
 *
 * <p>The variables are those of the template, {@code NAME=value} in a file, of any value: a rehearsal reaches nobody.
 */
public final class Trainer {
    private static final int MINUTES = 10;

    private Trainer() {}

    public static void main(String[] args) throws Exception {
        if (args.length != 4) {
            System.err.println("usage: Trainer <start script> <handler> <variables> <cache>");
            System.exit(2);
        }
        Path cache = Path.of(args[3]);
        train(Path.of(args[0]), args[1], variables(Path.of(args[2])), cache);
        System.out.println(cache + ": " + Files.size(cache) + " bytes");
    }

    private static Map<String, String> variables(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.contains("=") && !line.startsWith("#"))
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(line -> line[0], line -> line[1]));
    }

    private static void train(Path start, String handler, Map<String, String> variables, Path cache) throws Exception {
        CompletableFuture<String> end = new CompletableFuture<>();
        HttpServer lambda = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        lambda.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        lambda.createContext("/", exchange -> answer(exchange, end));
        lambda.start();
        ProcessBuilder builder = new ProcessBuilder(List.of(start.toString(), handler));
        builder.environment().putAll(variables);
        builder.environment()
                .putAll(Map.of(
                        "AWS_LAMBDA_RUNTIME_API",
                        "127.0.0.1:" + lambda.getAddress().getPort(),
                        "AWS_REGION",
                        "eu-central-1",
                        "PRIMING",
                        "init",
                        "AOT_OPTION",
                        "-XX:AOTCacheOutput=" + cache));
        Process function = builder.inheritIO().start();
        var _ = function.onExit().thenAccept(ended -> end.complete("it ended by itself"));
        try {
            String problem = end.get(MINUTES, TimeUnit.MINUTES);
            if (!problem.isEmpty()) {
                throw new IllegalStateException(handler + " cannot be trained: " + problem);
            }
            function.destroy(); // As Lambda does: the JVM ends in good order.
            if (!function.waitFor(MINUTES, TimeUnit.MINUTES) || !Files.exists(cache)) {
                throw new IllegalStateException(handler + " left no cache");
            }
        } finally {
            function.destroyForcibly();
            lambda.stop(0);
        }
    }

    /** It asks for its first event, which never comes; or says why it cannot start. */
    private static void answer(HttpExchange exchange, CompletableFuture<String> end) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String said = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        if (path.endsWith("/invocation/next")) {
            end.complete("");
        } else {
            exchange.sendResponseHeaders(202, -1);
            exchange.close();
            end.complete(path + " " + said);
        }
    }
}
