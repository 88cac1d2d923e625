package dev.perennial.dynamodb.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.dynamodb.expression.Kind;
import dev.perennial.dynamodb.expression.Placeholders;
import dev.perennial.dynamodb.expression.Projection;
import dev.perennial.dynamodb.table.Table;
import dev.perennial.dynamodb.units.Consumption;
import dev.perennial.dynamodb.units.Detail;
import dev.perennial.dynamodb.units.Units;
import dev.perennial.dynamodb.value.Item;
import dev.perennial.dynamodb.value.ValueWriter;
import dev.perennial.dynamodb.wire.Members;
import dev.perennial.dynamodb.wire.ServiceException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** GetItem, BatchGetItem and TransactGetItems. */
final class ItemReads {
    private static final int MOST = 100;
    private static final int LARGEST_BATCH = 16 << 20;

    private final Context context;

    private record Read(Table table, Item key, Optional<Projection> projection, boolean consistent) {
        Optional<Item> item(Consumption consumption) {
            Optional<Item> item = table.get(table.schema().key().place(key));
            consumption.table(table.name(), Units.read(item.map(Item::size).orElse(0), consistent));
            return item;
        }

        ObjectNode json(Item item) {
            return ValueWriter.json(projection.map(it -> it.of(item)).orElse(item));
        }
    }

    ItemReads(Context context) {
        this.context = context;
    }

    ObjectNode get(Members request) {
        Read read = read(request, request.flag("ConsistentRead"));
        Detail detail = Detail.read(request);
        request.done();
        Consumption consumption = Consumption.of(Consumption.Kind.READ);
        ObjectNode answer = Context.json();
        context.database().read(() -> read.item(consumption)).ifPresent(item -> answer.set("Item", read.json(item)));
        context.consumed(consumption);
        consumption.answer(answer, detail);
        return answer;
    }

    ObjectNode getTransaction(Members request) {
        JsonNode items = request.get("TransactItems");
        Detail detail = Detail.read(request);
        request.done();
        if (items.isEmpty() || items.size() > MOST) {
            throw ServiceException.validation("1 validation error detected: Value at 'transactItems' failed to satisfy"
                    + " constraint: Member must have length "
                    + (items.isEmpty() ? "greater than or equal to 1" : "less than or equal to " + MOST));
        }
        List<Read> reads = new ArrayList<>();
        for (JsonNode item : items) {
            Members part = new Members("TransactGetItems.TransactItems", item);
            Members get = part.part("Get");
            part.done();
            reads.add(read(get, true));
            get.done();
        }
        Set<Object> places = new HashSet<>();
        if (!reads.stream().allMatch(read -> places.add(List.of(read.table.name(), read.key)))) {
            throw ServiceException.validation("Transaction request cannot include multiple operations on one item");
        }
        Consumption consumption = Consumption.ofTransaction(Consumption.Kind.READ);
        ObjectNode answer = Context.json();
        ArrayNode responses = answer.putArray("Responses");
        List<Optional<Item>> found = context.database()
                .read(() -> reads.stream().map(read -> read.item(consumption)).toList());
        for (int index = 0; index < reads.size(); index++) {
            ObjectNode response = responses.addObject();
            Read read = reads.get(index);
            found.get(index).ifPresent(item -> response.set("Item", read.json(item)));
        }
        context.consumed(consumption);
        consumption.answerAll(answer, detail);
        return answer;
    }

    private Read read(Members request, boolean consistent) {
        Table table = context.tables().get(request.text("TableName"));
        Optional<Projection> projection = projection(request);
        return new Read(table, Keys.key(table.schema(), request.get("Key")), projection, consistent);
    }

    private static Optional<Projection> projection(Members request) {
        Placeholders placeholders = Placeholders.read(request, false);
        Optional<Projection> projection =
                request.findText(Kind.PROJECTION.member()).map(text -> Projection.parse(text, placeholders));
        placeholders.done(projection.isPresent());
        return projection;
    }

    ObjectNode getBatch(Members request) {
        JsonNode tables = request.get("RequestItems");
        Detail detail = Detail.read(request);
        request.done();
        List<Read> reads = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : tables.properties()) {
            readBatch(entry.getKey(), entry.getValue(), reads);
        }
        if (reads.isEmpty()) {
            throw ServiceException.validation(
                    "1 validation error detected: Value at 'requestItems' failed to satisfy constraint: Member must"
                            + " have length greater than or equal to 1");
        }
        if (reads.size() > MOST) {
            throw ServiceException.validation("Too many items requested for the BatchGetItem call");
        }
        Consumption consumption = Consumption.of(Consumption.Kind.READ);
        ObjectNode answer = Context.json();
        ObjectNode responses = answer.putObject("Responses");
        ObjectNode unprocessed = answer.putObject("UnprocessedKeys");
        context.database().read(() -> {
            int bytes = 0;
            for (Read read : reads) {
                if (bytes > LARGEST_BATCH) {
                    postpone(
                            unprocessed.withObjectProperty(read.table.name()), tables.get(read.table.name()), read.key);
                    continue;
                }
                ArrayNode found = responses.withArrayProperty(read.table.name());
                Optional<Item> item = read.item(consumption);
                item.ifPresent(it -> found.add(read.json(it)));
                bytes += item.map(Item::size).orElse(0);
            }
            return true;
        });
        context.consumed(consumption);
        consumption.answerAll(answer, detail);
        return answer;
    }

    /** Leaves a key to the next call, with what the request says beside the keys. */
    private static void postpone(ObjectNode rest, JsonNode asked, Item key) {
        asked.properties().stream()
                .filter(member -> !member.getKey().equals("Keys"))
                .forEach(member -> rest.set(member.getKey(), member.getValue()));
        rest.withArrayProperty("Keys").add(ValueWriter.json(key));
    }

    private void readBatch(String name, JsonNode json, List<Read> reads) {
        Table table = context.tables().get(name);
        Members request = new Members("BatchGetItem.RequestItems." + name, json);
        boolean consistent = request.flag("ConsistentRead");
        Optional<Projection> projection = projection(request);
        JsonNode keys = request.get("Keys");
        request.done();
        Set<Item> seen = new HashSet<>();
        for (JsonNode each : keys) {
            Item key = Keys.key(table.schema(), each);
            if (!seen.add(key)) {
                throw ServiceException.validation("Provided list of item keys contains duplicates");
            }
            reads.add(new Read(table, key, projection, consistent));
        }
    }
}
