package dev.perennial.local.storage;

import dev.perennial.dynamodb.store.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * The one database of the local cloud, with its tables, queues, events on their way, mails and clock. A process that is
 * killed leaves what was changed up to some moment, and nothing of what came later; {@link #settle} moves that moment
 * to now. Safe for use by many threads.
 */
public final class Storage implements AutoCloseable {
    /** The file of a folder that holds everything. */
    public static final String FILE = "cloud.mv.db";

    /** Every earlier version had this folder beside the others. */
    private static final String FORMER = "dynamodb";

    private final Database database;
    private final Notes notes;

    private Storage(Database database) {
        this.database = database;
        this.notes = new Notes(database);
    }

    /** A storage that no file knows of. */
    public static Storage inMemory() {
        return new Storage(Database.inMemory());
    }

    /**
     * A storage in one file of a folder.
     *
     * @throws UncheckedIOException where the folder holds data of an earlier version; they are left as they are
     */
    public static Storage keptIn(Path folder) {
        Path file = folder.resolve(FILE);
        if (Files.exists(folder.resolve(FORMER)) && !Files.exists(file)) {
            throw new UncheckedIOException(
                    "The data in " + folder.toAbsolutePath()
                            + " were written by an earlier version and cannot be read: move the folder away, or delete"
                            + " it, and start again.",
                    new IOException(FORMER));
        }
        return new Storage(Database.open(file));
    }

    /** What the tables are kept in, under names of their own. */
    public Database database() {
        return database;
    }

    /** Small things under their names. */
    public Notes notes() {
        return notes;
    }

    /** Texts in the order in which they came, under a name. */
    public Series series(String name) {
        return new Series(database, name);
    }

    /** Makes several changes one: all of them are kept, or none. */
    public void together(Runnable changes) {
        change(() -> {
            changes.run();
            return true;
        });
    }

    /** Changes something, alone; what is changed within is one change. */
    public <T> T change(Supplier<T> change) {
        return database.change(change);
    }

    /** Looks at something while nobody changes it. Changes nothing. */
    public <T> T look(Supplier<T> look) {
        return database.look(look);
    }

    /** Returns when everything that was changed so far is on the disk. */
    public void settle() {
        database.settle();
    }

    @Override
    public void close() {
        database.close();
    }
}
