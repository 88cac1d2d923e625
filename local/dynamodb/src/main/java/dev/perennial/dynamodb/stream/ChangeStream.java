package dev.perennial.dynamodb.stream;

import dev.perennial.dynamodb.store.Database;
import dev.perennial.dynamodb.value.Item;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;

/** A table's changes of the last 24 hours, in one shard that never ends. Numbers begin at 1 and have no gaps. */
public final class ChangeStream {
    private static final Duration KEPT = Duration.ofHours(24);

    private final MVMap<byte[], Change> changes;
    private final View view;

    private ChangeStream(MVMap<byte[], Change> changes, View view) {
        this.changes = changes;
        this.view = view;
    }

    public static ChangeStream open(Database database, String table, View view) {
        return new ChangeStream(database.map(map(table), ChangeType.INSTANCE), view);
    }

    /** The name of the map that holds a table's changes. */
    public static String map(String table) {
        return "stream/" + table;
    }

    View view() {
        return view;
    }

    /** Adds a change that really is one. */
    public void add(Item keys, Optional<Item> before, Optional<Item> after, boolean expired, Instant at) {
        changes.put(bytes(next()), new Change(at, keys, before, after, expired));
    }

    /** The number of the change to come. */
    long next() {
        byte[] last = changes.lastKey();
        return last == null ? 1 : number(last) + 1;
    }

    /** The number of the oldest change that is still told, or of the one to come. */
    long first(Instant now) {
        Cursor<byte[], Change> cursor = changes.cursor(null);
        while (cursor.hasNext()) {
            byte[] key = cursor.next();
            if (isKept(cursor.getValue(), now)) {
                return number(key);
            }
        }
        return next();
    }

    /** Numbered changes from one on. */
    List<Numbered> from(long number, int limit) {
        List<Numbered> found = new ArrayList<>();
        Cursor<byte[], Change> cursor = changes.cursor(bytes(number));
        while (found.size() < limit && cursor.hasNext()) {
            byte[] key = cursor.next();
            found.add(new Numbered(number(key), cursor.getValue()));
        }
        return found;
    }

    record Numbered(long number, Change change) {}

    /** Whether there is anything to forget. */
    public boolean isStale(Instant now) {
        byte[] oldest = changes.firstKey();
        return oldest != null && changes.sizeAsLong() > 1 && !isKept(oldest(oldest), now);
    }

    /** Forgets old changes, but for the last one, after which the numbers go on. */
    public void trim(Instant now) {
        while (isStale(now)) {
            changes.remove(changes.firstKey());
        }
    }

    private Change oldest(byte[] key) {
        Change change = changes.get(key);
        if (change == null) {
            throw new IllegalStateException("the stream lost a change");
        }
        return change;
    }

    private static boolean isKept(Change change, Instant now) {
        return !change.at().isBefore(now.minus(KEPT));
    }

    private static byte[] bytes(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }

    private static long number(byte[] key) {
        return ByteBuffer.wrap(key).getLong();
    }
}
