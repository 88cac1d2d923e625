package dev.perennial.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.dynamodb.units.Consumption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The rules of DynamoDB's developer guide, "DynamoDB read and write operations". */
class UnitsTest {
    private final Wire wire = Wire.withTables();

    @AfterEach
    void close() {
        wire.close();
    }

    private JsonNode put(String item) {
        return wire.call("PutItem", "{'TableName':'things','ReturnConsumedCapacity':'INDEXES','Item':" + item + "}")
                .path("ConsumedCapacity");
    }

    private static JsonNode consumed(double table, double index) {
        return Wire.json(
                index == 0
                        ? "{'CapacityUnits':%s,'TableName':'things','Table':{'CapacityUnits':%s}}"
                                .formatted(table, table)
                        : "{'CapacityUnits':%s,'TableName':'things','Table':{'CapacityUnits':%s},'GlobalSecondaryIndexes':{'due':{'CapacityUnits':%s}}}"
                                .formatted(table + index, table, index));
    }

    private static String sized(int bytes) {
        return "{'id':{'S':'a'},'t':{'S':'" + "x".repeat(bytes - 4) + "'}}";
    }

    @Test
    void aWriteIsAUnitForEachKilobyteOfTheLargerOfBeforeAndAfter() {
        assertThat(put(sized(1024))).isEqualTo(consumed(1, 0));
        assertThat(put(sized(1025))).isEqualTo(consumed(2, 0));
        assertThat(put("{'id':{'S':'a'}}")).isEqualTo(consumed(2, 0));
        assertThat(wire.call("DeleteItem", """
                        {'TableName':'things','Key':{'id':{'S':'nobody'}},'ReturnConsumedCapacity':'TOTAL'}""").path("ConsumedCapacity"))
                .isEqualTo(Wire.json("{'CapacityUnits':1.0,'TableName':'things'}"));
    }

    @Test
    void anIndexIsWrittenToOnlyWhenWhatItHasChangesAndTwiceWhenAnEntryMoves() {
        assertThat(put("{'id':{'S':'a'},'kind':{'S':'k'}}")).isEqualTo(consumed(1, 0));
        assertThat(put("{'id':{'S':'a'},'kind':{'S':'k'},'due':{'S':'1'}}")).isEqualTo(consumed(1, 1));
        assertThat(put("{'id':{'S':'a'},'kind':{'S':'k'},'due':{'S':'1'},'n':{'N':'1'}}"))
                .isEqualTo(consumed(1, 0));
        assertThat(put("{'id':{'S':'a'},'kind':{'S':'k'},'due':{'S':'2'}}")).isEqualTo(consumed(1, 2));
        assertThat(put("{'id':{'S':'a'}}")).isEqualTo(consumed(1, 1));
    }

    private double read(String operation, String request) {
        return wire.call(operation, "{'TableName':'things','ReturnConsumedCapacity':'TOTAL'," + request + "}")
                .at("/ConsumedCapacity/CapacityUnits")
                .asDouble();
    }

    @Test
    void aReadIsAUnitForEach4KilobytesAndHalfOfItWithoutConsistency() {
        put(sized(4097));
        assertThat(read("GetItem", "'Key':{'id':{'S':'a'}},'ConsistentRead':true"))
                .isEqualTo(2);
        assertThat(read("GetItem", "'Key':{'id':{'S':'a'}}")).isEqualTo(1);
        assertThat(read("GetItem", "'Key':{'id':{'S':'nobody'}}")).isEqualTo(0.5);
        String query = "'KeyConditionExpression':'id = :i','ExpressionAttributeValues':{':i':{'S':'%s'}}";
        assertThat(read("Query", query.formatted("a"))).isEqualTo(1);
        assertThat(read("Query", query.formatted("nobody"))).isEqualTo(0.5);
        assertThat(read("Query", query.formatted("nobody") + ",'ConsistentRead':true"))
                .isEqualTo(1);
    }

    @Test
    void aQueryRoundsTheSumOfWhatItReadsAndABatchEachItem() {
        for (int number = 0; number < 8; number++) {
            wire.put("things", "{'id':{'S':'%d'},'t':{'S':'%s'}}".formatted(number, "x".repeat(1020)));
        }
        assertThat(read("Scan", "'ConsistentRead':true")).isEqualTo(2);
        assertThat(read("Scan", "'ConsistentRead':true,'FilterExpression':'attribute_exists(u)'"))
                .isEqualTo(2);
        assertThat(wire.call("BatchGetItem", """
                        {'RequestItems':{'things':{'Keys':[{'id':{'S':'1'}},{'id':{'S':'2'}}]}},'ReturnConsumedCapacity':'TOTAL'}""")
                        .at("/ConsumedCapacity/0/CapacityUnits")
                        .asDouble())
                .isEqualTo(1);
    }

    @Test
    void aTransactionCostsTwice() {
        StringBuilder puts = new StringBuilder();
        for (int number = 0; number < 10; number++) {
            puts.append(number == 0 ? "" : ",")
                    .append("{'Put':{'TableName':'things','Item':{'id':{'S':'%d'}}}}".formatted(number));
        }
        String request = "{'ClientRequestToken':'t','ReturnConsumedCapacity':'INDEXES','TransactItems':[" + puts + "]}";
        assertThat(wire.call("TransactWriteItems", request).path("ConsumedCapacity"))
                .isEqualTo(Wire.json("""
                        [{'CapacityUnits':20.0,'WriteCapacityUnits':20.0,'TableName':'things',
                         'Table':{'CapacityUnits':20.0,'WriteCapacityUnits':20.0}}]"""));
        assertThat(wire.call("TransactWriteItems", request)
                        .at("/ConsumedCapacity/0/ReadCapacityUnits")
                        .asDouble())
                .as("carried out before: the items are read")
                .isEqualTo(20);
        assertThat(wire.call("TransactGetItems", """
                        {'TransactItems':[{'Get':{'TableName':'things','Key':{'id':{'S':'1'}}}}],'ReturnConsumedCapacity':'TOTAL'}""")
                        .at("/ConsumedCapacity/0/CapacityUnits")
                        .asDouble())
                .isEqualTo(2);
    }

    @Test
    void aConditionThatFailsCostsAWriteOfWhatIsThere() {
        put(sized(2000));
        double before = wire.engine().meter().units(Consumption.Kind.WRITE, "things");
        wire.refusal("PutItem", """
                {'TableName':'things','Item':{'id':{'S':'a'}},'ConditionExpression':'attribute_not_exists(id)'}""");
        assertThat(wire.engine().meter().units(Consumption.Kind.WRITE, "things") - before)
                .isEqualTo(2);
    }

    @Test
    void nothingIsToldUnlessItIsAskedFor() {
        assertThat(wire.call("PutItem", "{'TableName':'things','Item':{'id':{'S':'a'}}}"))
                .isEqualTo(Wire.json("{}"));
    }
}
