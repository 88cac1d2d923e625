package dev.perennial.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.local.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * What goes back.
 *
 * @param headers several values of one name are several fields
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on at once, never compared.
public record HttpAnswer(int status, Map<String, List<String>> headers, byte[] body) {
    public HttpAnswer {
        headers = Map.copyOf(headers);
    }

    public static HttpAnswer json(int status, JsonNode json) {
        return of(status, "application/json", Json.bytes(json));
    }

    /** Why a request was not done, as a problem document (RFC 9457). */
    public static HttpAnswer problem(int status, String title, String detail) {
        return of(
                status,
                "application/problem+json",
                Json.bytes(Json.object()
                        .put("type", "about:blank")
                        .put("title", title)
                        .put("status", status)
                        .put("detail", detail)));
    }

    public static HttpAnswer html(String page) {
        return of(200, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
    }

    public static HttpAnswer of(int status, String contentType, byte[] body) {
        return new HttpAnswer(status, Map.of("content-type", List.of(contentType)), body);
    }
}
