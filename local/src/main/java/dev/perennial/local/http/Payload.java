package dev.perennial.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.local.Json;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** API Gateway's payload format 2.0, in both directions. */
final class Payload {
    private static final DateTimeFormatter CLF = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT);

    private Payload() {}

    static byte[] event(HttpCall call, Routes.Match match, Instant now, String account) {
        String routeKey = match.route().path().equals("$default")
                ? "$default"
                : match.route().method() + " " + match.route().path();
        ObjectNode event = Json.object()
                .put("version", "2.0")
                .put("routeKey", routeKey)
                .put("rawPath", call.path())
                .put("rawQueryString", call.query());
        List<String> cookies = call.headers().getOrDefault("cookie", List.of());
        if (!cookies.isEmpty()) {
            var array = event.putArray("cookies");
            cookies.forEach(line -> {
                for (String cookie : line.split("; *", -1)) {
                    array.add(cookie);
                }
            });
        }
        ObjectNode headers = event.putObject("headers");
        call.headers().forEach((name, values) -> {
            if (!name.equals("cookie")) {
                headers.put(name, String.join(",", values));
            }
        });
        if (!call.query().isEmpty()) {
            ObjectNode query = event.putObject("queryStringParameters");
            parameters(call.query()).forEach(query::put);
        }
        ObjectNode context = event.putObject("requestContext")
                .put("accountId", account)
                .put("apiId", "local")
                .put("domainName", call.header("host").orElse("localhost"))
                .put("domainPrefix", "local")
                .put("requestId", UUID.randomUUID().toString())
                .put("routeKey", routeKey)
                .put("stage", "$default")
                .put("time", CLF.format(now.atOffset(ZoneOffset.UTC)))
                .put("timeEpoch", now.toEpochMilli());
        context.putObject("http")
                .put("method", call.method())
                .put("path", call.path())
                .put("protocol", call.protocol())
                .put("sourceIp", "127.0.0.1")
                .put("userAgent", call.header("user-agent").orElse(""));
        if (match.route().iam()) {
            context.putObject("authorizer")
                    .putObject("iam")
                    .put("accountId", account)
                    .put("userArn", "arn:aws:iam::" + account + ":user/local");
        }
        if (!match.parameters().isEmpty()) {
            ObjectNode path = event.putObject("pathParameters");
            match.parameters().forEach(path::put);
        }
        boolean binary = call.body().length > 0 && !isText(call);
        if (call.body().length > 0) {
            event.put(
                    "body",
                    binary
                            ? Base64.getEncoder().encodeToString(call.body())
                            : new String(call.body(), StandardCharsets.UTF_8));
        }
        return Json.bytes(event.put("isBase64Encoded", binary));
    }

    /** API Gateway hands on text as it is and everything else, forms included, in base64. */
    private static boolean isText(HttpCall call) {
        String type = call.header("content-type").orElse("").toLowerCase(Locale.ROOT);
        int semicolon = type.indexOf(';');
        String media = (semicolon < 0 ? type : type.substring(0, semicolon)).strip();
        boolean text = media.isEmpty()
                || media.startsWith("text/")
                || media.matches("application/(json|xml|javascript|.*\\+json|.*\\+xml)");
        return text && isUtf8(call.body());
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException other) {
            return false;
        }
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
                parameters.merge(name, value, (before, after) -> before + "," + after);
            }
        }
        return parameters;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }

    /** A function's answer; one without a status code is the body of a 200 as it stands. */
    static HttpAnswer answer(byte[] payload) throws IOException {
        JsonNode json = Json.read(payload);
        if (!json.isObject() || !json.has("statusCode")) {
            return HttpAnswer.json(200, json);
        }
        Map<String, List<String>> headers = new LinkedHashMap<>();
        json.path("headers")
                .properties()
                .forEach(field -> headers.put(
                        field.getKey().toLowerCase(Locale.ROOT),
                        List.of(field.getValue().asText())));
        headers.putIfAbsent("content-type", List.of("text/plain; charset=utf-8"));
        List<String> cookies = new ArrayList<>();
        json.path("cookies").forEach(cookie -> cookies.add(cookie.asText()));
        if (!cookies.isEmpty()) {
            headers.put("set-cookie", cookies);
        }
        String body = json.path("body").asText("");
        return new HttpAnswer(
                json.path("statusCode").asInt(200),
                headers,
                json.path("isBase64Encoded").asBoolean(false)
                        ? Base64.getDecoder().decode(body)
                        : body.getBytes(StandardCharsets.UTF_8));
    }
}
