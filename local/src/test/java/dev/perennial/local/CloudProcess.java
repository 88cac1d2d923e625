package dev.perennial.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.commandline.Program;
import dev.perennial.commandline.UpCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A cloud in a process of its own, which can be killed. */
final class CloudProcess implements AutoCloseable {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Options options;
    private final Process process;
    private final List<String> said = new ArrayList<>();

    private CloudProcess(Options options, Process process) {
        this.options = options;
        this.process = process;
    }

    /** Starts a cloud and returns when it is ready, or has ended instead. */
    static CloudProcess start(Path template) throws IOException {
        Options options = Options.of(Program.parse(
                        UpCommand.class,
                        "up",
                        "--http-port",
                        "0",
                        "--aws-port",
                        "0",
                        "--template",
                        template.toString()))
                .withPorts();
        ProcessBuilder builder = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "up",
                        "--http-port",
                        String.valueOf(options.httpPort()),
                        "--aws-port",
                        String.valueOf(options.awsPort()),
                        "--template",
                        template.toString())
                .redirectErrorStream(true);
        builder.environment().put("AWS_ENDPOINT_URL", options.awsAddress());
        CloudProcess cloud = new CloudProcess(options, builder.start());
        cloud.listen();
        return cloud;
    }

    private void listen() throws IOException {
        BufferedReader lines = process.inputReader(UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.add(line);
            if (line.startsWith("Perennial is ready")) {
                Thread.ofVirtual().start(() -> lines.lines().forEach(_ -> {}));
                return;
            }
        }
    }

    /** What it said until it was ready. */
    List<String> said() {
        return said;
    }

    int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("Refused: " + answer.body());
        }
        return answer.body().isEmpty() ? Json.object() : Json.parse(answer.body());
    }

    /** Calls a JSON protocol's operation. @throws IOException where the cloud is gone, or refuses */
    JsonNode aws(String target, JsonNode body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(options.awsAddress()))
                .header("X-Amz-Target", target)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    /** Posts to the AWS endpoint. @throws IOException where the cloud is gone, or refuses */
    JsonNode awsPost(String path, JsonNode body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(options.awsAddress() + path))
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(options.httpAddress() + path)));
    }

    /** Posts to the HTTP port. @throws IOException where the cloud is gone, or refuses */
    JsonNode post(String path, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(options.httpAddress() + path))
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    String url(String queue) {
        return options.awsAddress() + "/" + Place.ACCOUNT + "/" + queue;
    }

    /** Ends it as {@code kill -9} does. */
    void kill() {
        // By its handle, which leaves its streams open.
        process.toHandle().destroyForcibly();
        process.onExit().join();
    }

    /** Ends it as {@code kill} does. */
    void stop() {
        process.toHandle().destroy();
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
        client.close();
    }
}
