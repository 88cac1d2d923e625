package dev.perennial.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The AWS command line, started once for many calls, see {@code aws_ready.py}. Where it cannot be (it is not written in
 * the Python of this machine), each call starts it anew.
 */
final class ReadyAws implements AutoCloseable {
    private static final List<String> SERVICES =
            List.of("dynamodb", "dynamodbstreams", "events", "lambda", "secretsmanager", "sqs");

    private final List<Process> servers;
    private final Map<String, String> variables;

    private ReadyAws(List<Process> servers, Map<String, String> variables) {
        this.servers = List.copyOf(servers);
        this.variables = Map.copyOf(variables);
    }

    static ReadyAws start() {
        try {
            String python = python();
            if (python.isEmpty()) {
                System.out.println("Each call of the AWS command line starts it anew.");
                return new ReadyAws(List.of(), Map.of());
            }
            Path folder = Files.createTempDirectory("aws");
            Path script = folder.resolve("aws_ready.py");
            Path socket = folder.resolve("socket");
            try (var source = ReadyAws.class.getResourceAsStream("aws_ready.py")) {
                Files.copy(Objects.requireNonNull(source), script);
            }
            ProcessBuilder command = new ProcessBuilder(python, script.toString(), socket.toString());
            command.command().addAll(SERVICES);
            command.environment().put("AWS_ACCESS_KEY_ID", "local");
            command.environment().put("AWS_SECRET_ACCESS_KEY", "local");
            command.environment().put("AWS_DEFAULT_REGION", "eu-central-1");
            Process server =
                    command.redirectError(ProcessBuilder.Redirect.INHERIT).start();
            Runtime.getRuntime().addShutdownHook(new Thread(server::destroy));
            BufferedReader said = server.inputReader(UTF_8);
            if (!"ready".equals(said.readLine())) {
                throw new IllegalStateException("the AWS command line could not be made ready");
            }
            return new ReadyAws(
                    List.of(server),
                    Map.of(
                            "AWS_READY", script.toString(),
                            "AWS_SOCKET", socket.toString(),
                            "AWS_PYTHON", python));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The interpreter that the command line is written in; empty where it brings its own. */
    private static String python() throws IOException {
        Process looking = new ProcessBuilder("python3", "-c", "import awscli.clidriver, sys; print(sys.executable)")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new String(looking.getInputStream().readAllBytes(), UTF_8).strip();
    }

    /** What a shell has to know of it. */
    Map<String, String> variables() {
        return variables;
    }

    @Override
    public void close() {
        servers.forEach(Process::destroy);
    }
}
