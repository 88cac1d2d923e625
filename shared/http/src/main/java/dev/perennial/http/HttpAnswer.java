package dev.perennial.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.events.StrictJson;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/** An answer; the security headers are added when it is written. */
public record HttpAnswer(int status, Map<String, String> headers, String body) {
    /** A page may show its own style and post to where it came from, and nothing else. */
    private static final String POLICY = "default-src 'none'; style-src '"
            + HtmlPage.STYLE_HASH
            + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final Map<String, String> SECURITY = Map.of(
            "cache-control", "no-store",
            "content-security-policy", POLICY,
            "referrer-policy", "no-referrer",
            "strict-transport-security", "max-age=31536000",
            "x-content-type-options", "nosniff");

    public HttpAnswer {
        headers = Map.copyOf(headers);
    }

    public static HttpAnswer json(int status, JsonNode body) {
        return new HttpAnswer(status, Map.of("content-type", "application/json"), body.toString());
    }

    public static HttpAnswer html(int status, HtmlPage page) {
        return new HttpAnswer(status, Map.of("content-type", "text/html; charset=utf-8"), page.html());
    }

    /** Sends a browser on after a post, so that reloading does not post again. */
    public static HttpAnswer seeOther(String location) {
        return new HttpAnswer(303, Map.of("location", location), "");
    }

    public HttpAnswer with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new HttpAnswer(status, more, body);
    }

    /** The same answer without its body, as HEAD wants it. */
    HttpAnswer headersOnly() {
        return new HttpAnswer(status, headers, "");
    }

    /** Writes what API Gateway expects. */
    public void write(OutputStream out) {
        ObjectNode answer = StrictJson.object().put("statusCode", status);
        Map<String, String> all = new TreeMap<>(SECURITY);
        all.putAll(headers);
        all.forEach(answer.putObject("headers")::put);
        answer.put("body", body).put("isBase64Encoded", false);
        try {
            out.write(answer.toString().getBytes(UTF_8));
        } catch (IOException unwritten) {
            throw new UncheckedIOException(unwritten);
        }
    }
}
