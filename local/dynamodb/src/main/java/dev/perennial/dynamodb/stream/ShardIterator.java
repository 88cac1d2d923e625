package dev.perennial.dynamodb.stream;

import dev.perennial.dynamodb.wire.ServiceException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where a reader of a stream is. It does not run out, and outlives a restart.
 *
 * @param number the change that it reads next
 */
record ShardIterator(String arn, long number) {
    String write() {
        return Base64.getUrlEncoder().encodeToString((number + "|" + arn).getBytes(StandardCharsets.UTF_8));
    }

    static ShardIterator read(String written) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(written), StandardCharsets.UTF_8).split("\\|", 2);
            return new ShardIterator(parts[1], Long.parseLong(parts[0]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException malformed) {
            throw ServiceException.validation("Invalid ShardIterator");
        }
    }
}
