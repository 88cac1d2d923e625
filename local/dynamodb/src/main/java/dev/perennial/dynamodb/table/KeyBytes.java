package dev.perennial.dynamodb.table;

import dev.perennial.dynamodb.value.AttributeValue;
import dev.perennial.dynamodb.value.Utf8;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.Arrays;

/**
 * Keys as bytes in order. Partitions are ordered by a hash, as in DynamoDB, so that nobody comes to rely on another
 * order; within a partition numbers go by their worth, texts and bytes by their bytes. No key is the beginning of
 * another.
 */
final class KeyBytes {
    /** Bytes of the hash, which also say in which segment of a scan a partition is. */
    static final int HASH = 4;

    private static final int ZERO = 0x80;
    private static final int POSITIVE = 0xC0;
    private static final int NEGATIVE = 0x40;

    /** Makes every exponent positive. */
    private static final int BIAS = 200;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);

    /** Begins a key with its partition. */
    static KeyBytes partition(AttributeValue value) {
        KeyBytes partition = new KeyBytes().value(value);
        byte[] written = partition.bytes.toByteArray();
        int hash = hash(written);
        partition.bytes.reset();
        for (int shift = 24; shift >= 0; shift -= 8) {
            partition.bytes.write(hash >>> shift);
        }
        partition.bytes.writeBytes(written);
        return partition;
    }

    /** FNV-1a, mixed once more, for similar keys are to lie far apart. */
    private static int hash(byte[] bytes) {
        int hash = 0x811C9DC5;
        for (byte each : bytes) {
            hash = (hash ^ (each & 0xFF)) * 0x01000193;
        }
        hash = (hash ^ hash >>> 16) * 0x85EBCA6B;
        hash ^= hash >>> 13;
        // The largest one is no key's, so that it lies behind all keys.
        return hash == -1 ? -2 : hash;
    }

    KeyBytes value(AttributeValue value) {
        switch (value) {
            case AttributeValue.Text text -> escaped(Utf8.bytes(text.value()), true);
            case AttributeValue.Binary binary -> escaped(binary.bytes(), true);
            case AttributeValue.Decimal number -> number(number.value());
            default -> throw new IllegalArgumentException(value.type() + " is no key");
        }
        return this;
    }

    /** The beginning of a text, or of bytes. */
    KeyBytes beginning(AttributeValue value) {
        switch (value) {
            case AttributeValue.Text text -> escaped(Utf8.bytes(text.value()), false);
            case AttributeValue.Binary binary -> escaped(binary.bytes(), false);
            default -> throw new IllegalArgumentException(value.type() + " has no beginning");
        }
        return this;
    }

    /** What is already a key of another map. */
    KeyBytes key(byte[] key) {
        bytes.writeBytes(key);
        return this;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    private void escaped(byte[] content, boolean whole) {
        for (byte each : content) {
            bytes.write(each);
            if (each == 0) {
                bytes.write(0xFF);
            }
        }
        if (whole) {
            bytes.write(0);
            bytes.write(0);
        }
    }

    private void number(BigDecimal number) {
        if (number.signum() == 0) {
            bytes.write(ZERO);
            return;
        }
        boolean negative = number.signum() < 0;
        // Of a negative number all bits are turned around.
        int turn = negative ? 0xFF : 0;
        int exponent = number.precision() - number.scale() - 1 + BIAS;
        bytes.write(negative ? NEGATIVE : POSITIVE);
        bytes.write(exponent >>> 8 ^ turn);
        bytes.write(exponent ^ turn);
        String digits = number.unscaledValue().abs().toString();
        for (int index = 0; index < digits.length(); index++) {
            bytes.write(digits.charAt(index) ^ turn);
        }
        bytes.write(turn);
    }

    /** The first key behind all that begin so. */
    static byte[] behind(byte[] beginning) {
        for (int last = beginning.length - 1; last >= 0; last--) {
            if (beginning[last] != (byte) 0xFF) {
                byte[] next = Arrays.copyOf(beginning, last + 1);
                next[last]++;
                return next;
            }
        }
        throw new IllegalArgumentException("nothing is behind the largest hash");
    }
}
