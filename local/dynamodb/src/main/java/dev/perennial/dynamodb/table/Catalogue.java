package dev.perennial.dynamodb.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perennial.dynamodb.store.Database;
import dev.perennial.dynamodb.stream.ChangeStream;
import dev.perennial.dynamodb.value.Utf8;
import dev.perennial.dynamodb.wire.ServiceException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.type.StringDataType;

/** All tables by their names. Who changes it holds the database's lock. */
public final class Catalogue {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Database database;
    private final MVMap<byte[], String> schemas;
    private final ConcurrentSkipListMap<String, Table> tables = new ConcurrentSkipListMap<>();

    public Catalogue(Database database) {
        this.database = database;
        this.schemas = database.map("tables", StringDataType.INSTANCE);
        schemas.values().forEach(json -> {
            TableSchema schema = parse(json);
            tables.put(schema.name(), Table.open(schema, database));
        });
    }

    private static TableSchema parse(String json) {
        try {
            return SchemaJson.read(MAPPER.readTree(json));
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("the catalogue of tables cannot be read", unreadable);
        }
    }

    public Optional<Table> find(String name) {
        return Optional.ofNullable(tables.get(name));
    }

    /** The table of a name. @throws ServiceException when there is none */
    public Table get(String name) {
        return find(name).orElseThrow(ServiceException::resourceNotFound);
    }

    /** All tables in the order of their names. */
    public Collection<Table> all() {
        return tables.values();
    }

    public Table create(TableSchema schema) {
        Table table = Table.open(schema, database);
        tables.put(schema.name(), table);
        save(schema);
        return table;
    }

    private void save(TableSchema schema) {
        schemas.put(Utf8.bytes(schema.name()), SchemaJson.write(schema).toString());
    }

    public void delete(Table table) {
        TableSchema schema = table.schema();
        tables.remove(schema.name());
        schemas.remove(Utf8.bytes(schema.name()));
        database.remove("items/" + schema.name());
        schema.indexes().forEach(index -> database.remove(Index.map(schema.name(), index.name())));
        schema.expiry().ifPresent(_ -> database.remove(Expiry.map(schema.name())));
        schema.stream().ifPresent(_ -> database.remove(ChangeStream.map(schema.name())));
    }

    /** Lets a table's items expire from now on, or no longer. */
    public void expire(Table table, Optional<String> attribute) {
        TableSchema schema = table.schema().expiringBy(attribute);
        if (table.schema().expiry().isPresent()) {
            database.remove(Expiry.map(schema.name()));
        }
        attribute.ifPresent(it -> {
            Expiry expiry = Expiry.open(database, schema.name(), it);
            table.forEach((key, item) -> expiry.change(key, Optional.empty(), Optional.of(item)));
        });
        tables.put(schema.name(), Table.open(schema, database));
        save(schema);
    }

    /** Gives a table one index more, with what its items say already. */
    public Table index(Table table, IndexSchema index, List<KeySchema.Attribute> definitions) {
        TableSchema schema = table.schema().with(index, definitions);
        Index added = Index.open(database, schema, index);
        table.forEach((key, item) -> added.change(key, Optional.empty(), Optional.of(item)));
        Table indexed = Table.open(schema, database);
        tables.put(schema.name(), indexed);
        save(schema);
        return indexed;
    }

    /** Whether anything is to be removed by now. */
    public boolean isStale(Instant now) {
        return tables.values().stream().anyMatch(table -> table.isStale(now));
    }

    /** Removes what has expired. Returns how many items that were. */
    public int refresh(Instant now) {
        return tables.values().stream().mapToInt(table -> table.refresh(now)).sum();
    }
}
