package dev.perennial.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.perennial.local.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What API Gateway does before a function is asked. */
class BordersTest {
    private static final Responder INSIDE = call -> HttpAnswer.json(202, Json.object());
    private static final JsonNode ONE_SHOP = Json.parse("""
                    {"AllowOrigins":["https://shop.example.com"],"AllowMethods":["POST"],
                     "AllowHeaders":["Content-Type"],"MaxAge":3600}
                    """);

    private long nanos;

    private static HttpCall call(String method, Map<String, String> headers) {
        Map<String, List<String>> lists = new HashMap<>();
        headers.forEach((name, value) -> lists.put(name, List.of(value)));
        return new HttpCall(method, "/v1/signups", "", "HTTP/1.1", lists, new byte[0]);
    }

    private static HttpCall preflight(String origin) {
        return call("OPTIONS", Map.of("origin", origin, "access-control-request-method", "POST"));
    }

    @Test
    void pagesOfTheConfiguredOriginMayPostAndReadTheAnswer() throws Exception {
        Cors cors = new Cors(INSIDE, ONE_SHOP);

        assertThat(cors.answer(preflight("https://shop.example.com")).headers())
                .containsEntry("access-control-allow-origin", List.of("https://shop.example.com"))
                .containsEntry("access-control-allow-methods", List.of("POST"))
                .containsEntry("access-control-allow-headers", List.of("content-type"))
                .containsEntry("access-control-max-age", List.of("3600"));
        assertThat(cors.answer(call("POST", Map.of("origin", "https://shop.example.com")))
                        .headers())
                .containsEntry("access-control-allow-origin", List.of("https://shop.example.com"));
    }

    @Test
    void pagesOfOtherOriginsAreToldNothing() throws Exception {
        Cors cors = new Cors(INSIDE, ONE_SHOP);
        for (String origin : List.of(
                "https://evil.example.com",
                "http://shop.example.com",
                "https://shop.example.com.evil.example",
                "null")) {
            assertThat(cors.answer(preflight(origin)).headers()).isEmpty();
            assertThat(cors.answer(call("POST", Map.of("origin", origin))).headers())
                    .doesNotContainKey("access-control-allow-origin");
        }
    }

    @Test
    void withoutAConfigurationNobodyIsAllowedAnything() throws Exception {
        Cors cors = new Cors(INSIDE, JsonNodeFactory.instance.missingNode());

        assertThat(cors.answer(preflight("https://shop.example.com")).status()).isEqualTo(202);
        assertThat(cors.answer(preflight("https://shop.example.com")).headers())
                .doesNotContainKey("access-control-allow-origin");
    }

    @Test
    void aBurstIsTakenAndThenTheSteadyRate() throws Exception {
        Throttle throttle =
                new Throttle(INSIDE, Json.parse("{\"ThrottlingBurstLimit\":3,\"ThrottlingRateLimit\":2}"), () -> nanos);

        assertThat(statuses(throttle, 4)).containsExactly(202, 202, 202, 429);
        nanos += Duration.ofMillis(500).toNanos();
        assertThat(statuses(throttle, 2)).containsExactly(202, 429);
        nanos += Duration.ofHours(1).toNanos();
        assertThat(statuses(throttle, 4)).containsExactly(202, 202, 202, 429);
    }

    @Test
    void withoutLimitsNothingIsThrottled() throws Exception {
        assertThat(statuses(new Throttle(INSIDE, Json.object()), 1000)).containsOnly(202);
    }

    private static List<Integer> statuses(Throttle throttle, int requests) throws Exception {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            statuses.add(throttle.answer(call("POST", Map.of())).status());
        }
        return statuses;
    }
}
