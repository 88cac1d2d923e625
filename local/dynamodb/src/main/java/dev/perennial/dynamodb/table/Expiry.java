package dev.perennial.dynamodb.table;

import dev.perennial.dynamodb.store.Database;
import dev.perennial.dynamodb.value.AttributeValue;
import dev.perennial.dynamodb.value.Item;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.type.ByteArrayDataType;

/** Which items of a table expire, in the order of their times. */
final class Expiry {
    /** What lies further back is taken for a mistake, as DynamoDB does. */
    private static final Duration OLDEST = Duration.ofDays(5 * 365);

    private final String attribute;
    private final MVMap<byte[], byte[]> times;

    private Expiry(String attribute, MVMap<byte[], byte[]> times) {
        this.attribute = attribute;
        this.times = times;
    }

    static Expiry open(Database database, String table, String attribute) {
        return new Expiry(attribute, database.map(map(table), ByteArrayDataType.INSTANCE));
    }

    static String map(String table) {
        return "expiry/" + table;
    }

    void change(byte[] key, Optional<Item> before, Optional<Item> after) {
        before.flatMap(item -> entry(item, key)).ifPresent(times::remove);
        after.flatMap(item -> entry(item, key)).ifPresent(entry -> times.put(entry, key));
    }

    private Optional<byte[]> entry(Item item, byte[] key) {
        return item.get(attribute)
                .filter(AttributeValue.Decimal.class::isInstance)
                .map(AttributeValue.Decimal.class::cast)
                .map(time -> time.value().setScale(0, RoundingMode.FLOOR))
                .filter(time -> time.signum() > 0 && time.precision() < 18)
                .map(time -> ByteBuffer.allocate(Long.BYTES + key.length)
                        .putLong(time.longValue())
                        .put(key)
                        .array());
    }

    boolean isDue(Instant now) {
        return !due(now, 1).isEmpty();
    }

    /** The keys of all items whose second is over. */
    List<byte[]> due(Instant now) {
        return due(now, Integer.MAX_VALUE);
    }

    private List<byte[]> due(Instant now, int limit) {
        List<byte[]> due = new ArrayList<>();
        long oldest = Math.max(0, now.minus(OLDEST).getEpochSecond());
        Cursor<byte[], byte[]> cursor =
                times.cursor(ByteBuffer.allocate(Long.BYTES).putLong(oldest).array());
        while (due.size() < limit && cursor.hasNext()) {
            if (ByteBuffer.wrap(cursor.next()).getLong() >= now.getEpochSecond()) {
                break;
            }
            due.add(cursor.getValue());
        }
        return due;
    }
}
