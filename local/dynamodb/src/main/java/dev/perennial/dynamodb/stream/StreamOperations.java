package dev.perennial.dynamodb.stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.dynamodb.store.Database;
import dev.perennial.dynamodb.table.Catalogue;
import dev.perennial.dynamodb.table.SchemaJson;
import dev.perennial.dynamodb.table.Table;
import dev.perennial.dynamodb.wire.Members;
import dev.perennial.dynamodb.wire.Place;
import dev.perennial.dynamodb.wire.ServiceException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The four operations of DynamoDB Streams. */
public final class StreamOperations {
    private static final int MOST = 1000;
    private static final int MOST_STREAMS = 100;

    private final Database database;
    private final Catalogue tables;
    private final InstantSource clock;
    private final Place place;

    public StreamOperations(Database database, Catalogue tables, InstantSource clock, Place place) {
        this.database = database;
        this.tables = tables;
        this.clock = clock;
        this.place = place;
    }

    private record Found(Table table, ChangeStream changes, StreamName name) {}

    /** ListStreams: of all tables, or of one. */
    public ObjectNode list(Members request) {
        Optional<String> table = request.findText("TableName");
        Optional<String> after = request.findText("ExclusiveStartStreamArn");
        int limit = request.number("Limit").orElse(MOST_STREAMS);
        request.done();
        List<StreamName> names = tables.all().stream()
                .filter(it -> it.stream().isPresent())
                .filter(it -> table.isEmpty() || it.name().equals(table.get()))
                .map(it -> StreamName.of(it.schema()))
                .filter(it -> after.isEmpty() || it.arn(place).compareTo(after.get()) > 0)
                .toList();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode streams = answer.putArray("Streams");
        names.stream()
                .limit(limit)
                .forEach(name -> streams.addObject()
                        .put("StreamArn", name.arn(place))
                        .put("TableName", name.table())
                        .put("StreamLabel", name.label()));
        if (names.size() > limit) {
            answer.put("LastEvaluatedStreamArn", names.get(limit - 1).arn(place));
        }
        return answer;
    }

    /** DescribeStream: one shard, and what the table is like. */
    public ObjectNode describe(Members request) {
        Found stream = find(request.text("StreamArn"));
        Optional<String> after = request.findText("ExclusiveStartShardId");
        request.number("Limit");
        request.done();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ObjectNode description = answer.putObject("StreamDescription")
                .put("StreamArn", stream.name.arn(place))
                .put("StreamLabel", stream.name.label())
                .put("StreamStatus", "ENABLED")
                .put("StreamViewType", stream.changes.view().name())
                .put("CreationRequestDateTime", stream.name.created().toEpochMilli() / 1000.0)
                .put("TableName", stream.name.table());
        description.set("KeySchema", SchemaJson.key(stream.table.schema().key()));
        ArrayNode shards = description.putArray("Shards");
        if (after.isEmpty()) {
            shards.addObject()
                    .put("ShardId", stream.name.shard())
                    .putObject("SequenceNumberRange")
                    .put("StartingSequenceNumber", Sequence.write(1));
        }
        return answer;
    }

    /**
     * GetShardIterator. Only a change that is forgotten cannot be read; to go on behind the last forgotten one is well.
     */
    public ObjectNode iterator(Members request) {
        Found stream = find(request.text("StreamArn"));
        String shard = request.text("ShardId");
        String type = request.text("ShardIteratorType");
        Optional<String> sequence = request.findText("SequenceNumber");
        request.done();
        if (!shard.equals(stream.name.shard())) {
            throw ServiceException.named("ResourceNotFoundException", "Requested resource not found: Shard: " + shard);
        }
        long number = database.read(() -> {
            long first = stream.changes.first(now());
            long wanted = switch (type) {
                case "TRIM_HORIZON" -> first;
                case "LATEST" -> stream.changes.next();
                case "AT_SEQUENCE_NUMBER" -> number(sequence);
                case "AFTER_SEQUENCE_NUMBER" -> number(sequence) + 1;
                default -> throw ServiceException.validation("Invalid ShardIteratorType: " + type);
            };
            requireKept(wanted, first);
            return wanted;
        });
        return JsonNodeFactory.instance
                .objectNode()
                .put("ShardIterator", new ShardIterator(stream.name.arn(place), number).write());
    }

    private static long number(Optional<String> sequence) {
        return Sequence.read(sequence.orElseThrow(() -> ServiceException.validation(
                "SequenceNumber is required for AT_SEQUENCE_NUMBER and AFTER_SEQUENCE_NUMBER")));
    }

    private static void requireKept(long wanted, long first) {
        if (wanted < first) {
            throw ServiceException.named(
                    "TrimmedDataAccessException",
                    "The operation attempted to read past the oldest stream record in a shard.");
        }
    }

    /** GetRecords. */
    public ObjectNode records(Members request) {
        ShardIterator iterator = ShardIterator.read(request.text("ShardIterator"));
        int limit = request.number("Limit").orElse(MOST);
        request.done();
        if (limit < 1 || limit > MOST) {
            throw ServiceException.validation("1 validation error detected: Value '" + limit
                    + "' at 'limit' failed to satisfy constraint: Member must have value between 1 and " + MOST);
        }
        Found stream = find(iterator.arn());
        List<ChangeStream.Numbered> found = database.read(() -> {
            requireKept(iterator.number(), stream.changes.first(now()));
            return stream.changes.from(iterator.number(), limit);
        });
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode records = answer.putArray("Records");
        RecordWriter writer = new RecordWriter(stream.name.arn(place), stream.changes.view(), place.region());
        found.forEach(each -> records.add(writer.json(each)));
        return answer.put(
                "NextShardIterator", new ShardIterator(iterator.arn(), iterator.number() + found.size()).write());
    }

    private Instant now() {
        return clock.instant();
    }

    private Found find(String arn) {
        for (Table table : tables.all()) {
            StreamName name = StreamName.of(table.schema());
            if (table.stream().isPresent() && name.arn(place).equals(arn)) {
                return new Found(table, table.stream().get(), name);
            }
        }
        throw ServiceException.named(
                "ResourceNotFoundException", "Requested resource not found: Stream: " + arn + " not found");
    }
}
