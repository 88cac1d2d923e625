package dev.perennial.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AddedIndexTest {
    private static final String ADD =
            "{'TableName':'rows','AttributeDefinitions':[{'AttributeName':'id','AttributeType':'S'},"
                    + "{'AttributeName':'at','AttributeType':'N'},{'AttributeName':'order','AttributeType':'S'}],"
                    + "'GlobalSecondaryIndexUpdates':[{'Create':{'IndexName':'orders',"
                    + "'KeySchema':[{'AttributeName':'order','KeyType':'HASH'}],"
                    + "'Projection':{'ProjectionType':'KEYS_ONLY'}}}]}";
    private static final String FIND = "{'TableName':'rows','IndexName':'orders',"
            + "'KeyConditionExpression':'#o = :o','ExpressionAttributeNames':{'#o':'order'},"
            + "'ExpressionAttributeValues':{':o':{'S':'A-1'}}}";

    private final Wire wire = Wire.withTables();

    @AfterEach
    void close() {
        wire.close();
    }

    private JsonNode call(String operation, String request) {
        return wire.engine().call("DynamoDB_20120810." + operation, Wire.json(request));
    }

    @Test
    void anIndexThatIsAddedFindsWhatWasThereAndWhatComes() {
        wire.put("rows", "{'id':{'S':'r'},'at':{'N':'1'},'order':{'S':'A-1'}}");
        wire.put("rows", "{'id':{'S':'r'},'at':{'N':'2'}}");
        call("UpdateTable", ADD);
        assertThat(call("Query", FIND).path("Count").asInt()).isEqualTo(1);
        wire.put("rows", "{'id':{'S':'s'},'at':{'N':'3'},'order':{'S':'A-1'}}");
        assertThat(call("Query", FIND).path("Count").asInt()).isEqualTo(2);
        assertThat(call("DescribeTable", "{'TableName':'rows'}")
                        .at("/Table/GlobalSecondaryIndexes")
                        .valueStream()
                        .map(it -> it.path("IndexName").asText()))
                .contains("orders");
    }
}
