package dev.perennial.local.tables;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Shard;

/** DynamoDB's streams, wherever the tables are. */
public interface Streams {
    /** The iterator, or the record that it begins behind, is no longer known. */
    final class Forgotten extends RuntimeException {
        public Forgotten(Throwable cause) {
            super(cause);
        }
    }

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
    GetRecordsResponse records(String iterator, int limit);
}
