package dev.perennial.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemsTest {
    private final Wire wire = Wire.withTables();

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void anItemComesBackAsItWasPutAndNumbersInTheirPlainForm() {
        wire.put("things", """
                {'id':{'S':'a'},'n':{'N':'1.50e2'},'b':{'B':'AAH/'},'y':{'BOOL':true},'z':{'NULL':true},'l':{'L':[]},'m':{'M':{}},
                 'ns':{'NS':['1','2.0']},'bs':{'BS':['AA==']}}""");
        assertThat(wire.get("things", "{'id':{'S':'a'}}")).isEqualTo(Wire.json("""
                {'id':{'S':'a'},'n':{'N':'150'},'b':{'B':'AAH/'},'y':{'BOOL':true},'z':{'NULL':true},'l':{'L':[]},'m':{'M':{}},
                 'ns':{'NS':['1','2']},'bs':{'BS':['AA==']}}"""));
    }

    @Test
    void aFailedConditionTellsTheItemToThoseWhoAskForIt() {
        wire.put("things", "{'id':{'S':'a'},'n':{'N':'1'}}");
        JsonNode refused = wire.answer("PutItem", """
                {'TableName':'things','Item':{'id':{'S':'a'}},'ConditionExpression':'attribute_not_exists(id)',
                 'ReturnValuesOnConditionCheckFailure':'ALL_OLD'}""");
        assertThat(refused).isEqualTo(Wire.json("""
                {'__type':'com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException',
                 'message':'The conditional request failed','Item':{'id':{'S':'a'},'n':{'N':'1'}}}"""));
        assertThat(wire.get("things", "{'id':{'S':'a'}}").has("n")).isTrue();
    }

    @Test
    void writesTellWhatWasThereBefore() {
        wire.put("things", "{'id':{'S':'a'},'n':{'N':'1'}}");
        assertThat(wire.call("PutItem", "{'TableName':'things','Item':{'id':{'S':'a'}},'ReturnValues':'ALL_OLD'}"))
                .isEqualTo(Wire.json("{'Attributes':{'id':{'S':'a'},'n':{'N':'1'}}}"));
        assertThat(wire.call("DeleteItem", "{'TableName':'things','Key':{'id':{'S':'a'}},'ReturnValues':'ALL_OLD'}"))
                .isEqualTo(Wire.json("{'Attributes':{'id':{'S':'a'}}}"));
        assertThat(wire.call("DeleteItem", "{'TableName':'things','Key':{'id':{'S':'a'}},'ReturnValues':'ALL_OLD'}"))
                .isEqualTo(Wire.json("{}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'n':{'N':'1'}} | One or more parameter values were invalid: Missing the key id in the item",
                "{'id':{'N':'1'}} | One or more parameter values were invalid: Type mismatch for key id expected: S actual: N",
                "{'id':{'S':''}} | One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: id",
                "{'id':{'S':'a'},'kind':{'N':'1'}} | One or more parameter values were invalid: Type mismatch for Index Key kind Expected: S Actual: N IndexName: due",
                "{'id':{'S':'a'},'n':{'N':'x'}} | The parameter cannot be converted to a numeric value: x",
                "{'id':{'S':'a'},'n':{'N':'123456789012345678901234567890123456789'}} | Attempting to store more than 38 significant digits in a Number",
                "{'id':{'S':'a'},'n':{'N':'1e126'}} | Number overflow. Attempting to store a number with magnitude larger than supported range",
                "{'id':{'S':'a'},'n':{'N':'1e-131'}} | Number underflow. Attempting to store a number with magnitude smaller than supported range",
                "{'id':{'S':'a'},'n':{}} | Supplied AttributeValue is empty, must contain exactly one of the supported datatypes",
                "{'id':{'S':'a'},'n':{'S':'a','N':'1'}} | Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes",
                "{'id':{'S':'a'},'n':{'SS':['a','a']}} | One or more parameter values were invalid: Input collection [a, a] contains duplicates.",
            })
    void anItemThatDynamoDbDoesNotTakeIsRefused(String item, String message) {
        assertThat(wire.refusal("PutItem", "{'TableName':'things','Item':" + item + "}"))
                .isEqualTo(message);
    }

    @Test
    void anItemHasAtMost400KilobytesWithItsNames() {
        int rest = 400 * 1024 - "id".length() - "a".length() - "text".length();
        wire.put("things", "{'id':{'S':'a'},'text':{'S':'" + "x".repeat(rest) + "'}}");
        assertThat(wire.refusal(
                        "PutItem",
                        "{'TableName':'things','Item':{'id':{'S':'a'},'text':{'S':'" + "x".repeat(rest + 1) + "'}}}"))
                .isEqualTo("Item size has exceeded the maximum allowed size");
        assertThat(wire.refusal("UpdateItem", """
                        {'TableName':'things','Key':{'id':{'S':'a'}},'UpdateExpression':'SET n = :n',
                         'ExpressionAttributeValues':{':n':{'N':'1'}}}"""))
                .isEqualTo("Item size to update has exceeded the maximum allowed size");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PutItem | {'TableName':'things','Item':{'id':{'S':'a'}},'Expected':{}} | The member Expected of PutItem is not known here",
                "GetItem | {'TableName':'things','Key':{'id':{'S':'a'}},'AttributesToGet':['id']} | The member AttributesToGet of GetItem is not known here",
                "CreateBackup | {} | The operation CreateBackup is not known here",
                "TransactGetItems | {'TransactItems':[{'Get':{'TableName':'things','Key':{'id':{'S':'a'}},'Limit':1}}]} | The member Limit of TransactGetItems.TransactItems.Get is not known here",
                "GetItem | {'TableName':'nothing','Key':{'id':{'S':'a'}}} | Requested resource not found",
                "GetItem | {'TableName':'things','Key':{'id':{'N':'1'}}} | The provided key element does not match the schema",
            })
    void whatIsNotKnownIsRefusedByItsName(String operation, String request, String message) {
        assertThat(wire.refusal(operation, request)).isEqualTo(message);
    }

    @Test
    void aBatchIsWrittenAndReadInTheOrderOfTheRequest() {
        wire.call("BatchWriteItem", """
                {'RequestItems':{'things':[{'PutRequest':{'Item':{'id':{'S':'a'}}}},{'PutRequest':{'Item':{'id':{'S':'b'}}}}],
                 'rows':[{'PutRequest':{'Item':{'id':{'S':'r'},'at':{'N':'1'}}}},{'DeleteRequest':{'Key':{'id':{'S':'s'},'at':{'N':'1'}}}}]}}""");
        JsonNode answer = wire.call("BatchGetItem", """
                {'RequestItems':{'things':{'Keys':[{'id':{'S':'b'}},{'id':{'S':'no'}},{'id':{'S':'a'}}]},
                 'rows':{'Keys':[{'id':{'S':'r'},'at':{'N':'1.0'}}]}},'ReturnConsumedCapacity':'TOTAL'}""");
        assertThat(answer).isEqualTo(Wire.json("""
                {'Responses':{'things':[{'id':{'S':'b'}},{'id':{'S':'a'}}],'rows':[{'id':{'S':'r'},'at':{'N':'1'}}]},'UnprocessedKeys':{},
                 'ConsumedCapacity':[{'CapacityUnits':1.5,'TableName':'things'},{'CapacityUnits':0.5,'TableName':'rows'}]}"""));
        assertThat(wire.refusal("BatchGetItem", """
                        {'RequestItems':{'things':{'Keys':[{'id':{'S':'b'}},{'id':{'S':'b'}}]}}}""")).isEqualTo("Provided list of item keys contains duplicates");
    }

    @Test
    void aTableIsDescribedListedAndDeleted() {
        assertThat(wire.call("ListTables", "{}")).isEqualTo(Wire.json("{'TableNames':['rows','things']}"));
        JsonNode table = wire.call("DescribeTable", "{'TableName':'things'}").path("Table");
        assertThat(table.path("TableStatus").asText()).isEqualTo("ACTIVE");
        assertThat(table.path("LatestStreamArn").asText())
                .isEqualTo("arn:aws:dynamodb:eu-central-1:000000000000:table/things/stream/2026-11-20T09:00:00.000");
        wire.put("things", "{'id':{'S':'a'},'kind':{'S':'k'},'due':{'S':'d'}}");
        wire.call("DeleteTable", "{'TableName':'things'}");
        assertThat(wire.refusal("DescribeTable", "{'TableName':'things'}"))
                .isEqualTo("Requested resource not found: Table: things not found");
        wire.call("DeleteTable", "{'TableName':'rows'}");
        wire.createTables();
        assertThat(wire.call("Scan", "{'TableName':'things','IndexName':'due'}")
                        .path("Count")
                        .asInt())
                .isZero();
    }
}
