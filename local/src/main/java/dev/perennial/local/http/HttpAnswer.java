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

    public static HttpAnswer html(String page) {
        return of(200, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
    }

    public static HttpAnswer of(int status, String contentType, byte[] body) {
        return new HttpAnswer(status, Map.of("content-type", List.of(contentType)), body);
    }
}
