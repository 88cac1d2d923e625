package dev.perennial.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.events.FieldProblem;
import dev.perennial.events.StrictJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrontTest {
    private final List<String> log = new ArrayList<>();

    private JsonNode answer(Endpoint endpoint, String method, String body, boolean base64) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Front(endpoint, log::add)
                .answer(new ByteArrayInputStream(event(method, body, base64).getBytes(UTF_8)), out);
        return StrictJson.parse(out.toByteArray());
    }

    private static String event(String method, String body, boolean base64) {
        return """
        {"version":"2.0","routeKey":"POST /v1/things","rawPath":"/v1/things",
         "rawQueryString":"token=a%%20b&token=c&x",
         "headers":{"Content-Type":"Application/JSON; charset=utf-8"},
         "requestContext":{"http":{"method":"%s"},"timeEpoch":1795169700123},
         "body":"%s","isBase64Encoded":%s}
        """.formatted(method, body, base64);
    }

    @Test
    void aRequestIsReadAsItWasSent() {
        List<HttpRequest> seen = new ArrayList<>();
        answer(keeping(seen), "POST", "aGVsbG8=", true);
        answer(keeping(seen), "POST", "hello", false);
        assertThat(seen).allSatisfy(request -> {
            assertThat(request.body()).asString().isEqualTo("hello");
            assertThat(request.mediaType()).isEqualTo("application/json");
            assertThat(request.parameter("token")).contains("a b");
            assertThat(request.receivedAt()).isEqualTo("2026-11-20T10:15:00.123Z");
        });
    }

    private static Endpoint keeping(List<HttpRequest> seen) {
        return request -> {
            seen.add(request);
            return Endpoint.Outcome.of(HttpAnswer.seeOther("/"));
        };
    }

    @Test
    void everyAnswerCarriesTheSecurityHeaders() {
        JsonNode headers = answer(r -> Endpoint.Outcome.of(Problem.notFound()), "GET", "", false)
                .get("headers");
        assertThat(headers.path("x-content-type-options").asText()).isEqualTo("nosniff");
        assertThat(headers.path("cache-control").asText()).isEqualTo("no-store");
        assertThat(headers.path("content-security-policy").asText())
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(headers.path("content-type").asText()).isEqualTo("application/problem+json");
    }

    @Test
    void whatGoesWrongInsideIsNeitherAnsweredNorLogged() {
        JsonNode answer = answer(
                r -> {
                    throw new IllegalStateException("ada@example.com", new IllegalArgumentException("secret"));
                },
                "POST",
                "",
                false);
        assertThat(answer.path("statusCode").asInt()).isEqualTo(500);
        assertThat(answer.toString()).doesNotContain("ada", "secret", "IllegalState");
        assertThat(log).hasSize(1);
        assertThat(log.getFirst())
                .contains(
                        "java.lang.IllegalStateException",
                        "java.lang.IllegalArgumentException",
                        "FrontTest",
                        "\"status\":500")
                .doesNotContain("ada", "secret");
    }

    @Test
    void theLogSaysRouteStatusAndCountsInOneLine() {
        answer(r -> new Endpoint.Outcome(HttpAnswer.json(202, StrictJson.object()), 2, 1), "POST", "", false);
        assertThat(log).containsExactly("{\"route\":\"POST /v1/things\",\"status\":202,\"accepted\":2,\"refused\":1}");
    }

    @Test
    void headGetsNoBody() {
        JsonNode answer = answer(r -> Endpoint.Outcome.of(Problem.notFound()), "HEAD", "", false);
        assertThat(answer.path("body").asText()).isEmpty();
        assertThat(answer.path("statusCode").asInt()).isEqualTo(404);
    }

    @Test
    void aProblemNamesItsFields() {
        assertThat(Problem.invalid(List.of(new FieldProblem("total.amount", "is required")))
                        .json())
                .isEqualTo(StrictJson.parse("""
                                {"type":"about:blank","title":"Unprocessable Content","status":422,
                                 "detail":"Some fields are missing or not as they have to be.",
                                 "errors":[{"field":"total.amount","message":"is required"}]}
                                """));
    }
}
