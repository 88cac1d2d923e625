package dev.perennial.local.queues;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.template.Arns;
import dev.perennial.template.Resource;
import java.net.URI;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.elasticmq.NodeAddress;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.elasticmq.rest.sqs.TheSQSRestServerBuilder;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** ElasticMQ on a port of its own that nobody needs to know, with the declared queues. */
public final class Queues implements AutoCloseable {
    private static final List<QueueAttributeName> COPIED = List.of(
            QueueAttributeName.VISIBILITY_TIMEOUT,
            QueueAttributeName.MESSAGE_RETENTION_PERIOD,
            QueueAttributeName.DELAY_SECONDS,
            QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS);

    private final SQSRestServer server;
    private final int port;
    private final SqsClient client;
    private final Map<String, String> urls = new HashMap<>();

    private Queues(SQSRestServer server, int port, String region) {
        this.server = server;
        this.port = port;
        this.client = SqsClient.builder()
                .endpointOverride(address())
                .region(Region.of(region))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    /**
     * Starts the server.
     *
     * @param endpoint what queue URLs begin with
     * @param file where messages are kept; empty forgets them
     */
    public static Queues start(URI endpoint, String region, String account, Optional<Path> file) {
        TheSQSRestServerBuilder settings = SQSRestServerBuilder.withInterface("127.0.0.1")
                .withPort(0)
                .withServerAddress(new NodeAddress(endpoint.getScheme(), endpoint.getHost(), endpoint.getPort(), ""))
                .withAWSRegion(region)
                .withAWSAccountId(account);
        SQSRestServer server = file.map(path -> QueueStore.keptIn(path, settings))
                .orElse(settings)
                .start();
        int port = server.waitUntilStarted().localAddress().getPort();
        return new Queues(server, port, region);
    }

    /** Where ElasticMQ itself listens. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Makes the queues; dead-letter queues first, for the others name them. */
    public void create(List<Resource> declared) {
        declared.stream()
                .sorted(Comparator.comparing(queue -> queue.properties().has("RedrivePolicy")))
                .forEach(this::create);
    }

    private void create(Resource queue) {
        Map<QueueAttributeName, String> attributes = new HashMap<>();
        JsonNode properties = queue.properties();
        for (QueueAttributeName name : COPIED) {
            if (properties.has(name.toString())) {
                attributes.put(name, properties.get(name.toString()).asText());
            }
        }
        if (properties.has("RedrivePolicy")) {
            attributes.put(
                    QueueAttributeName.REDRIVE_POLICY,
                    properties.get("RedrivePolicy").toString());
        }
        client.createQueue(request -> request.queueName(queue.name()).attributes(attributes));
        urls.put(
                queue.name(),
                client.getQueueUrl(request -> request.queueName(queue.name())).queueUrl());
    }

    /** Puts a message into a queue. */
    public void send(String queueArn, String body) {
        client.sendMessage(
                request -> request.queueUrl(url(Arns.lastPart(queueArn))).messageBody(body));
    }

    public SqsClient client() {
        return client;
    }

    /** The URL of a declared queue. */
    public String url(String queue) {
        String url = urls.get(queue);
        if (url == null) {
            throw new IllegalArgumentException("The template declares no queue " + queue);
        }
        return url;
    }

    @Override
    public void close() {
        client.close();
        // Nothing is lost by not waiting: ElasticMQ would only see its idle connections out.
        var _ = server.stopAndGetFuture().apply();
    }
}
