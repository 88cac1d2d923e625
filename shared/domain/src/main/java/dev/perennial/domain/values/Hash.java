package dev.perennial.domain.values;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 written in Crockford's base 32: short, readable aloud, safe in keys, tags and links. */
public final class Hash {
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

    /** Never fed, but copied: to look the algorithm up takes as long as a short text does. */
    private static final MessageDigest FRESH = fresh();

    private Hash() {}

    /** The first {@code characters} (5 bits each, at most 51) of the digest of {@code text}. */
    public static String of(String text, int characters) {
        byte[] digest = sha256(text);
        StringBuilder out = new StringBuilder(characters);
        for (int i = 0; i < characters; i++) {
            int bit = i * 5;
            int pair = ((digest[bit / 8] & 0xff) << 8) | (bit / 8 + 1 < digest.length ? digest[bit / 8 + 1] & 0xff : 0);
            out.append(ALPHABET.charAt((pair >> (11 - bit % 8)) & 31));
        }
        return out.toString();
    }

    /** The value of a character that {@link #of} writes: 0 to 31; −1 for any other. */
    public static int digit(char written) {
        return ALPHABET.indexOf(written);
    }

    private static byte[] sha256(String text) {
        try {
            return ((MessageDigest) FRESH.clone()).digest(text.getBytes(UTF_8));
        } catch (CloneNotSupportedException everyJdkCanDoIt) {
            throw new IllegalStateException(everyJdkCanDoIt);
        }
    }

    private static MessageDigest fresh() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
