package dev.perennial.dynamodb.stream;

import dev.perennial.dynamodb.store.ItemType;
import dev.perennial.dynamodb.value.Item;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Changes as bytes of a page. */
final class ChangeType extends BasicDataType<Change> {
    static final ChangeType INSTANCE = new ChangeType();

    private static final ItemType ITEMS = ItemType.INSTANCE;
    private static final int OVERHEAD = 100;

    @Override
    public int getMemory(Change change) {
        return OVERHEAD
                + ITEMS.getMemory(change.keys())
                + change.before().map(ITEMS::getMemory).orElse(0)
                + change.after().map(ITEMS::getMemory).orElse(0);
    }

    @Override
    public Change[] createStorage(int size) {
        return new Change[size];
    }

    @Override
    public void write(WriteBuffer buffer, Change change) {
        buffer.putVarLong(change.at().toEpochMilli());
        buffer.put((byte) (change.expired() ? 1 : 0));
        ITEMS.write(buffer, change.keys());
        write(buffer, change.before());
        write(buffer, change.after());
    }

    private static void write(WriteBuffer buffer, Optional<Item> item) {
        buffer.put((byte) (item.isPresent() ? 1 : 0));
        item.ifPresent(it -> ITEMS.write(buffer, it));
    }

    @Override
    public Change read(ByteBuffer buffer) {
        Instant at = Instant.ofEpochMilli(DataUtils.readVarLong(buffer));
        boolean expired = buffer.get() == 1;
        return new Change(at, ITEMS.read(buffer), item(buffer), item(buffer), expired);
    }

    private static Optional<Item> item(ByteBuffer buffer) {
        return buffer.get() == 1 ? Optional.of(ITEMS.read(buffer)) : Optional.empty();
    }
}
