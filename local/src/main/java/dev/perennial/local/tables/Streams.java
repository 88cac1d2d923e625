package dev.perennial.local.tables;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** DynamoDB's streams, wherever the tables are. */
public interface Streams {
    /** The iterator, or the record that it begins behind, is no longer known. */
    final class Forgotten extends RuntimeException {
        public Forgotten(Throwable cause) {
            super(cause);
        }
    }

    /**
     * A shard.
     *
     * @param parent is read before it
     */
    record Shard(String id, Optional<String> parent) {}

    /**
     * Some records, in the words of the operation GetRecords.
     *
     * @param next reads on; empty where the shard is closed and read to its end
     */
    record Records(List<JsonNode> records, Optional<String> next) {}

    /** The ARN of a table's stream. */
    String arn(String table);

    List<Shard> shards(String streamArn);

    /**
     * An iterator behind a sequence number, or at the oldest record.
     *
     * @throws Forgotten when the record is no longer there
     */
    String iterator(String streamArn, String shardId, Optional<String> after);

    /** Reads on. @throws Forgotten when the iterator is no longer good */
    Records records(String iterator, int limit);
}
