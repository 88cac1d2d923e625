package dev.perennial.dynamodb.operation;

import dev.perennial.dynamodb.stream.StreamOperations;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** All operations that are known here, by the target that requests name. */
public final class Operations {
    private static final String TABLES = "DynamoDB_20120810.";
    private static final String STREAMS = "DynamoDBStreams_20120810.";

    private final Map<String, Operation> operations = new HashMap<>();

    public Operations(Context context) {
        TableOperations tables = new TableOperations(context);
        add("CreateTable", new CreateTable(context));
        add("UpdateTable", new UpdateTable(context));
        add("DeleteTable", tables::delete);
        add("DescribeTable", tables::describe);
        add("ListTables", tables::list);
        add("UpdateTimeToLive", tables::updateTimeToLive);
        add("DescribeTimeToLive", tables::describeTimeToLive);
        ItemReads reads = new ItemReads(context);
        add("GetItem", reads::get);
        add("BatchGetItem", reads::getBatch);
        add("TransactGetItems", reads::getTransaction);
        ItemWrites writes = new ItemWrites(context);
        add("PutItem", writes::put);
        add("UpdateItem", writes::update);
        add("DeleteItem", writes::delete);
        add("BatchWriteItem", new BatchWrite(context));
        add("TransactWriteItems", new TransactWrite(context));
        add("Query", new Query(context));
        add("Scan", new Scan(context));
        StreamOperations streams =
                new StreamOperations(context.database(), context.tables(), context.clock(), context.place());
        operations.put(STREAMS + "ListStreams", streams::list);
        operations.put(STREAMS + "DescribeStream", streams::describe);
        operations.put(STREAMS + "GetShardIterator", streams::iterator);
        operations.put(STREAMS + "GetRecords", streams::records);
    }

    private void add(String name, Operation operation) {
        operations.put(TABLES + name, operation);
    }

    /** The operation of a target such as {@code DynamoDB_20120810.GetItem}. */
    public Optional<Operation> find(String target) {
        return Optional.ofNullable(operations.get(target));
    }
}
