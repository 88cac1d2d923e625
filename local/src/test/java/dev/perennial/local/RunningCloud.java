package dev.perennial.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.commandline.Program;
import dev.perennial.commandline.UpCommand;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** A small cloud in this process, and clients for it. */
final class RunningCloud implements AutoCloseable {
    private static final StaticCredentialsProvider ANYBODY =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("anybody", "anything"));

    private final HttpClient client = HttpClient.newHttpClient();
    private final Options options;
    private final Cloud cloud;
    private final List<String> steps = new ArrayList<>();
    private final DynamoDbClient tables;
    private final SqsClient queues;

    private RunningCloud(Options options) {
        this.options = options;
        this.cloud = Cloud.start(options, Place.template(options), steps::add);
        URI aws = URI.create(options.awsAddress());
        this.tables = DynamoDbClient.builder()
                .endpointOverride(aws)
                .region(Region.US_EAST_1)
                .credentialsProvider(ANYBODY)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        this.queues = SqsClient.builder()
                .endpointOverride(aws)
                .region(Region.US_EAST_1)
                .credentialsProvider(ANYBODY)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    /** The cloud of {@code small-cloud.yaml}. */
    static RunningCloud small(Path folder, String... more) {
        Path template = folder.resolve("template.yaml");
        try (InputStream small = Objects.requireNonNull(RunningCloud.class.getResourceAsStream("/small-cloud.yaml"))) {
            if (!Files.exists(template)) {
                Files.copy(small, template);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        List<String> arguments = new ArrayList<>(List.of("up"));
        arguments.addAll(List.of(more));
        arguments.addAll(List.of("--http-port", "0", "--aws-port", "0", "--template", template.toString()));
        UpCommand command = Program.parse(UpCommand.class, arguments.toArray(String[]::new));
        return new RunningCloud(Options.of(command).withPorts());
    }

    Options options() {
        return options;
    }

    List<String> steps() {
        return steps;
    }

    DynamoDbClient tables() {
        return tables;
    }

    SqsClient queues() {
        return queues;
    }

    HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    HttpRequest.Builder http(String path) {
        return HttpRequest.newBuilder(URI.create(options.httpAddress() + path));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(http(path).build());
    }

    HttpResponse<String> post(String path, String type, String body) throws IOException, InterruptedException {
        return send(http(path)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /** Calls a JSON protocol's operation. */
    HttpResponse<String> aws(String target, JsonNode body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(options.awsAddress()))
                .header("X-Amz-Target", target)
                .header("Content-Type", "application/x-amz-json-1.1")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
    }

    void putFact(String detail) throws IOException, InterruptedException {
        JsonNode entry = Json.object()
                .put("Source", "test")
                .put("DetailType", "Fact")
                .put("Detail", detail)
                .put("EventBusName", "facts");
        var request = Json.object();
        request.putArray("Entries").add(entry);
        aws("AWSEvents.PutEvents", request);
    }

    void drain() throws IOException, InterruptedException {
        HttpResponse<String> idle = post("/local/drain", "application/json", "");
        if (idle.statusCode() != 200) {
            throw new IllegalStateException("Not idle: " + idle.body());
        }
    }

    List<JsonNode> messages(String queue) {
        String url = queues.getQueueUrl(request -> request.queueName(queue)).queueUrl();
        return queues
                .receiveMessage(
                        request -> request.queueUrl(url).maxNumberOfMessages(10).visibilityTimeout(0))
                .messages()
                .stream()
                .map(Message::body)
                .map(body ->
                        body.startsWith("{") ? Json.parse(body) : Json.object().put("body", body))
                .map(JsonNode.class::cast)
                .toList();
    }

    @Override
    public void close() {
        tables.close();
        queues.close();
        client.close();
        cloud.close();
    }
}
