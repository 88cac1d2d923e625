package dev.perennial.dynamodb.store;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.h2.mvstore.MVStore;

/**
 * Brings changes to the disk. While one thread waits for the disk, others change on; the next commit takes along all
 * that came meanwhile.
 */
final class GroupCommit {
    /** After so many commits the file is looked after. */
    private static final int HOUSEKEEPING = 256;

    /** Chunks of the file that are less full than this, in percent, are written anew. */
    private static final int FILL_RATE = 50;

    private static final int BYTES_AT_ONCE = 1 << 20;

    private final MVStore store;
    private final Lock changing;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition done = lock.newCondition();
    private long durable;
    private boolean underway;
    private int commits;

    /**
     * Commits nothing yet.
     *
     * @param changing is held by whoever changes something
     */
    GroupCommit(MVStore store, Lock changing) {
        this.store = store;
        this.changing = changing;
    }

    /**
     * Returns when a change is on the disk.
     *
     * @param latest the number of the last change
     */
    void await(long change, LongSupplier latest) {
        lock.lock();
        try {
            while (durable < change) {
                if (underway) {
                    done.awaitUninterruptibly();
                } else {
                    lead(latest);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void lead(LongSupplier latest) {
        underway = true;
        lock.unlock();
        long written = 0;
        try {
            written = commit(latest);
        } finally {
            lock.lock();
            underway = false;
            durable = Math.max(durable, written);
            done.signalAll();
        }
    }

    private long commit(LongSupplier latest) {
        long written;
        changing.lock();
        try {
            written = latest.getAsLong();
            store.commit();
            commits++;
            if (commits % HOUSEKEEPING == 0) {
                store.compact(FILL_RATE, BYTES_AT_ONCE);
            }
        } finally {
            changing.unlock();
        }
        store.sync();
        return written;
    }
}
