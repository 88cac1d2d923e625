package dev.perennial.local.tables;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.dynamodb.DynamoDb;
import dev.perennial.dynamodb.DynamoDbHandler;
import dev.perennial.dynamodb.wire.Place;
import dev.perennial.dynamodb.wire.ServiceException;
import dev.perennial.local.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.server.Handler;

/** The tables and their streams, in this process: one file, or memory. */
public final class Engine implements Streams, AutoCloseable {
    private static final Place PLACE = new Place("eu-central-1", "000000000000");

    /** What the engine of earlier versions wrote. */
    private static final String FORMER = "shared-local-instance.db";

    private final DynamoDb tables;

    private Engine(DynamoDb tables) {
        this.tables = tables;
    }

    /** Starts the engine by the system's clock, with its file in a folder or in memory. */
    public static Engine start(Optional<Path> folder) {
        return start(folder, InstantSource.system());
    }

    /**
     * Starts the engine, with its file in a folder or in memory.
     *
     * @param clock stamps the streams' records, and says when items expire
     * @throws UncheckedIOException where the folder holds tables of an earlier version; they are left as they are
     */
    public static Engine start(Optional<Path> folder, InstantSource clock) {
        folder.ifPresent(Engine::requireReadable);
        return new Engine(
                folder.map(it -> DynamoDb.keptIn(it, clock, PLACE)).orElseGet(() -> DynamoDb.inMemory(clock, PLACE)));
    }

    private static void requireReadable(Path folder) {
        if (Files.exists(folder.resolve(FORMER)) && !Files.exists(folder.resolve(DynamoDb.FILE))) {
            Path data = folder.toAbsolutePath().getParent();
            throw new UncheckedIOException(
                    "The tables in " + folder
                            + " were written by an earlier version and cannot be read: move the folder " + data
                            + " away, or delete it, and start again.",
                    new IOException(FORMER));
        }
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
