package dev.perennial.local.storage;

import dev.perennial.dynamodb.store.Database;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.type.StringDataType;

/** Texts in the order in which they came, each under a number that grows. Safe for use by many threads. */
public final class Series {
    private final Database database;
    private final MVMap<byte[], String> texts;
    private long last;

    Series(Database database, String name) {
        this.database = database;
        this.texts = database.map("local/" + name, StringDataType.INSTANCE);
        byte[] highest = texts.lastKey();
        this.last = highest == null ? 0 : number(highest);
    }

    /** Adds a text behind all others and returns its number, which this process has given to no other. */
    public long add(String text) {
        return database.change(() -> {
            last++;
            texts.put(key(last), text);
            return last;
        });
    }

    public Optional<String> find(long number) {
        return database.look(() -> Optional.ofNullable(texts.get(key(number))));
    }

    public void replace(long number, String text) {
        database.change(() -> Optional.ofNullable(texts.put(key(number), text)));
    }

    public void remove(long number) {
        database.change(() -> Optional.ofNullable(texts.remove(key(number))));
    }

    /** The first number above another. */
    public Optional<Long> above(long number) {
        return database.look(() -> Optional.ofNullable(texts.higherKey(key(number))))
                .map(Series::number);
    }

    public long size() {
        return database.look(texts::sizeAsLong);
    }

    /** Hands over all texts in their order. */
    public void forEach(BiConsumer<Long, String> each) {
        database.look(() -> {
            texts.cursor(null).forEachRemaining(key -> each.accept(number(key), texts.get(key)));
            return true;
        });
    }

    private static byte[] key(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }

    private static long number(byte[] key) {
        return ByteBuffer.wrap(key).getLong();
    }
}
