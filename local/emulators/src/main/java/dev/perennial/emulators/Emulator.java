package dev.perennial.emulators;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An emulator in a process of its own, on a free port of the loopback. */
final class Emulator implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration GLANCE = Duration.ofMillis(200);

    /** The emulators there are, with the page that each answers when it is up. */
    enum Kind {
        MOTO("/moto-api/data.json", Duration.ZERO),
        /** Delivers events in the background. */
        LOCALSTACK("/_localstack/health", Duration.ofMillis(500)),
        MINISTACK("/_ministack/health", Duration.ZERO),
        /** Amazon's own; speaks HTTPS alone, with a certificate that it makes itself. */
        AWS_EMULATOR("/__admin/health", Duration.ofMillis(500));

        private final String page;
        private final Duration lag;

        Kind(String page, Duration lag) {
            this.page = page;
            this.lag = lag;
        }

        static Kind named(String name) {
            for (Kind kind : values()) {
                if (kind.word().equals(name)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException(
                    "There is no emulator '" + name + "'; there are moto, localstack, ministack and aws-emulator.");
        }

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** How long an event may be on its way though nobody is seen to work on it. */
        Duration lag() {
            return lag;
        }

        /** What one misses here has to be installed from. */
        private String source() {
            return this == AWS_EMULATOR
                    ? "It needs the command aws-emulator, which AWS publishes for Linux"
                    : "It needs Python 3 with the packages that .ci/run installs";
        }

        private ProcessBuilder process(int port, Path home) {
            return switch (this) {
                case MOTO -> Python.moto(List.of("-H", "127.0.0.1", "-p", String.valueOf(port)));
                case LOCALSTACK -> {
                    ProcessBuilder builder = Python.localStack();
                    builder.environment().put("GATEWAY_LISTEN", "127.0.0.1:" + port);
                    builder.environment().put("SKIP_SSL_CERT_DOWNLOAD", "1");
                    builder.environment().put("DISABLE_EVENTS", "1");
                    yield builder;
                }
                case MINISTACK -> {
                    ProcessBuilder builder = Python.miniStack();
                    builder.environment().put("GATEWAY_PORT", String.valueOf(port));
                    builder.environment().put("BIND_HOST", "127.0.0.1");
                    builder.environment().put("MINISTACK_REGION", Account.REGION);
                    // What nobody here asks for would listen on ports of its own.
                    builder.environment().put("SFTP_ENABLED", "0");
                    builder.environment().put("IOT_MTLS_ENABLED", "0");
                    yield builder;
                }
                case AWS_EMULATOR -> {
                    ProcessBuilder builder = Python.awsEmulator(
                            List.of("--bind", "127.0.0.1", "--port", String.valueOf(port), "--auth", "off"));
                    builder.environment().put("EMULATOR_TELEMETRY", "off");
                    // Its certificate goes there, below .aws/emulator.
                    builder.environment().put("HOME", home.toString());
                    yield builder;
                }
            };
        }
    }

    private final Kind kind;
    private final Process process;
    private final URI endpoint;
    private final @Nullable PlainDoor door;

    private Emulator(Kind kind, Process process, URI endpoint, @Nullable PlainDoor door) {
        this.kind = kind;
        this.process = process;
        this.endpoint = endpoint;
        this.door = door;
    }

    /**
     * Starts it and waits until it answers.
     *
     * @throws IOException when it is not installed or does not answer
     */
    static Emulator start(Kind kind, Path log) throws IOException, InterruptedException {
        int port = freePort();
        Path home = log.resolveSibling(kind.word());
        Process process = kind.process(port, Files.createDirectories(home))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Emulator emulator = opened(kind, process, port, home);
        long end = System.nanoTime() + START.toNanos();
        while (!emulator.answers()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                emulator.close();
                throw new IOException(kind.word() + " does not run here. " + kind.source()
                        + " (see docs/emulators.md); what it printed: " + log);
            }
            Thread.sleep(GLANCE);
        }
        return emulator;
    }

    private static Emulator opened(Kind kind, Process process, int port, Path home)
            throws IOException, InterruptedException {
        if (kind != Kind.AWS_EMULATOR) {
            return new Emulator(kind, process, URI.create("http://127.0.0.1:" + port), null);
        }
        try {
            PlainDoor door = PlainDoor.open(
                    URI.create("https://localhost:" + port), home.resolve(".aws/emulator/" + port + "/ca.pem"));
            return new Emulator(kind, process, door.address(), door);
        } catch (IOException | InterruptedException failed) {
            process.destroy();
            throw failed;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    private boolean answers() throws InterruptedException {
        try {
            return !get(kind.page).isEmpty();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** What one of the emulator's own pages says. */
    String get(String page) throws IOException, InterruptedException {
        // One plain request needs no offer to go on in HTTP/2.
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return client.send(HttpRequest.newBuilder(endpoint.resolve(page)).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    Kind kind() {
        return kind;
    }

    URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        if (door != null) {
            door.close();
        }
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(Duration.ofSeconds(10))) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
        }
    }
}
