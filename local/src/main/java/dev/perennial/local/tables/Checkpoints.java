package dev.perennial.local.tables;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.local.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The last sequence number of each shard that one reader has handled. Written after the handling, so a crash in between
 * repeats records and loses none.
 */
final class Checkpoints {
    private static final String DONE = "done";

    private final Optional<Path> file;
    private final ObjectNode shards;

    private Checkpoints(Optional<Path> file, ObjectNode shards) {
        this.file = file;
        this.shards = shards;
    }

    /** Kept in a file, or forgotten at the end. */
    static Checkpoints open(Optional<Path> file) {
        try {
            if (file.isPresent()) {
                Files.createDirectories(file.get().toAbsolutePath().getParent());
                if (Files.exists(file.get())) {
                    return new Checkpoints(file, (ObjectNode) Json.read(Files.readAllBytes(file.get())));
                }
            }
            return new Checkpoints(file, Json.object());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Optional<String> after(String shardId) {
        return Optional.ofNullable(shards.path(shardId).get("after")).map(JsonNode::asText);
    }

    boolean isDone(String shardId) {
        return shards.path(shardId).path(DONE).asBoolean(false);
    }

    void handled(String shardId, String sequenceNumber) {
        shards.withObject("/" + shardId).put("after", sequenceNumber);
        save();
    }

    /** A closed shard was read to its end. */
    void done(String shardId) {
        shards.withObject("/" + shardId).put(DONE, true);
        save();
    }

    private void save() {
        file.ifPresent(path -> {
            try {
                Path fresh = path.resolveSibling(path.getFileName() + ".new");
                Files.write(fresh, Json.bytes(shards));
                Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException full) {
                throw new UncheckedIOException(full);
            }
        });
    }
}
