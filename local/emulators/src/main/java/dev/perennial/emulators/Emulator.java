package dev.perennial.emulators;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** An emulator in a process of its own, on a free port of the loopback. */
final class Emulator implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration GLANCE = Duration.ofMillis(200);

    /** The emulators there are, with the page that each answers when it is up. */
    enum Kind {
        MOTO("/moto-api/data.json", Duration.ZERO),
        /** Delivers events in the background. */
        LOCALSTACK("/_localstack/health", Duration.ofMillis(500)),
        MINISTACK("/_ministack/health", Duration.ZERO);

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
                    "There is no emulator '" + name + "'; there are moto, localstack and ministack.");
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** How long an event may be on its way though nobody is seen to work on it. */
        Duration lag() {
            return lag;
        }

        private ProcessBuilder process(int port) {
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
            };
        }
    }

    private final Kind kind;
    private final Process process;
    private final URI endpoint;

    private Emulator(Kind kind, Process process, URI endpoint) {
        this.kind = kind;
        this.process = process;
        this.endpoint = endpoint;
    }

    /**
     * Starts it and waits until it answers.
     *
     * @throws IOException when it is not installed or does not answer
     */
    static Emulator start(Kind kind, Path log) throws IOException, InterruptedException {
        int port = freePort();
        Process process = kind.process(port)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Emulator emulator = new Emulator(kind, process, URI.create("http://127.0.0.1:" + port));
        long end = System.nanoTime() + START.toNanos();
        while (!emulator.answers()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                emulator.close();
                throw new IOException(kind.word()
                        + " does not run here. It needs Python 3 with the packages that .ci/run installs"
                        + " (see docs/emulators.md); what it printed: "
                        + log);
            }
            Thread.sleep(GLANCE);
        }
        return emulator;
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
            return get(kind.page).length() > 0;
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
