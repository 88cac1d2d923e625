package dev.perennial.dynamodb.table;

import dev.perennial.dynamodb.store.Database;
import dev.perennial.dynamodb.store.ItemType;
import dev.perennial.dynamodb.stream.ChangeStream;
import dev.perennial.dynamodb.units.Consumption;
import dev.perennial.dynamodb.units.Units;
import dev.perennial.dynamodb.value.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.h2.mvstore.MVMap;

/** A table's items, and what follows from them: indexes, expiry, stream. Its callers hold the database's lock. */
public final class Table {
    private final TableSchema schema;
    private final MVMap<byte[], Item> items;
    private final List<Index> indexes = new ArrayList<>();
    private final Optional<Expiry> expiry;
    private final Optional<ChangeStream> stream;

    private Table(TableSchema schema, Database database) {
        this.schema = schema;
        this.items = database.map("items/" + schema.name(), ItemType.INSTANCE);
        schema.indexes().forEach(index -> indexes.add(Index.open(database, schema, index)));
        this.expiry = schema.expiry().map(attribute -> Expiry.open(database, schema.name(), attribute));
        this.stream = schema.stream().map(view -> ChangeStream.open(database, schema.name(), view));
    }

    static Table open(TableSchema schema, Database database) {
        return new Table(schema, database);
    }

    public TableSchema schema() {
        return schema;
    }

    public String name() {
        return schema.name();
    }

    public Optional<ChangeStream> stream() {
        return stream;
    }

    public long count() {
        return items.sizeAsLong();
    }

    public Optional<Item> get(byte[] key) {
        return Optional.ofNullable(items.get(key));
    }

    /** What a query or a scan of the table itself reads. */
    public Entries entries() {
        return new Entries.OfTable(schema, items);
    }

    /** What a query or a scan of an index reads. */
    public Optional<Entries> entries(String index) {
        return indexes.stream()
                .filter(it -> it.schema().name().equals(index))
                .findFirst()
                .map(it -> it.entries(items));
    }

    /** Puts, replaces or removes an item, by a caller. */
    public void replace(byte[] key, Optional<Item> before, Optional<Item> after, Instant now, Consumption consumption) {
        consumption.table(
                name(),
                Units.write(Math.max(
                        before.map(Item::size).orElse(0), after.map(Item::size).orElse(0))));
        indexes.forEach(index -> {
            double units = index.units(before, after);
            if (units > 0) {
                consumption.index(name(), index.schema().name(), units);
            }
        });
        change(key, before, after, false, now);
    }

    private void change(byte[] key, Optional<Item> before, Optional<Item> after, boolean expired, Instant now) {
        if (before.equals(after)) {
            return;
        }
        after.ifPresentOrElse(item -> items.put(key, item), () -> items.remove(key));
        indexes.forEach(index -> index.change(key, before, after));
        expiry.ifPresent(it -> it.change(key, before, after));
        stream.ifPresent(it ->
                it.add(after.or(() -> before).orElseThrow().only(schema.key().names()), before, after, expired, now));
    }

    /** Whether an item's time has come, or a change is old. */
    boolean isStale(Instant now) {
        return expiry.map(it -> it.isDue(now)).orElse(false)
                || stream.map(it -> it.isStale(now)).orElse(false);
    }

    /** Removes items whose time has come, and forgets old changes. Returns how many items were removed. */
    int refresh(Instant now) {
        List<byte[]> due = expiry.map(it -> it.due(now)).orElse(List.of());
        due.forEach(key -> change(key, get(key), Optional.empty(), true, now));
        stream.ifPresent(it -> it.trim(now));
        return due.size();
    }

    /** All items, to build what is derived from them. */
    void forEach(BiConsumer<byte[], Item> consumer) {
        items.forEach(consumer);
    }
}
