package dev.perennial.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * API Gateway's CORS: it answers a browser's question itself, and tells pages of the configured origins, and no others,
 * that they may read an answer.
 */
public final class Cors implements Responder {
    private final Responder inside;
    private final JsonNode configuration;
    private final Set<String> origins;

    /**
     * In front of another responder.
     *
     * @param configuration {@code CorsConfiguration} of the template; missing where there is none
     */
    public Cors(Responder inside, JsonNode configuration) {
        this.inside = inside;
        this.configuration = configuration;
        this.origins = texts("AllowOrigins").collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public HttpAnswer answer(HttpCall call) throws Exception {
        boolean allowed = call.header("origin").filter(origins::contains).isPresent();
        if (isPreflight(call)) {
            return new HttpAnswer(204, allowed ? permission(call) : Map.of(), new byte[0]);
        }
        HttpAnswer answer = inside.answer(call);
        if (!allowed) {
            return answer;
        }
        Map<String, List<String>> headers = new HashMap<>(answer.headers());
        headers.put("access-control-allow-origin", List.of(call.header("origin").orElseThrow()));
        return new HttpAnswer(answer.status(), headers, answer.body());
    }

    private boolean isPreflight(HttpCall call) {
        return call.method().equals("OPTIONS")
                && call.header("access-control-request-method").isPresent()
                && !configuration.isMissingNode();
    }

    private Map<String, List<String>> permission(HttpCall call) {
        return Map.of(
                "access-control-allow-origin", List.of(call.header("origin").orElseThrow()),
                "access-control-allow-methods", List.of(texts("AllowMethods").collect(Collectors.joining(","))),
                "access-control-allow-headers",
                        List.of(texts("AllowHeaders")
                                .map(it -> it.toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(","))),
                "access-control-max-age", List.of(configuration.path("MaxAge").asText("0")));
    }

    private Stream<String> texts(String name) {
        return configuration.path(name).valueStream().map(JsonNode::asText);
    }
}
