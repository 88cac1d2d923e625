package dev.perennial.local.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.perennial.dynamodb.store.Database;
import java.util.Optional;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.type.StringDataType;

/** Small things under their names, such as how far a stream was read. Safe for use by many threads. */
public final class Notes {
    private final Database database;
    private final MVMap<byte[], String> notes;

    Notes(Database database) {
        this.database = database;
        this.notes = database.map("local/notes", StringDataType.INSTANCE);
    }

    public Optional<String> find(String name) {
        return database.look(() -> Optional.ofNullable(notes.get(name.getBytes(UTF_8))));
    }

    public void put(String name, String text) {
        database.change(() -> Optional.ofNullable(notes.put(name.getBytes(UTF_8), text)));
    }
}
