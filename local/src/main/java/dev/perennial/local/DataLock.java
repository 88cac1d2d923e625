package dev.perennial.local;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Keeps a second local cloud off the same data: two of them would read the same queues and streams. Held until it is
 * closed; the operating system lifts it when the process ends, however it ends. A lock that nobody refers to any more
 * is lifted by the garbage collector, so hold on to it.
 */
final class DataLock implements AutoCloseable {
    /** A process that has lost its launcher needs a moment to end. */
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final FileChannel channel;

    private DataLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Holds the lock from now on.
     *
     * @throws IOException with a sentence for the person at the keyboard, where another holds it
     */
    static DataLock take(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        FileChannel channel = FileChannel.open(folder.resolve("lock"), CREATE, WRITE);
        for (long tries = PATIENCE.dividedBy(PAUSE); channel.tryLock() == null; tries--) {
            if (tries <= 0) {
                channel.close();
                throw new IOException(
                        "Another local cloud is running on " + folder + ": stop it first, or add --in-memory.");
            }
            Thread.sleep(PAUSE);
        }
        return new DataLock(channel);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
