package dev.perennial.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.sun.net.httpserver.HttpServer;
import dev.perennial.events.SigningKeys;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class RehearsalServerTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Map<String, String> LAMBDA =
            Map.of("AWS_REGION", "eu-central-1", "SECRET_NAME", "keys", "PRIMING", "init");

    /** The network of this machine as far as the loopback interface; all else is out of reach. */
    private static final class Network implements SdkHttpClient {
        private final SdkHttpClient client = UrlConnectionHttpClient.create();
        private final List<String> hosts = new ArrayList<>();

        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            hosts.add(request.httpRequest().host());
            if (request.httpRequest().host().equals("127.0.0.1")) {
                return client.prepareRequest(request);
            }
            throw new IllegalStateException("nothing may leave");
        }

        @Override
        public void close() {
            client.close();
        }
    }

    private final Network network = new Network();

    /** Puts an item, finds it, and reads a secret. */
    private static final class Handler implements RequestStreamHandler {
        private final DynamoDbClient dynamo;
        private final Secrets<SigningKeys> keys;
        private final List<String> found = new ArrayList<>();

        Handler(Environment environment) {
            this.dynamo = environment.dynamo();
            this.keys = environment.signingKeys();
            environment.prime(this);
        }

        @Override
        public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
            AttributeValue id = Attributes.text(new String(input.readAllBytes(), UTF_8));
            dynamo.putItem(put -> put.tableName("t").item(Map.of("id", id)));
            found.addAll(dynamo.getItem(get -> get.tableName("t").key(Map.of("id", id))).item().values().stream()
                    .map(AttributeValue::s)
                    .toList());
            SigningKeys known = keys.at(NOON);
            output.write(known.toString().getBytes(UTF_8));
        }
    }

    @Test
    void noRequestOfARehearsalLeavesTheProcess() {
        Handler handler = new Handler(new Environment(LAMBDA, network));
        assertThat(network.hosts).hasSizeGreaterThan(4).containsOnly("127.0.0.1");
        assertThat(handler.found).startsWith("{\"n\":\"1\"}", "{\"n\":\"2\"}");
    }

    @Test
    void aFunctionIsNobodyWhileItRehearsesAndAsksForAllThatItKnowsAfterEachRestore() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        HttpServer lambda = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        lambda.createContext("/", exchange -> {
            byte[] answer = ("{\"AccessKeyId\":\"key-" + asked.incrementAndGet() + "\",")
                    .concat("\"SecretAccessKey\":\"s\",\"Token\":\"t\",")
                    .concat("\"Expiration\":\"2100-01-01T00:00:00Z\"}")
                    .getBytes(UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        lambda.start();
        String address = "http://127.0.0.1:" + lambda.getAddress().getPort() + "/credentials";
        Map<String, String> variables = new HashMap<>(LAMBDA);
        variables.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", address);
        System.setProperty("aws.containerCredentialsFullUri", address);
        try {
            Environment environment = new Environment(variables, network);
            Handler handler = new Handler(environment);
            assertThat(asked).hasValue(0);
            network.hosts.clear();
            assertThatThrownBy(() -> handler.keys.at(NOON)).hasMessageContaining("may leave");
            assertThat(network.hosts).isNotEmpty().containsOnly("secretsmanager.eu-central-1.amazonaws.com");
            assertThat(asked).hasValue(1);
            environment.restored();
            assertThatThrownBy(() -> handler.keys.at(NOON)).hasMessageContaining("may leave");
            assertThat(asked).hasValue(2);
        } finally {
            System.clearProperty("aws.containerCredentialsFullUri");
            lambda.stop(0);
        }
    }
}
