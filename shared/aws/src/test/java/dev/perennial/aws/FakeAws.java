package dev.perennial.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.events.StrictJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;

/** AWS at the other end of the wire: answers each call as the test says, and remembers the calls. */
final class FakeAws implements SdkHttpClient {
    /** Answers every call as a service does that is out of order. */
    static final Function<JsonNode, Answer> OUT_OF_ORDER = call -> new Answer(500, "{\"__type\":\"InternalFailure\"}");

    private final List<JsonNode> calls = new ArrayList<>();
    private Function<JsonNode, Answer> answers;

    FakeAws(Function<JsonNode, Answer> answers) {
        this.answers = answers;
    }

    record Answer(int status, String body) {
        static Answer ok(JsonNode body) {
            return new Answer(200, body.toString());
        }
    }

    /** The bodies of all calls so far. */
    List<JsonNode> calls() {
        return List.copyOf(calls);
    }

    void answer(Function<JsonNode, Answer> next) {
        answers = next;
    }

    /** A client that tries again as those of the functions do. */
    <C, B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>> B connected(B builder) {
        return builder.httpClient(this)
                .overrideConfiguration(it -> it.retryStrategy(RetryMode.STANDARD))
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("anybody", "anything")));
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                try (InputStream body =
                        request.contentStreamProvider().orElseThrow().newStream()) {
                    JsonNode call = StrictJson.parse(body.readAllBytes());
                    calls.add(call);
                    return response(answers.apply(call));
                }
            }

            @Override
            public void abort() {}
        };
    }

    private static HttpExecuteResponse response(Answer answer) {
        byte[] body = answer.body.getBytes(StandardCharsets.UTF_8);
        return HttpExecuteResponse.builder()
                .response(SdkHttpResponse.builder().statusCode(answer.status).build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
                .build();
    }

    @Override
    public void close() {}
}
