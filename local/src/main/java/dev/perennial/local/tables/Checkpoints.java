package dev.perennial.local.tables;

import dev.perennial.local.storage.Notes;
import java.util.Optional;

/**
 * The last sequence number of each shard that one reader has handled. Kept after the handling, so a crash in between
 * repeats records and loses none.
 */
final class Checkpoints {
    private static final String DONE = "done";

    private final Notes notes;
    private final String reader;

    Checkpoints(Notes notes, String reader) {
        this.notes = notes;
        this.reader = reader;
    }

    private String note(String shardId) {
        return "stream/" + reader + "/" + shardId;
    }

    /** The record to read on behind; empty where none was handled yet. */
    Optional<String> after(String shardId) {
        return notes.find(note(shardId));
    }

    boolean isDone(String shardId) {
        return notes.find(note(shardId)).filter(DONE::equals).isPresent();
    }

    void handled(String shardId, String sequenceNumber) {
        notes.put(note(shardId), sequenceNumber);
    }

    /** A closed shard was read to its end. */
    void done(String shardId) {
        notes.put(note(shardId), DONE);
    }
}
