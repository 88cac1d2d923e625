package dev.perennial.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.domain.values.CustomerId;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/**
 * Tokens for the links of a mail: {@code payload.signature}, both base64url, the signature HMAC-SHA256 over purpose and
 * payload. They are not encrypted, so they hold ids and no personal data. All keys verify, the first signs: put a new
 * one in front and drop the old one when its links have expired.
 */
public final class LinkTokens {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final List<byte[]> keys;

    /** Takes keys in base64. */
    public LinkTokens(List<String> keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("no key for links");
        }
        this.keys = keys.stream().map(Hmac::key).toList();
    }

    /** What a token is worth. */
    public sealed interface Verdict {
        record Valid(SignedLink link) implements Verdict {}

        /** Was ours and is too old. */
        record Expired() implements Verdict {}

        /** Never was ours, or not for this purpose. */
        record Forged() implements Verdict {}
    }

    public String sign(SignedLink link) {
        String json = StrictJson.object()
                .put("purpose", link.purpose().word())
                .put("customerId", link.customerId().value())
                .put("sendKey", link.sendKey())
                .put("expires", link.expiresAt().getEpochSecond())
                .toString();
        String payload = ENCODER.encodeToString(json.getBytes(UTF_8));
        return payload + "." + signature(keys.getFirst(), link.purpose(), payload);
    }

    /** Judges a token that was presented for {@code purpose} at {@code now}. */
    public Verdict verify(String token, SignedLink.Purpose purpose, Instant now) {
        int dot = token.indexOf('.');
        if (dot < 0) {
            return new Verdict.Forged();
        }
        String payload = token.substring(0, dot);
        if (!isSigned(payload, purpose, token.substring(dot + 1))) {
            return new Verdict.Forged();
        }
        SignedLink link = read(payload, purpose);
        return now.isBefore(link.expiresAt()) ? new Verdict.Valid(link) : new Verdict.Expired();
    }

    private boolean isSigned(String payload, SignedLink.Purpose purpose, String given) {
        boolean signed = false;
        for (byte[] key : keys) {
            byte[] expected = signature(key, purpose, payload).getBytes(UTF_8);
            signed |= Hmac.same(expected, given.getBytes(UTF_8));
        }
        return signed;
    }

    /** Only for a payload that we signed: it is as we wrote it. */
    private static SignedLink read(String payload, SignedLink.Purpose purpose) {
        JsonNode json = StrictJson.parse(Base64.getUrlDecoder().decode(payload));
        return new SignedLink(
                purpose,
                new CustomerId(json.path("customerId").asText()),
                json.path("sendKey").asText(),
                Instant.ofEpochSecond(json.path("expires").asLong()));
    }

    private static String signature(byte[] key, SignedLink.Purpose purpose, String payload) {
        byte[] message = (purpose.word() + "." + payload).getBytes(UTF_8);
        return ENCODER.encodeToString(Hmac.of(key, message));
    }

    @Override
    public String toString() {
        return "LinkTokens[" + keys.size() + " keys, hidden]";
    }
}
