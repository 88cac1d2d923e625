package dev.perennial.emulators;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.local.functions.Outcome;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RuntimeApiTest {
    private static final String ARN = "arn:aws:lambda:eu-central-1:123456789012:function:f";
    private final RuntimeApi api = new RuntimeApi(ARN);
    private final HttpClient instance = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        instance.close();
        api.close();
    }

    private URI path(String path) {
        return URI.create("http://" + api.address() + "/2018-06-01/runtime/" + path);
    }

    private HttpResponse<String> next() throws Exception {
        return instance.send(HttpRequest.newBuilder(path("invocation/next")).build(), BodyHandlers.ofString());
    }

    private int post(String path, String body) throws Exception {
        return instance.send(
                        HttpRequest.newBuilder(path(path))
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString())
                .statusCode();
    }

    private static String id(HttpResponse<String> next) {
        return next.headers().firstValue("Lambda-Runtime-Aws-Request-Id").orElseThrow();
    }

    private CompletableFuture<Outcome> invoke() {
        return api.invoke("{\"n\":1}".getBytes(UTF_8), Duration.ofSeconds(30));
    }

    @Test
    void anEventIsHandedOutWithAllThatTheRuntimesClientLooksFor() throws Exception {
        var _ = invoke();

        HttpResponse<String> next = next();

        assertThat(next.body()).isEqualTo("{\"n\":1}");
        assertThat(next.headers().map()).containsEntry("lambda-runtime-invoked-function-arn", List.of(ARN));
        assertThat(next.headers().firstValue("Lambda-Runtime-Trace-Id").orElseThrow())
                .matches("Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0");
        assertThat(next.headers().firstValueAsLong("Lambda-Runtime-Deadline-Ms").orElseThrow())
                .isGreaterThan(System.currentTimeMillis());
        assertThat(api.ready()).isCompleted();
    }

    @Test
    void theAnswerGoesToWhoeverInvoked() throws Exception {
        CompletableFuture<Outcome> outcome = invoke();
        assertThat(post("invocation/" + id(next()) + "/response", "[2]")).isEqualTo(202);

        assertThat(outcome.get()).isInstanceOf(Outcome.Answered.class);
        assertThat(((Outcome.Answered) outcome.get()).payload()).asString(UTF_8).isEqualTo("[2]");
    }

    @Test
    void anErrorIsAFailureInItsOwnWords() throws Exception {
        CompletableFuture<Outcome> outcome = invoke();
        post(
                "invocation/" + id(next()) + "/error",
                "{\"errorType\":\"Bad\",\"errorMessage\":\"no\",\"stackTrace\":[\"here\"]}");

        assertThat(outcome.get()).isEqualTo(new Outcome.Failed("Bad", "no", List.of("here")));
    }

    @Test
    void anAnswerThatNobodyAskedForIsRefused() throws Exception {
        assertThat(post("invocation/unknown/response", "1")).isEqualTo(400);
    }

    @Test
    void whoeverCannotStartSaysWhy() throws Exception {
        post("init/error", "no such table");

        assertThatThrownBy(() -> api.ready().get())
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining("no such table");
    }

    @Test
    void whatAnEndedInstanceWasGivenHasFailed() throws Exception {
        CompletableFuture<Outcome> outcome = invoke();
        next();
        api.ended("the process ended with 137");

        assertThat(outcome.get())
                .isEqualTo(new Outcome.Failed("Runtime.ExitError", "the process ended with 137", List.of()));
    }
}
