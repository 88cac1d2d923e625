package dev.perennial.dynamodb.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.dynamodb.table.Table;
import dev.perennial.dynamodb.units.Consumption;
import dev.perennial.dynamodb.units.Detail;
import dev.perennial.dynamodb.value.Item;
import dev.perennial.dynamodb.value.ValueReader;
import dev.perennial.dynamodb.wire.Members;
import dev.perennial.dynamodb.wire.ServiceException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** BatchWriteItem: puts and deletes, none of which has a condition. All of them are carried out. */
final class BatchWrite implements Operation {
    private static final int MOST = 25;

    private final Context context;

    BatchWrite(Context context) {
        this.context = context;
    }

    @Override
    public ObjectNode answer(Members request) {
        JsonNode tables = request.get("RequestItems");
        Detail detail = Detail.read(request);
        request.choice("ReturnItemCollectionMetrics", "NONE");
        request.done();
        List<Write> writes = read(tables);
        Consumption consumption = Consumption.of(Consumption.Kind.WRITE);
        context.database().write(() -> {
            List<Optional<Item>> after =
                    writes.stream().map(it -> it.after(Optional.empty())).toList();
            for (int index = 0; index < writes.size(); index++) {
                Write write = writes.get(index);
                write.table()
                        .replace(
                                write.place(),
                                write.before(),
                                after.get(index),
                                context.clock().instant(),
                                consumption);
            }
            return true;
        });
        context.consumed(consumption);
        ObjectNode answer = Context.json();
        answer.putObject("UnprocessedItems");
        consumption.answerAll(answer, detail);
        return answer;
    }

    private List<Write> read(JsonNode tables) {
        List<Write> writes = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : tables.properties()) {
            Table table = context.tables().get(entry.getKey());
            Set<Item> keys = new HashSet<>();
            for (JsonNode each : entry.getValue()) {
                Write write = write(table, new Members("BatchWriteItem.RequestItems." + table.name(), each));
                if (!keys.add(write.key())) {
                    throw ServiceException.validation("Provided list of item keys contains duplicates");
                }
                writes.add(write);
            }
        }
        if (writes.isEmpty()) {
            throw ServiceException.validation(
                    "1 validation error detected: Value '{}' at 'requestItems' failed to satisfy constraint: Member must"
                            + " have length greater than or equal to 1");
        }
        if (writes.size() > MOST) {
            throw ServiceException.validation("Too many items requested for the BatchWriteItem call");
        }
        return writes;
    }

    private static Write write(Table table, Members request) {
        Optional<Members> put = request.findPart("PutRequest");
        Optional<Members> delete = request.findPart("DeleteRequest");
        request.done();
        if (put.isPresent() == delete.isPresent()) {
            throw ServiceException.validation("A write of BatchWriteItem is one of PutRequest" + " and DeleteRequest");
        }
        Item key;
        Write.Action action;
        if (put.isPresent()) {
            Item item = ValueReader.item(put.get().get("Item"));
            Keys.requireIn(table.schema(), item);
            key = item.only(table.schema().key().names());
            action = new Write.Action.Put(item);
        } else {
            key = Keys.key(table.schema(), delete.orElseThrow().get("Key"));
            action = new Write.Action.Delete();
        }
        put.ifPresent(Members::done);
        delete.ifPresent(Members::done);
        return new Write(table, key, action, Optional.empty(), false);
    }
}
