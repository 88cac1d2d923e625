package dev.perennial.dynamodb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.dynamodb.wire.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** An engine under test, asked in JSON with single quotes, and a clock that tests move. */
final class Wire implements AutoCloseable {
    static final Instant START = Instant.parse("2026-11-20T09:00:00Z");

    private static final Place PLACE = new Place("eu-central-1", "000000000000");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final DynamoDb engine;
    private Instant now = START;

    private Wire(Optional<Path> folder) {
        this.engine = folder.map(it -> DynamoDb.keptIn(it, () -> now, PLACE))
                .orElseGet(() -> DynamoDb.inMemory(() -> now, PLACE));
    }

    static Wire inMemory() {
        return new Wire(Optional.empty());
    }

    static Wire keptIn(Path folder) {
        return new Wire(Optional.of(folder));
    }

    /** With tables {@code things} by {@code id} and {@code rows} by {@code id} and the number {@code at}. */
    static Wire withTables() {
        Wire wire = inMemory();
        wire.createTables();
        return wire;
    }

    void createTables() {
        call("CreateTable", """
                {'TableName':'things','BillingMode':'PAY_PER_REQUEST',
                 'AttributeDefinitions':[{'AttributeName':'id','AttributeType':'S'},{'AttributeName':'kind','AttributeType':'S'},
                  {'AttributeName':'due','AttributeType':'S'}],
                 'KeySchema':[{'AttributeName':'id','KeyType':'HASH'}],
                 'GlobalSecondaryIndexes':[{'IndexName':'due','KeySchema':[{'AttributeName':'kind','KeyType':'HASH'},
                  {'AttributeName':'due','KeyType':'RANGE'}],'Projection':{'ProjectionType':'KEYS_ONLY'}}],
                 'StreamSpecification':{'StreamEnabled':true,'StreamViewType':'NEW_AND_OLD_IMAGES'}}""");
        call("CreateTable", """
                {'TableName':'rows','BillingMode':'PAY_PER_REQUEST',
                 'AttributeDefinitions':[{'AttributeName':'id','AttributeType':'S'},{'AttributeName':'at','AttributeType':'N'}],
                 'KeySchema':[{'AttributeName':'id','KeyType':'HASH'},{'AttributeName':'at','KeyType':'RANGE'}]}""");
    }

    DynamoDb engine() {
        return engine;
    }

    void advance(Duration by) {
        now = now.plus(by);
    }

    static JsonNode json(String quoted) {
        try {
            return MAPPER.readTree(quoted.replace('\'', '"'));
        } catch (JsonProcessingException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    /** Calls an operation of the tables. */
    ObjectNode call(String operation, String request) {
        return engine.call("DynamoDB_20120810." + operation, json(request));
    }

    /** Calls an operation of the streams. */
    ObjectNode stream(String operation, String request) {
        return engine.call("DynamoDBStreams_20120810." + operation, json(request));
    }

    /** What the wire answers, errors included. */
    JsonNode answer(String operation, String request) {
        try {
            return MAPPER.readTree(engine.answer(
                            "DynamoDB_20120810." + operation,
                            json(request).toString().getBytes(StandardCharsets.UTF_8))
                    .body());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The message of a refusal. */
    String refusal(String operation, String request) {
        JsonNode answer = answer(operation, request);
        return answer.path("message").asText(answer.path("Message").asText("not refused: " + answer));
    }

    void put(String table, String item) {
        call("PutItem", "{'TableName':'" + table + "','Item':" + item + "}");
    }

    JsonNode get(String table, String key) {
        return call("GetItem", "{'TableName':'" + table + "','ConsistentRead':true,'Key':" + key + "}")
                .path("Item");
    }

    @Override
    public void close() {
        engine.close();
    }
}
