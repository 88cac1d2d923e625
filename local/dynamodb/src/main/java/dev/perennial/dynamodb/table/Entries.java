package dev.perennial.dynamodb.table;

import dev.perennial.dynamodb.value.Item;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BiPredicate;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;

/** What queries and scans read, in order: a table's items, or what an index knows of them. */
public sealed interface Entries {
    /** The key by which the entries are ordered. */
    KeySchema key();

    /** The attributes that tell one entry from all others. */
    Set<String> position();

    /** The place of an entry of which these attributes are known. */
    byte[] place(Item position);

    /**
     * Goes through the entries of an interval, until the consumer has enough.
     *
     * @param consumer is handed an entry, and says whether it wants another one
     */
    void read(Interval interval, boolean forward, BiPredicate<byte[], Item> consumer);

    record OfTable(TableSchema table, MVMap<byte[], Item> items) implements Entries {
        @Override
        public KeySchema key() {
            return table.key();
        }

        @Override
        public Set<String> position() {
            return new LinkedHashSet<>(table.key().names());
        }

        @Override
        public byte[] place(Item position) {
            return table.key().place(position);
        }

        @Override
        public void read(Interval interval, boolean forward, BiPredicate<byte[], Item> consumer) {
            Walk.through(items, interval, forward, consumer);
        }
    }

    record OfIndex(TableSchema table, IndexSchema index, MVMap<byte[], byte[]> entries, MVMap<byte[], Item> items)
            implements Entries {
        @Override
        public KeySchema key() {
            return index.key();
        }

        @Override
        public Set<String> position() {
            Set<String> names = new LinkedHashSet<>(table.key().names());
            names.addAll(index.key().names());
            return names;
        }

        @Override
        public byte[] place(Item position) {
            return index.bytes(position, table.key().place(position));
        }

        @Override
        public void read(Interval interval, boolean forward, BiPredicate<byte[], Item> consumer) {
            Walk.through(entries, interval, forward, (place, key) -> {
                Item item = items.get(key);
                if (item == null) {
                    throw new IllegalStateException(index.name() + " has an entry without an item");
                }
                return consumer.test(place, index.project(item, table.key()));
            });
        }
    }

    /** Goes through a map. */
    final class Walk {
        private Walk() {}

        static <V> void through(
                MVMap<byte[], V> map, Interval interval, boolean forward, BiPredicate<byte[], V> consumer) {
            byte[] first = forward ? map.ceilingKey(interval.from()) : map.lowerKey(interval.to());
            if (first == null) {
                return;
            }
            Cursor<byte[], V> cursor = map.cursor(first, null, !forward);
            while (cursor.hasNext()) {
                byte[] place = cursor.next();
                if (!interval.contains(place) || !consumer.test(place, cursor.getValue())) {
                    return;
                }
            }
        }
    }
}
