package dev.perennial.dynamodb.differential;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A DynamoDB that others wrote, in a process of its own. */
final class Oracle implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Process process;
    private final URI address;
    private final HttpClient client = HttpClient.newHttpClient();

    /** An answer as HTTP brings it. */
    record Answer(int status, JsonNode body) {}

    private Oracle(Process process, int port) {
        this.process = process;
        this.address = URI.create("http://127.0.0.1:" + port);
    }

    /** moto's server, by the Python that has it. Empty where none has. */
    static Optional<Oracle> moto(Path log) throws Exception {
        String python = Optional.ofNullable(System.getenv("PERENNIAL_PYTHON")).orElse("python3");
        if (!succeeds(List.of(python, "-c", "import moto.server"))) {
            return Optional.empty();
        }
        int port = freePort();
        return Optional.of(start(
                port,
                log,
                new ProcessBuilder(python, "-m", "moto.server", "-H", "127.0.0.1", "-p", String.valueOf(port))));
    }

    /** MiniStack, where it is on the path. */
    static Optional<Oracle> miniStack(Path log) throws Exception {
        String command =
                Optional.ofNullable(System.getenv("PERENNIAL_MINISTACK")).orElse("ministack");
        if (!succeeds(List.of(command, "--help"))) {
            return Optional.empty();
        }
        int port = freePort();
        ProcessBuilder server = new ProcessBuilder(command);
        server.environment().put("GATEWAY_PORT", String.valueOf(port));
        server.environment().put("BIND_HOST", "127.0.0.1");
        server.environment().put("SFTP_ENABLED", "0");
        server.environment().put("IOT_MTLS_ENABLED", "0");
        server.environment().put("SERVICES", "dynamodb");
        return Optional.of(start(port, log, server));
    }

    private static boolean succeeds(List<String> command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Oracle start(int port, Path log, ProcessBuilder server) throws Exception {
        Oracle oracle = new Oracle(
                server.redirectErrorStream(true).redirectOutput(log.toFile()).start(), port);
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                oracle.call("ListTables", "{}");
                return oracle;
            } catch (UncheckedIOException notYet) {
                if (Instant.now().isAfter(end) || !oracle.process.isAlive()) {
                    oracle.close();
                    throw notYet;
                }
                Thread.sleep(200);
            }
        }
    }

    Answer call(String operation, String request) {
        HttpRequest call = HttpRequest.newBuilder(address)
                .header("X-Amz-Target", "DynamoDB_20120810." + operation)
                .header("Content-Type", "application/x-amz-json-1.0")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=anybody/20260101/eu-central-1/dynamodb/aws4_request,"
                                + " SignedHeaders=host, Signature=0")
                .POST(BodyPublishers.ofString(request))
                .build();
        try {
            HttpResponse<String> answer = client.send(call, BodyHandlers.ofString(UTF_8));
            // A server that failed says so in HTML.
            boolean isJson = answer.body().startsWith("{");
            return new Answer(answer.statusCode(), MAPPER.readTree(isJson ? answer.body() : "{}"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
