package dev.perennial.dynamodb.operation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.dynamodb.store.Database;
import dev.perennial.dynamodb.value.Utf8;
import dev.perennial.dynamodb.wire.ServiceException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.type.ByteArrayDataType;

/** The tokens of transactions that were carried out in the last ten minutes, in the order of their times. */
final class Tokens {
    private static final Duration KEPT = Duration.ofMinutes(10);

    /** By token: when it was used, and for what. */
    private final MVMap<byte[], byte[]> used;

    /** By time and token, to forget them in order. */
    private final MVMap<byte[], byte[]> times;

    Tokens(Database database) {
        this.used = database.map("tokens", ByteArrayDataType.INSTANCE);
        this.times = database.map("tokens/times", ByteArrayDataType.INSTANCE);
    }

    /** Whether the same was carried out before. @throws ServiceException when it was something else */
    boolean isRepeated(String token, JsonNode items, Instant now) {
        Optional<ByteBuffer> before =
                Optional.ofNullable(used.get(Utf8.bytes(token))).map(ByteBuffer::wrap);
        if (before.isEmpty() || before.get().getLong() < now.minus(KEPT).toEpochMilli()) {
            return false;
        }
        if (!before.get().equals(ByteBuffer.wrap(digest(items)))) {
            throw ServiceException.named(
                    "IdempotentParameterMismatchException",
                    "The request uses the same client token as a previous, but non-identical request. Do not reuse a"
                            + " client token with different requests, unless the requests are identical");
        }
        return true;
    }

    void keep(String token, JsonNode items, Instant now) {
        byte[] name = Utf8.bytes(token);
        forget(now);
        byte[] digest = digest(items);
        used.put(
                name,
                ByteBuffer.allocate(Long.BYTES + digest.length)
                        .putLong(now.toEpochMilli())
                        .put(digest)
                        .array());
        times.put(time(now.toEpochMilli(), name), name);
    }

    private void forget(Instant now) {
        byte[] end = time(now.minus(KEPT).toEpochMilli(), new byte[0]);
        for (byte[] oldest = times.firstKey();
                oldest != null && Arrays.compareUnsigned(oldest, end) < 0;
                oldest = times.firstKey()) {
            byte[] name = times.remove(oldest);
            byte[] use = used.get(name);
            // It may have been used again since.
            if (use != null
                    && ByteBuffer.wrap(use).getLong() == ByteBuffer.wrap(oldest).getLong()) {
                used.remove(name);
            }
        }
    }

    private static byte[] time(long at, byte[] name) {
        return ByteBuffer.allocate(Long.BYTES + name.length)
                .putLong(at)
                .put(name)
                .array();
    }

    private static byte[] digest(JsonNode items) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(Utf8.bytes(items.toString()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
