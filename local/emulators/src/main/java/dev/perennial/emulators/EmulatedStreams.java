package dev.perennial.emulators;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.local.tables.Streams;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** DynamoDB Streams by its API. */
final class EmulatedStreams implements Streams {
    private final DynamoDbClient tables;
    private final DynamoDbStreamsClient streams;

    EmulatedStreams(DynamoDbClient tables, DynamoDbStreamsClient streams) {
        this.tables = tables;
        this.streams = streams;
    }

    @Override
    public String arn(String table) {
        return tables.describeTable(request -> request.tableName(table)).table().latestStreamArn();
    }

    @Override
    public List<Shard> shards(String streamArn) {
        return streams.describeStream(request -> request.streamArn(streamArn)).streamDescription().shards().stream()
                .map(shard -> new Shard(shard.shardId(), Optional.ofNullable(shard.parentShardId())))
                .toList();
    }

    @Override
    public String iterator(String streamArn, String shardId, Optional<String> after) {
        GetShardIteratorRequest.Builder request = GetShardIteratorRequest.builder()
                .streamArn(streamArn)
                .shardId(shardId)
                .shardIteratorType(
                        after.isPresent() ? ShardIteratorType.AFTER_SEQUENCE_NUMBER : ShardIteratorType.TRIM_HORIZON);
        after.ifPresent(request::sequenceNumber);
        try {
            return streams.getShardIterator(request.build()).shardIterator();
        } catch (DynamoDbException unknown) {
            throw new Forgotten(unknown);
        }
    }

    @Override
    public Records records(String iterator, int limit) {
        try {
            GetRecordsResponse answer = streams.getRecords(
                    request -> request.shardIterator(iterator).limit(limit));
            return new Records(
                    answer.records().stream().<JsonNode>map(StreamJson::record).toList(),
                    Optional.ofNullable(answer.nextShardIterator()));
        } catch (DynamoDbException unknown) {
            throw new Forgotten(unknown);
        }
    }
}
