package dev.perennial.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Signed posts by the Standard Webhooks specification (symmetric, {@code v1}): HMAC-SHA256 over
 * {@code id.timestamp.body}, with the bytes of the body as they came. Several signatures and several secrets may be
 * valid at once, so that a secret can be changed without a gap; the first signs.
 */
public final class StandardWebhooks {
    /** How far the sender's clock may be off, and how long a post can be repeated. */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String SECRET_PREFIX = "whsec_";
    private static final String VERSION = "v1,";

    private final List<byte[]> keys;

    /** Takes secrets as the specification writes them: {@code whsec_} and base64. */
    public StandardWebhooks(List<String> secrets) {
        if (secrets.isEmpty()) {
            throw new IllegalArgumentException("no webhook secret");
        }
        this.keys = secrets.stream().map(StandardWebhooks::key).toList();
    }

    private static byte[] key(String secret) {
        return Hmac.key(secret.startsWith(SECRET_PREFIX) ? secret.substring(SECRET_PREFIX.length()) : secret);
    }

    /** The three headers of a post; empty where one is missing. */
    public record Headers(Optional<String> id, Optional<String> timestamp, Optional<String> signature) {
        /** Whether the post claims to be signed at all. */
        public boolean present() {
            return id.isPresent() || timestamp.isPresent() || signature.isPresent();
        }
    }

    /** What a post's signature is worth. */
    public sealed interface Verdict {
        /** Signed by one of our secrets; {@code id} is the same for each attempt of the post. */
        record Genuine(String id) implements Verdict {}

        /** Not to be believed; the reason may be answered. */
        record Refused(String because) implements Verdict {}
    }

    /** Judges a post that was received at {@code now}. */
    public Verdict verify(Headers headers, byte[] body, Instant now) {
        if (headers.id().isEmpty()) {
            return new Verdict.Refused("the header webhook-id is missing");
        }
        if (headers.timestamp().isEmpty()) {
            return new Verdict.Refused("the header webhook-timestamp is missing");
        }
        if (headers.signature().isEmpty()) {
            return new Verdict.Refused("the header webhook-signature is missing");
        }
        String timestamp = headers.timestamp().get();
        if (!timestamp.matches("[0-9]{1,12}")) {
            return new Verdict.Refused("webhook-timestamp is not in seconds since 1970");
        }
        Instant signedAt = Instant.ofEpochSecond(Long.parseLong(timestamp));
        if (Duration.between(signedAt, now).abs().compareTo(TOLERANCE) > 0) {
            return new Verdict.Refused("webhook-timestamp is more than five minutes off");
        }
        String id = headers.id().get();
        return isSigned(id, timestamp, body, headers.signature().get())
                ? new Verdict.Genuine(id)
                : new Verdict.Refused("no signature fits body and secret");
    }

    private boolean isSigned(String id, String timestamp, byte[] body, String signatures) {
        boolean signed = false;
        for (byte[] key : keys) {
            byte[] expected = signature(key, id, timestamp, body).getBytes(UTF_8);
            for (String given : signatures.split(" ", -1)) {
                signed |= Hmac.same(expected, given.getBytes(UTF_8));
            }
        }
        return signed;
    }

    /** The value of {@code webhook-signature} by the first secret. */
    public String sign(String id, Instant at, byte[] body) {
        return signature(keys.getFirst(), id, Long.toString(at.getEpochSecond()), body);
    }

    private static String signature(byte[] key, String id, String timestamp, byte[] body) {
        byte[] head = (id + "." + timestamp + ".").getBytes(UTF_8);
        return VERSION + Base64.getEncoder().encodeToString(Hmac.of(key, head, body));
    }

    @Override
    public String toString() {
        return "StandardWebhooks[" + keys.size() + " secrets, hidden]";
    }
}
