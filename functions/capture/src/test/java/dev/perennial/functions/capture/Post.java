package dev.perennial.functions.capture;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.events.StandardWebhooks;
import dev.perennial.events.StrictJson;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A post as API Gateway hands it over, built step by step; each step is a new post. */
record Post(String method, String path, Map<String, String> headers, String body, Instant at, boolean base64) {
    static final Instant NOW = Instant.parse("2026-11-20T10:15:03Z");
    static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    static final String OLD_SECRET = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
    static final String ID = "msg_1";
    static final String FROM = "203.0.113.7";

    static Post json(String path, String body) {
        return new Post("POST", path, Map.of("content-type", "application/json"), body, NOW, false);
    }

    static Post form(String path, String body) {
        return json(path, body).header("content-type", "application/x-www-form-urlencoded");
    }

    Post method(String other) {
        return new Post(other, path, headers, body, at, base64);
    }

    Post header(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new Post(method, path, more, body, at, base64);
    }

    Post body(String other) {
        return new Post(method, path, headers, other, at, base64);
    }

    Post at(Instant when) {
        return new Post(method, path, headers, body, when, base64);
    }

    /** As API Gateway does with what it does not take for text. */
    Post inBase64() {
        return new Post(method, path, headers, body, at, true);
    }

    Post signed() {
        return signed(SECRET);
    }

    Post signed(String secret) {
        String signature = new StandardWebhooks(List.of(secret)).sign(ID, at, body.getBytes(UTF_8));
        return header("webhook-id", ID)
                .header("webhook-timestamp", Long.toString(at.getEpochSecond()))
                .header("webhook-signature", signature);
    }

    InputStream event() {
        ObjectNode event = StrictJson.object()
                .put("version", "2.0")
                .put("rawPath", path)
                .put("routeKey", method + " " + path)
                .put("rawQueryString", "");
        headers.forEach(event.putObject("headers")::put);
        ObjectNode context = event.putObject("requestContext");
        context.put("timeEpoch", at.toEpochMilli())
                .putObject("http")
                .put("method", method)
                .put("sourceIp", FROM);
        event.put("isBase64Encoded", base64)
                .put("body", base64 ? Base64.getEncoder().encodeToString(body.getBytes(UTF_8)) : body);
        return new ByteArrayInputStream(event.toString().getBytes(UTF_8));
    }
}
