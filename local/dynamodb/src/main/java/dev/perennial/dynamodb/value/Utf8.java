package dev.perennial.dynamodb.value;

import java.nio.charset.StandardCharsets;

/** Texts as bytes. */
public final class Utf8 {
    private Utf8() {}

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** How many bytes a text has. */
    public static int length(String text) {
        int length = text.length();
        for (int index = 0; index < text.length(); index++) {
            char c = text.charAt(index);
            if (c >= 0x80) {
                // A pair of surrogates is four bytes: two for each half.
                length += c >= 0x800 && !Character.isSurrogate(c) ? 2 : 1;
            }
        }
        return length;
    }
}
