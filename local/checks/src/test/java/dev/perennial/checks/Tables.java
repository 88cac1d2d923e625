package dev.perennial.checks;

import dev.perennial.local.http.LoopbackServer;
import dev.perennial.local.tables.Engine;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The template's tables in memory, over DynamoDB's wire protocol, for one test class. */
final class Tables implements BeforeAllCallback, AfterAllCallback {
    /**
     * That of the functions, but without waiting; and it does not give up after many a bad call, as a bad day would end
     * one function and here would end the suite.
     */
    private static final RetryStrategy AT_ONCE = AwsRetryStrategy.standardRetryStrategy().toBuilder()
            .backoffStrategy(BackoffStrategy.retryImmediately())
            .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
            .circuitBreakerEnabled(false)
            .build();

    private record Running(Engine engine, LoopbackServer server, StormyHttp network, DynamoDbClient client) {}

    private final ExecutionInterceptor[] interceptors;
    private Optional<Running> running = Optional.empty();

    Tables(ExecutionInterceptor... interceptors) {
        this.interceptors = interceptors;
    }

    DynamoDbClient client() {
        return running.orElseThrow().client;
    }

    /** Lets the calls from now on go wrong. */
    void weather(Weather weather) {
        running.orElseThrow().network.weather(weather);
    }

    /** How many calls went wrong since the tables are there. */
    long faults() {
        return running.orElseThrow().network.faults();
    }

    /** Empty tables, and calm weather. */
    void renew() throws IOException {
        stop();
        start();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        start();
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        stop();
    }

    private void start() {
        Engine engine = Engine.start(Optional.empty());
        new dev.perennial.local.tables.Tables(engine).create(Shipped.TEMPLATE.tables());
        LoopbackServer server = LoopbackServer.start(0, "--aws-port", engine.wire());
        StormyHttp network = new StormyHttp(UrlConnectionHttpClient.create());
        DynamoDbClient client = DynamoDbClient.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + server.port()))
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("anybody", "anything")))
                .httpClient(network)
                .overrideConfiguration(it -> it.retryStrategy(AT_ONCE).executionInterceptors(List.of(interceptors)))
                .build();
        running = Optional.of(new Running(engine, server, network, client));
    }

    private void stop() throws IOException {
        Running now = running.orElseThrow();
        now.client.close();
        now.network.close();
        now.server.close();
        now.engine.close();
    }
}
