package dev.perennial.dynamodb.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.dynamodb.table.IndexSchema;
import dev.perennial.dynamodb.table.KeySchema;
import dev.perennial.dynamodb.table.Table;
import dev.perennial.dynamodb.table.TableSchema;
import dev.perennial.dynamodb.wire.Members;
import dev.perennial.dynamodb.wire.ServiceException;
import java.util.List;

/** UpdateTable, as far as it gives a table one global index more. The index is filled at once. */
final class UpdateTable implements Operation {
    private final Context context;

    UpdateTable(Context context) {
        this.context = context;
    }

    @Override
    public ObjectNode answer(Members request) {
        String name = request.text("TableName");
        List<KeySchema.Attribute> definitions = CreateTable.definitions(request);
        JsonNode updates = request.get("GlobalSecondaryIndexUpdates");
        request.done();
        if (updates.size() != 1) {
            throw ServiceException.validation("One index is created at a time, not " + updates.size());
        }
        Members update = new Members("UpdateTable.GlobalSecondaryIndexUpdates", updates.get(0));
        IndexSchema index = CreateTable.index(update.get("Create"), definitions);
        update.done();
        return context.database().write(() -> {
            Table table = context.tables().get(name);
            if (table.schema().index(index.name()).isPresent()) {
                throw ServiceException.validation("Attempting to create an index which already exists");
            }
            TableSchema schema = table.schema().with(index, definitions);
            CreateTable.requireUsed(definitions, schema.key(), schema.indexes());
            ObjectNode answer = Context.json();
            answer.set(
                    "TableDescription",
                    TableDescription.json(context.tables().index(table, index, definitions), context.place()));
            return answer;
        });
    }
}
