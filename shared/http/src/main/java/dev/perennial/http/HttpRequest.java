package dev.perennial.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.perennial.events.PercentEncoding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request as API Gateway hands it over (HTTP API, payload format 2.0).
 *
 * @param route the one of the template that fits, such as {@code GET /v1/pages/{page}}; unlike the path it holds
 *     nothing that the caller wrote, so it may be logged
 * @param headers by lower-case name
 * @param parameters the first value of each parameter of the query
 * @param body the bytes as the client sent them
 * @param receivedAt when API Gateway took it in; "now" for everything about it
 * @param sourceIp the network address that API Gateway was called from
 */
@SuppressWarnings("ArrayRecordComponent") // requests are never compared, and the bytes are signed
public record HttpRequest(
        String method,
        String path,
        String route,
        Map<String, String> headers,
        Map<String, String> parameters,
        byte[] body,
        Instant receivedAt,
        Optional<String> sourceIp) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final PercentEncoding QUERY = PercentEncoding.utf8();
    private static final Pattern CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\\s;\"]+)", Pattern.CASE_INSENSITIVE);

    public HttpRequest {
        headers = Map.copyOf(headers);
        parameters = Map.copyOf(parameters);
    }

    /** Reads API Gateway's event. */
    public static HttpRequest read(InputStream event) {
        try {
            return of(MAPPER.readTree(event));
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }

    private static HttpRequest of(JsonNode event) {
        JsonNode context = event.path("requestContext");
        return new HttpRequest(
                context.path("http").path("method").asText(),
                event.path("rawPath").asText(),
                event.path("routeKey").asText(),
                headers(event.path("headers")),
                parameters(event.path("rawQueryString").asText()),
                body(event),
                Instant.ofEpochMilli(context.path("timeEpoch").asLong()),
                Optional.of(context.path("http").path("sourceIp").asText()).filter(address -> !address.isEmpty()));
    }

    private static byte[] body(JsonNode event) {
        String body = event.path("body").asText("");
        return event.path("isBase64Encoded").asBoolean() ? Base64.getDecoder().decode(body) : body.getBytes(UTF_8);
    }

    private static Map<String, String> headers(JsonNode given) {
        Map<String, String> headers = new HashMap<>();
        for (Map.Entry<String, JsonNode> header : given.properties()) {
            headers.put(
                    header.getKey().toLowerCase(Locale.ROOT), header.getValue().asText());
        }
        return headers;
    }

    private static Map<String, String> parameters(String raw) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.putIfAbsent(
                        QUERY.decode(pair.substring(0, equals)), QUERY.decode(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    public Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName));
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** The media type of the body, lower case and without parameters; empty text if none. */
    public String mediaType() {
        String type = header("content-type").orElse("");
        int semicolon = type.indexOf(';');
        return (semicolon < 0 ? type : type.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
    }

    /** The character set that the sender says the body is written in. */
    public Optional<String> charset() {
        return header("content-type")
                .map(CHARSET::matcher)
                .filter(Matcher::find)
                .map(it -> it.group(1));
    }

    /** {@code lang} of the query, else what the browser prefers, else English. */
    public Language language() {
        return parameter("lang")
                .flatMap(Language::of)
                .orElseGet(() -> Language.preferred(header("accept-language").orElse("")));
    }
}
