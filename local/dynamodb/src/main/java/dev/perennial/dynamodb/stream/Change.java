package dev.perennial.dynamodb.stream;

import dev.perennial.dynamodb.value.Item;
import java.time.Instant;
import java.util.Optional;

/**
 * One item was changed.
 *
 * @param expired whether it was removed since its time had come, and not by a caller
 */
record Change(Instant at, Item keys, Optional<Item> before, Optional<Item> after, boolean expired) {
    String name() {
        if (before.isEmpty()) {
            return "INSERT";
        }
        return after.isEmpty() ? "REMOVE" : "MODIFY";
    }
}
