package dev.perennial.local.tables;

import dev.perennial.local.storage.Storage;
import dev.perennial.local.work.Activity;
import dev.perennial.local.work.Drain;
import dev.perennial.local.work.Signal;
import dev.perennial.template.StreamSource;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a table's stream for one function: parents before children, each shard in order. */
public final class StreamReader implements Drain.Source, AutoCloseable {
    private static final Duration GLANCE = Duration.ofSeconds(2);
    private static final Duration AFTER_ERROR = Duration.ofMillis(500);
    private static final Duration SETTLE = Duration.ofMillis(10);

    private final Streams streams;
    private final String streamArn;
    private final Batches batches;
    private final Checkpoints checkpoints;
    private final Signal written;
    private final Activity activity;
    private final Map<String, ShardReader> readers = new HashMap<>();
    private final Thread thread;
    private volatile long emptyAt = -1;

    /**
     * Starts nothing yet.
     *
     * @param written is raised after each write to any table
     * @param storage keeps how far the stream was handled
     */
    public StreamReader(
            Streams streams, StreamSource source, Batches batches, Storage storage, Signal written, Activity activity) {
        this.streams = streams;
        this.streamArn = streams.arn(source.table());
        this.batches = batches;
        this.checkpoints = new Checkpoints(storage.notes(), source.name());
        this.written = written;
        this.activity = activity;
        this.thread = Thread.ofVirtual().name("stream-" + source.name()).unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    @Override
    public boolean isEmpty() {
        return emptyAt == written.version();
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                long seen = written.version();
                boolean found = true;
                try (Activity.Piece _ = activity.begin()) {
                    found = readOnce();
                } catch (RuntimeException broken) {
                    System.err.println("Reading a stream failed and is tried again: " + broken);
                    Thread.sleep(AFTER_ERROR);
                }
                if (!found) {
                    emptyAt = seen;
                    written.awaitAfter(seen, GLANCE);
                    // Writes come in crowds; a moment's patience makes one batch of them.
                    Thread.sleep(SETTLE);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads each shard whose turn it is. Returns whether there was anything. */
    private boolean readOnce() throws InterruptedException {
        List<Streams.Shard> shards = streams.shards(streamArn);
        Set<String> open = new HashSet<>();
        for (Streams.Shard shard : shards) {
            if (!checkpoints.isDone(shard.id())) {
                open.add(shard.id());
            }
        }
        boolean found = false;
        for (Streams.Shard shard : shards) {
            boolean afterItsParent = shard.parent().filter(open::contains).isEmpty();
            if (open.contains(shard.id()) && afterItsParent) {
                found |= reader(shard.id()).readOnce();
            }
        }
        return found;
    }

    private ShardReader reader(String shardId) {
        return readers.computeIfAbsent(shardId, id -> new ShardReader(streams, streamArn, id, batches, checkpoints));
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
