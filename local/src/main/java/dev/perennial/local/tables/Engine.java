package dev.perennial.local.tables;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.server.Handler;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsRequest;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;
import software.amazon.dynamodb.services.exceptions.DynamoDBLocalServiceException;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * Amazon's own local DynamoDB, called in this process. Whatever credentials and region a caller shows, all see the same
 * tables. The engine is one SQLite file, or memory.
 */
public final class Engine implements Streams, AutoCloseable {
    private static final String KEY = "local";
    private static final String REGION = "local";

    private final LocalDynamoDBRequestHandler requests;
    private final LocalDynamoDBServerHandler wire;

    private Engine(LocalDynamoDBRequestHandler requests) {
        this.requests = requests;
        this.wire = new LocalDynamoDBServerHandler(requests, null);
    }

    /** Starts the engine, with its file in a folder or in memory. */
    public static Engine start(Optional<Path> folder) {
        try {
            if (folder.isPresent()) {
                Files.createDirectories(folder.get());
            }
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        return new Engine(new LocalDynamoDBRequestHandler(
                0, folder.isEmpty(), folder.map(Path::toString).orElse(null), true, false));
    }

    /** Answers DynamoDB's and DynamoDB Streams' wire protocol. */
    public Handler wire() {
        return wire;
    }

    List<String> tableNames() {
        return requests.listTables(KEY, REGION, ListTablesRequest.builder().build())
                .tableNames();
    }

    TableDescription describe(String table) {
        return requests.describeTable(
                        KEY,
                        REGION,
                        DescribeTableRequest.builder().tableName(table).build())
                .table();
    }

    void create(CreateTableRequest request) {
        requests.createTable(KEY, REGION, request);
    }

    void expire(UpdateTimeToLiveRequest request) {
        requests.updateTimeToLive(KEY, REGION, request);
    }

    @Override
    public String arn(String table) {
        return describe(table).latestStreamArn();
    }

    @Override
    public List<Shard> shards(String streamArn) {
        List<Shard> shards = new ArrayList<>();
        DescribeStreamRequest request =
                DescribeStreamRequest.builder().streamArn(streamArn).build();
        while (true) {
            var stream = requests.describeStream(KEY, REGION, request).streamDescription();
            shards.addAll(stream.shards());
            if (stream.lastEvaluatedShardId() == null) {
                return shards;
            }
            request = request.toBuilder()
                    .exclusiveStartShardId(stream.lastEvaluatedShardId())
                    .build();
        }
    }

    @Override
    public String iterator(String streamArn, String shardId, Optional<String> after) {
        GetShardIteratorRequest.Builder request =
                GetShardIteratorRequest.builder().streamArn(streamArn).shardId(shardId);
        after.ifPresentOrElse(
                sequence -> request.shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                        .sequenceNumber(sequence),
                () -> request.shardIteratorType(ShardIteratorType.TRIM_HORIZON));
        try {
            return requests.getShardIterator(KEY, REGION, request.build()).shardIterator();
        } catch (DynamoDBLocalServiceException trimmed) {
            throw new Forgotten(trimmed);
        }
    }

    @Override
    public GetRecordsResponse records(String iterator, int limit) {
        try {
            return requests.getRecords(
                    KEY,
                    REGION,
                    GetRecordsRequest.builder()
                            .shardIterator(iterator)
                            .limit(limit)
                            .build());
        } catch (DynamoDBLocalServiceException forgotten) {
            throw new Forgotten(forgotten);
        }
    }

    @Override
    public void close() {
        requests.shutdown();
    }
}
