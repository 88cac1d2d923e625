package dev.perennial.dynamodb.table;

import dev.perennial.dynamodb.store.Database;
import dev.perennial.dynamodb.units.Units;
import dev.perennial.dynamodb.value.Item;
import java.util.Arrays;
import java.util.Optional;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.type.ByteArrayDataType;

/** A secondary index: only items that have its key are in it. */
final class Index {
    private final TableSchema table;
    private final IndexSchema schema;
    private final MVMap<byte[], byte[]> entries;

    private Index(TableSchema table, IndexSchema schema, MVMap<byte[], byte[]> entries) {
        this.table = table;
        this.schema = schema;
        this.entries = entries;
    }

    static Index open(Database database, TableSchema table, IndexSchema schema) {
        return new Index(table, schema, database.map(map(table.name(), schema.name()), ByteArrayDataType.INSTANCE));
    }

    static String map(String table, String index) {
        return "index/" + table + "/" + index;
    }

    IndexSchema schema() {
        return schema;
    }

    Entries entries(MVMap<byte[], Item> items) {
        return new Entries.OfIndex(table, schema, entries, items);
    }

    void change(byte[] key, Optional<Item> before, Optional<Item> after) {
        Optional<byte[]> old = before.filter(schema.key()::isIn).map(item -> schema.bytes(item, key));
        Optional<byte[]> next = after.filter(schema.key()::isIn).map(item -> schema.bytes(item, key));
        if (old.isPresent() && next.isPresent() && Arrays.equals(old.get(), next.get())) {
            return;
        }
        old.ifPresent(entries::remove);
        next.ifPresent(entry -> entries.put(entry, key));
    }

    /**
     * What the change writes here: nothing where nothing that the index has changes, two writes where an entry moves,
     * else one.
     */
    double units(Optional<Item> before, Optional<Item> after) {
        Optional<Item> old = entry(before);
        Optional<Item> next = entry(after);
        if (old.equals(next)) {
            return 0;
        }
        int oldSize = old.map(Item::size).orElse(0);
        int nextSize = next.map(Item::size).orElse(0);
        boolean moves = old.isPresent()
                && next.isPresent()
                && !old.get()
                        .only(schema.key().names())
                        .equals(next.get().only(schema.key().names()));
        return moves ? Units.write(oldSize) + Units.write(nextSize) : Units.write(Math.max(oldSize, nextSize));
    }

    private Optional<Item> entry(Optional<Item> item) {
        return item.filter(schema.key()::isIn).map(it -> schema.project(it, table.key()));
    }
}
