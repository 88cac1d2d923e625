package dev.perennial.local.tables;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.dynamodb.DynamoDb;
import dev.perennial.dynamodb.DynamoDbHandler;
import dev.perennial.dynamodb.wire.Place;
import dev.perennial.dynamodb.wire.ServiceException;
import dev.perennial.local.Json;
import dev.perennial.local.storage.Storage;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.server.Handler;

/** The tables and their streams, in this process: one file, or memory. */
public final class Engine implements Streams, AutoCloseable {
    private static final Place PLACE = new Place("eu-central-1", "000000000000");

    private final DynamoDb tables;

    private Engine(DynamoDb tables) {
        this.tables = tables;
    }

    /** Starts an engine by the system's clock, with a file of its own in a folder, or in memory. */
    public static Engine start(Optional<Path> folder) {
        InstantSource clock = InstantSource.system();
        return new Engine(
                folder.map(it -> DynamoDb.keptIn(it, clock, PLACE)).orElseGet(() -> DynamoDb.inMemory(clock, PLACE)));
    }

    /**
     * Starts the engine in a storage, which outlives it.
     *
     * @param clock stamps the streams' records, and says when items expire
     */
    public static Engine start(Storage storage, InstantSource clock) {
        return new Engine(DynamoDb.in(storage.database(), clock, PLACE));
    }

    /** Answers DynamoDB's and DynamoDB Streams' wire protocol. */
    public Handler wire() {
        return new DynamoDbHandler(tables);
    }

    /** Removes items whose time has come. Returns how many. */
    int expire() {
        return tables.expire();
    }

    /** Calls an operation of the tables, with the members of its request. */
    JsonNode call(String operation, ObjectNode request) {
        return tables.call("DynamoDB_20120810." + operation, request);
    }

    private JsonNode stream(String operation, ObjectNode request) {
        return tables.call("DynamoDBStreams_20120810." + operation, request);
    }

    @Override
    public String arn(String table) {
        return call("DescribeTable", Json.object().put("TableName", table))
                .at("/Table/LatestStreamArn")
                .asText();
    }

    @Override
    public List<Shard> shards(String streamArn) {
        return stream("DescribeStream", Json.object().put("StreamArn", streamArn))
                .at("/StreamDescription/Shards")
                .valueStream()
                .map(shard -> new Shard(shard.path("ShardId").asText(), Optional.empty()))
                .toList();
    }

    @Override
    public String iterator(String streamArn, String shardId, Optional<String> after) {
        ObjectNode request = Json.object().put("StreamArn", streamArn).put("ShardId", shardId);
        after.ifPresentOrElse(
                sequence -> request.put("ShardIteratorType", "AFTER_SEQUENCE_NUMBER")
                        .put("SequenceNumber", sequence),
                () -> request.put("ShardIteratorType", "TRIM_HORIZON"));
        try {
            return stream("GetShardIterator", request).path("ShardIterator").asText();
        } catch (ServiceException trimmed) {
            throw new Forgotten(trimmed);
        }
    }

    @Override
    public Records records(String iterator, int limit) {
        try {
            JsonNode answer = stream(
                    "GetRecords", Json.object().put("ShardIterator", iterator).put("Limit", limit));
            return new Records(
                    answer.path("Records").valueStream().toList(),
                    Optional.of(answer.path("NextShardIterator").asText()));
        } catch (ServiceException forgotten) {
            throw new Forgotten(forgotten);
        }
    }

    @Override
    public void close() {
        tables.close();
    }
}
