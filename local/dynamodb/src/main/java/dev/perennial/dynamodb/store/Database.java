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
 * Sorted maps, in a file or in memory. One change at a time; what {@link #write} or {@link #read} returns, or throws,
 * is on the disk by then. Whoever makes several changes for one answer calls {@link #change} and, before the answer
 * leaves, {@link #settle}. Changes reach the disk in their order, so a file that was left by a killed process holds all
 * changes up to one of them. Safe for use by many threads.
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

    /** Changes something, alone, and waits for the disk. A change that throws has changed nothing. */
    public <T> T write(Supplier<T> change) {
        try {
            return change(change);
        } finally {
            settle();
        }
    }

    /** Looks at something while nobody changes it, and waits until what it may have seen is on the disk. */
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

    /**
     * Changes something, alone, and waits for no disk: a process that is killed before anybody settles may have lost
     * it, with all that came after it. Changes within a change are one change.
     */
    public <T> T change(Supplier<T> change) {
        lock.writeLock().lock();
        try {
            T result = change.get();
            changes.incrementAndGet();
            return result;
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Looks at something while nobody changes it, be it on the disk or not. */
    public <T> T look(Supplier<T> look) {
        lock.readLock().lock();
        try {
            return look.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Waits until all changes so far are on the disk. */
    public void settle() {
        await(changes.get());
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
