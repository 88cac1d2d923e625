package dev.perennial.checks;

import dev.perennial.local.http.LoopbackServer;
import dev.perennial.local.tables.Engine;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The template's tables in DynamoDB Local, over its wire protocol, for one test class. */
final class Tables implements BeforeAllCallback, AfterAllCallback {
    private record Running(Engine engine, LoopbackServer server, DynamoDbClient client) {}

    private Optional<Running> running = Optional.empty();

    DynamoDbClient client() {
        return running.orElseThrow().client;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        Engine engine = Engine.start(Optional.empty());
        new dev.perennial.local.tables.Tables(engine).create(Shipped.TEMPLATE.tables());
        LoopbackServer server = LoopbackServer.start(0, "--aws-port", engine.wire());
        DynamoDbClient client =
                DynamoDbClient.builder()
                        .endpointOverride(URI.create("http://127.0.0.1:" + server.port()))
                        .region(Region.EU_CENTRAL_1)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(
                                        AwsBasicCredentials.create("anybody", "anything")))
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build();
        running = Optional.of(new Running(engine, server, client));
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        Running now = running.orElseThrow();
        now.client.close();
        now.server.close();
        now.engine.close();
    }
}
