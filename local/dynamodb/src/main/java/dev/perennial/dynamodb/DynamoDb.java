package dev.perennial.dynamodb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.dynamodb.operation.Context;
import dev.perennial.dynamodb.operation.Operations;
import dev.perennial.dynamodb.store.Database;
import dev.perennial.dynamodb.table.Catalogue;
import dev.perennial.dynamodb.units.Meter;
import dev.perennial.dynamodb.wire.Members;
import dev.perennial.dynamodb.wire.Place;
import dev.perennial.dynamodb.wire.ServiceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;

/**
 * DynamoDB and DynamoDB Streams in this process, as far as Perennial uses them. Whatever credentials and region a
 * caller shows, all see the same tables. Nothing is thrown away in silence: an operation or a member of a request that
 * is not known here is refused by its name. Safe for use by many threads.
 */
public final class DynamoDb implements AutoCloseable {
    /** The file of a folder that holds all tables. */
    public static final String FILE = "tables.mv.db";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Database database;
    private final Catalogue tables;
    private final InstantSource clock;
    private final Meter meter = new Meter();
    private final Operations operations;

    private DynamoDb(Database database, InstantSource clock, Place place) {
        this.database = database;
        this.tables = new Catalogue(database);
        this.clock = clock;
        this.operations = new Operations(new Context(database, tables, clock, place, meter));
    }

    /**
     * Tables that are gone when this is closed.
     *
     * @param clock stamps changes, and says when items expire
     */
    public static DynamoDb inMemory(InstantSource clock, Place place) {
        return new DynamoDb(Database.inMemory(), clock, place);
    }

    /** Tables in a database that holds other things as well, under names of their own. Whoever opened it closes it. */
    public static DynamoDb in(Database database, InstantSource clock, Place place) {
        return new DynamoDb(database, clock, place);
    }

    /** Tables in a folder, which is made where it does not exist. */
    public static DynamoDb keptIn(Path folder, InstantSource clock, Place place) {
        return new DynamoDb(Database.open(folder.resolve(FILE)), clock, place);
    }

    /** An answer: the status of HTTP, and JSON. */
    public static final class Answer {
        private final int status;
        private final byte[] body;

        private Answer(int status, byte[] body) {
            this.status = status;
            this.body = body;
        }

        public int status() {
            return status;
        }

        /** The bytes themselves, which nobody changes. */
        public byte[] body() {
            return body;
        }
    }

    /** Answers a request of the wire protocol, whose target is that of the header {@code X-Amz-Target}. */
    public Answer answer(String target, byte[] request) {
        try {
            return new Answer(200, bytes(call(target, read(request))));
        } catch (ServiceException refused) {
            return new Answer(refused.status(), bytes(refused.json()));
        } catch (RuntimeException unforeseen) {
            unforeseen.printStackTrace();
            ServiceException internal = ServiceException.internal(unforeseen);
            return new Answer(internal.status(), bytes(internal.json()));
        }
    }

    /** Calls an operation. @throws ServiceException when it is refused */
    public ObjectNode call(String target, JsonNode request) {
        String operation = target.substring(target.indexOf('.') + 1);
        return operations
                .find(target)
                .orElseThrow(() -> ServiceException.unknownOperation(operation))
                .answer(new Members(operation, request));
    }

    /**
     * Removes the items whose time has come by the clock, and forgets changes that are older than a day. Returns how
     * many items were removed.
     */
    public int expire() {
        Instant now = clock.instant();
        return database.read(() -> tables.isStale(now)) ? database.write(() -> tables.refresh(now)) : 0;
    }

    /** What all calls consumed since the start. */
    public Meter meter() {
        return meter;
    }

    private static JsonNode read(byte[] request) {
        try {
            return MAPPER.readTree(request);
        } catch (JsonProcessingException malformed) {
            throw ServiceException.serialization("The request is no JSON: " + malformed.getOriginalMessage());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static byte[] bytes(JsonNode json) {
        try {
            return MAPPER.writeValueAsBytes(json);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
