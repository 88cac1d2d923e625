package dev.perennial.dynamodb.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.DataType;

/**
 * Sorted maps, in a file or in memory. One change at a time; what a change or a look returns, or throws, is on the disk
 * by then. Safe for use by many threads.
 */
public final class Database implements AutoCloseable {
    /**
     * How long the file keeps what was overwritten, in milliseconds. It is there for disks that write out of order;
     * here each commit waits for the disk.
     */
    private static final int RETENTION = 2_000;

    private final MVStore store;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Optional<GroupCommit> commit;
    private final AtomicLong changes = new AtomicLong();

    private Database(MVStore store, boolean durable) {
        this.store = store;
        this.commit = durable ? Optional.of(new GroupCommit(store, lock.writeLock())) : Optional.empty();
    }

    /** A database that no file knows of. */
    public static Database inMemory() {
        return new Database(new MVStore.Builder().autoCommitDisabled().open(), false);
    }

    /** A database in one file, which nobody else may have open. */
    public static Database open(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
        // A reader that is interrupted closes its file channel; "retry:" opens it anew.
        MVStore store = new MVStore.Builder()
                .fileName("retry:" + file.toAbsolutePath())
                .autoCommitDisabled()
                .open();
        store.setRetentionTime(RETENTION);
        store.setVersionsToKeep(0);
        return new Database(store, true);
    }

    public <V> MVMap<byte[], V> map(String name, DataType<V> values) {
        return store.openMap(
                name, new MVMap.Builder<byte[], V>().keyType(KeyType.INSTANCE).valueType(values));
    }

    public void remove(String map) {
        store.removeMap(map);
    }

    /** Changes something, alone. A change that throws has changed nothing. */
    public <T> T write(Supplier<T> change) {
        long seen = 0;
        lock.writeLock().lock();
        try {
            try {
                T result = change.get();
                changes.incrementAndGet();
                return result;
            } finally {
                seen = changes.get();
                lock.writeLock().unlock();
            }
        } finally {
            await(seen);
        }
    }

    /** Looks at something while nobody changes it. */
    public <T> T read(Supplier<T> look) {
        long seen = 0;
        lock.readLock().lock();
        try {
            try {
                return look.get();
            } finally {
                seen = changes.get();
                lock.readLock().unlock();
            }
        } finally {
            await(seen);
        }
    }

    private void await(long change) {
        commit.ifPresent(it -> it.await(change, changes::get));
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            store.close();
        } finally {
            lock.writeLock().unlock();
        }
    }
}
