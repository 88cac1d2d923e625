package dev.perennial.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.perennial.events.StrictJson;
import dev.perennial.imports.format.Settings;
import dev.perennial.imports.posting.Target.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the command itself in the midst of its posts, and gives it again. */
@Tag("slow")
class KilledImportTest {
    private static final int KILLS = 3;
    private static final int ORDERS = 2_500;

    @TempDir
    private Path folder;

    @Test
    void killedAtAnyMomentItGoesOnAndTheRecordsAreThoseOfOneThatWasNot() throws Exception {
        Path file = Exports.orders(folder, ORDERS);
        Installation whole = new Installation();
        Import quiet = new Import(
                Optional.empty(),
                List.of(file),
                Settings.NONE.asOf(Instant.parse("2026-03-31T00:00:00Z")),
                folder.resolve("quiet"),
                new PrintStream(OutputStream.nullOutputStream()));
        quiet.look("here");
        quiet.post(whole, "here", 3);

        Installation house = new Installation();
        Random random = new Random(20_261_201);
        try (House served = new House(house)) {
            for (int kill = 0; kill < KILLS; kill++) {
                CountDownLatch posts = served.after(random.nextInt(1, 4));
                Process command = command(file, served.port());
                posts.await();
                command.destroyForcibly().waitFor();
                assertThat(command.exitValue()).as("it was killed").isEqualTo(128 + 9);
            }
            Process last = command(file, served.port());
            int code = last.waitFor();
            assertThat(code).as(said()).isZero();
        }
        assertThat(said()).contains("Going on after ");
        assertThat(house.records()).isEqualTo(whole.records());
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("said"));
    }

    private Process command(Path file, int port) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.perennial.commandline.Main",
                        "import",
                        "shopify",
                        file.toString(),
                        "--as-of",
                        "2026-03-31",
                        "--posts",
                        "2",
                        "--out",
                        folder.resolve("out").toString(),
                        "--api",
                        "http://127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
    }

    /** The installation behind a loopback address, as the local cloud answers there. */
    private static final class House implements AutoCloseable {
        private static final String SECRET = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

        private final HttpServer server;
        private final List<CountDownLatch> waiting = new ArrayList<>();

        House(Installation house) throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext(
                    "/local/info",
                    exchange -> answer(
                            exchange,
                            200,
                            StrictJson.object()
                                    .put("signingSecret", SECRET)
                                    .put("now", Instant.now().toString())
                                    .toString()
                                    .getBytes(UTF_8)));
            server.createContext("/v1/events", exchange -> {
                // As long as a note of how far it came is worth writing.
                LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
                Answer answer = house.post(
                        exchange.getRequestHeaders().getFirst("webhook-id"),
                        exchange.getRequestBody().readAllBytes());
                waiting().forEach(CountDownLatch::countDown);
                answer(exchange, answer.status(), answer.body());
            });
            server.start();
        }

        private synchronized List<CountDownLatch> waiting() {
            return List.copyOf(waiting);
        }

        int port() {
            return server.getAddress().getPort();
        }

        /** Opens when so many more posts were taken, their answers still on the way. */
        synchronized CountDownLatch after(int posts) {
            CountDownLatch latch = new CountDownLatch(posts);
            waiting.add(latch);
            return latch;
        }

        private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
            try (exchange) {
                exchange.sendResponseHeaders(status, body.length);
                exchange.getResponseBody().write(body);
            }
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
