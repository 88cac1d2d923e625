package dev.perennial.local.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * API Gateway's authorisation by IAM: a request carries a signature (AWS Signature Version 4) of somebody who is known.
 * Here that is one user, who may do everything. Goes by the system's clock, for so do those who sign.
 */
public final class Iam {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final String SERVICE = "execute-api";
    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private static final Pattern AUTHORIZATION = Pattern.compile(ALGORITHM
            + " +Credential=([^/, ]+)/([0-9]{8})/([^/, ]+)/([^/, ]+)/aws4_request, *"
            + "SignedHeaders=([a-z0-9;-]+), *Signature=([0-9a-f]{64})");

    private final String region;
    private final String key;
    private final String secret;
    private final InstantSource clock;

    /**
     * Knows one user.
     *
     * @param key the user's access key
     * @param secret that belongs to it
     */
    public Iam(String region, String key, String secret, InstantSource clock) {
        this.region = region;
        this.key = key;
        this.secret = secret;
        this.clock = clock;
    }

    /** Whether the request is signed by the user, for this API and now. */
    boolean allows(HttpCall call) {
        Matcher given = AUTHORIZATION.matcher(call.header("authorization").orElse(""));
        String stamp = call.header("x-amz-date").orElse("");
        if (!given.matches() || !isNow(stamp) || !stamp.startsWith(given.group(2))) {
            return false;
        }
        List<String> signed = Arrays.asList(given.group(5).split(";", -1));
        return given.group(1).equals(key)
                && given.group(3).equals(region)
                && given.group(4).equals(SERVICE)
                && signed.contains("host")
                && MessageDigest.isEqual(
                        signature(call, signed, stamp).getBytes(UTF_8),
                        given.group(6).getBytes(UTF_8));
    }

    private boolean isNow(String stamp) {
        try {
            Instant signed = STAMP.parse(stamp, Instant::from);
            return Duration.between(signed, clock.instant()).abs().compareTo(SKEW) <= 0;
        } catch (DateTimeParseException malformed) {
            return false;
        }
    }

    /** The headers by which a GET without a body and without a query is signed. */
    public Map<String, String> sign(String path, String host) {
        String stamp = STAMP.format(clock.instant());
        HttpCall call = new HttpCall(
                "GET", path, "", "HTTP/1.1", Map.of("host", List.of(host), "x-amz-date", List.of(stamp)), new byte[0]);
        List<String> signed = List.of("host", "x-amz-date");
        return Map.of(
                "x-amz-date",
                stamp,
                "authorization",
                ALGORITHM + " Credential=" + key + "/" + scope(stamp) + ", SignedHeaders=" + String.join(";", signed)
                        + ", Signature=" + signature(call, signed, stamp));
    }

    private String scope(String stamp) {
        return stamp.substring(0, 8) + "/" + region + "/" + SERVICE + "/aws4_request";
    }

    private String signature(HttpCall call, List<String> signed, String stamp) {
        String canonical = String.join(
                "\n",
                call.method(),
                encodedPath(encodedPath(call.path())),
                encodedQuery(call.query()),
                signed.stream()
                        .map(name -> name + ":" + values(call, name) + "\n")
                        .collect(Collectors.joining()),
                String.join(";", signed),
                call.header("x-amz-content-sha256").orElseGet(() -> hash(call.body())));
        String toSign = String.join("\n", ALGORITHM, stamp, scope(stamp), hash(canonical.getBytes(UTF_8)));
        byte[] day = hmac(("AWS4" + secret).getBytes(UTF_8), stamp.substring(0, 8));
        byte[] signing = hmac(hmac(hmac(day, region), SERVICE), "aws4_request");
        return HexFormat.of().formatHex(hmac(signing, toSign));
    }

    private static String values(HttpCall call, String name) {
        return call.headers().getOrDefault(name, List.of()).stream()
                .map(value -> value.strip().replaceAll(" +", " "))
                .collect(Collectors.joining(","));
    }

    private static String encodedPath(String path) {
        return Arrays.stream(path.split("/", -1)).map(Iam::encoded).collect(Collectors.joining("/"));
    }

    private static String encodedQuery(String query) {
        List<String> pairs = new ArrayList<>();
        for (String pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                pairs.add(encoded(URLDecoder.decode(name, UTF_8)) + "=" + encoded(URLDecoder.decode(value, UTF_8)));
            }
        }
        return pairs.stream().sorted().collect(Collectors.joining("&"));
    }

    /** As RFC 3986 has it. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
