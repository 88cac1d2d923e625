package dev.perennial.checks;

import dev.perennial.checks.Weather.Fault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * The network as it is on a bad day: the SDK sees the errors as DynamoDB sends them, and tries again as it does in a
 * function, also what was carried out already.
 */
final class StormyHttp implements SdkHttpClient {
    /** How often the SDK tries a call in its standard mode, the first time included. */
    static final int ATTEMPTS = 3;

    private static final String ATTEMPT = "amz-sdk-request";

    private final SdkHttpClient network;
    private final AtomicLong faults = new AtomicLong();
    private volatile Weather weather = Weather.CALM;

    StormyHttp(SdkHttpClient network) {
        this.network = network;
    }

    void weather(Weather next) {
        weather = next;
    }

    /** How many calls went wrong so far. */
    long faults() {
        return faults.get();
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        ExecutableHttpRequest call = network.prepareRequest(request);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                Optional<Fault> fault = weather.at(attempt(request));
                return fault.isPresent() ? suffer(fault.get(), call) : call.call();
            }

            @Override
            public void abort() {
                call.abort();
            }
        };
    }

    private HttpExecuteResponse suffer(Fault fault, ExecutableHttpRequest call) throws IOException {
        faults.incrementAndGet();
        return switch (fault) {
            case THROTTLED -> error(400, "ThrottlingException");
            case EXCEEDED -> error(400, "ProvisionedThroughputExceededException");
            case BROKEN -> error(500, "InternalServerError");
            case DONE_AND_BROKEN -> {
                carryOut(call);
                yield error(500, "InternalServerError");
            }
            case DONE_AND_CUT_OFF -> {
                carryOut(call);
                throw new SocketException("Connection reset");
            }
        };
    }

    private static void carryOut(ExecutableHttpRequest call) throws IOException {
        HttpExecuteResponse lost = call.call();
        if (lost.responseBody().isPresent()) {
            try (AbortableInputStream body = lost.responseBody().get()) {
                body.readAllBytes();
            }
        }
    }

    private static HttpExecuteResponse error(int status, String type) {
        byte[] body = ("{\"__type\":\"com.amazonaws.dynamodb.v20120810#" + type + "\",\"message\":\"a bad day\"}")
                .getBytes(StandardCharsets.UTF_8);
        return HttpExecuteResponse.builder()
                .response(SdkHttpResponse.builder()
                        .statusCode(status)
                        .putHeader("Content-Type", "application/x-amz-json-1.0")
                        .putHeader("Content-Length", Integer.toString(body.length))
                        .build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
                .build();
    }

    /** The SDK numbers its attempts: {@code attempt=1; max=3}. */
    private static int attempt(HttpExecuteRequest request) {
        String told = request.httpRequest().firstMatchingHeader(ATTEMPT).orElseThrow();
        return Integer.parseInt(told.replaceAll("^attempt=(\\d+);.*$", "$1"));
    }

    @Override
    public void close() {
        network.close();
    }

    @Override
    public String clientName() {
        return "Stormy";
    }
}
