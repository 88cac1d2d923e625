package dev.perennial.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.dynamodb.wire.ServiceException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamsTest {
    private final Wire wire = Wire.withTables();
    private final String arn = wire.stream("ListStreams", "{'TableName':'things'}")
            .at("/Streams/0/StreamArn")
            .asText();
    private final String shard = wire.stream("DescribeStream", "{'StreamArn':'" + arn + "'}")
            .at("/StreamDescription/Shards/0/ShardId")
            .asText();

    @AfterEach
    void close() {
        wire.close();
    }

    private String iterator(String type) {
        return wire.stream(
                        "GetShardIterator",
                        "{'StreamArn':'%s','ShardId':'%s','ShardIteratorType':%s}".formatted(arn, shard, type))
                .path("ShardIterator")
                .asText();
    }

    private JsonNode records(String iterator) {
        return wire.stream("GetRecords", "{'ShardIterator':'" + iterator + "'}");
    }

    private static List<String> names(JsonNode records) {
        return records.path("Records")
                .valueStream()
                .map(it -> it.path("eventName").asText() + " "
                        + it.at("/dynamodb/Keys/id/S").asText())
                .toList();
    }

    @Test
    void eachChangeIsTold() {
        wire.put("things", "{'id':{'S':'a'}}");
        wire.put("things", "{'id':{'S':'a'},'n':{'N':'1'}}");
        wire.put("things", "{'id':{'S':'a'},'n':{'N':'1.0'}}");
        wire.call("DeleteItem", "{'TableName':'things','Key':{'id':{'S':'a'}}}");
        wire.call("DeleteItem", "{'TableName':'things','Key':{'id':{'S':'a'}}}");
        JsonNode answer = records(iterator("'TRIM_HORIZON'"));
        assertThat(names(answer)).containsExactly("INSERT a", "MODIFY a", "REMOVE a");
        JsonNode modified = answer.at("/Records/1");
        assertThat(modified.path("dynamodb"))
                .hasToString(
                        Wire.json("""
                        {'ApproximateCreationDateTime':%d,'Keys':{'id':{'S':'a'}},'NewImage':{'id':{'S':'a'},'n':{'N':'1'}},
                         'OldImage':{'id':{'S':'a'}},'SequenceNumber':'100000000000000000002','SizeBytes':12,
                         'StreamViewType':'NEW_AND_OLD_IMAGES'}""".formatted(Wire.START.getEpochSecond())).toString());
        assertThat(modified.has("userIdentity")).isFalse();
    }

    @Test
    void aReaderGoesOnWhereItWas() {
        wire.put("things", "{'id':{'S':'a'}}");
        JsonNode first = records(iterator("'TRIM_HORIZON'"));
        String latest = iterator("'LATEST'");
        String next = first.path("NextShardIterator").asText();
        assertThat(names(records(next))).isEmpty();
        wire.put("things", "{'id':{'S':'b'}}");
        assertThat(names(records(next))).containsExactly("INSERT b");
        assertThat(names(records(latest))).containsExactly("INSERT b");
        String sequence = first.at("/Records/0/dynamodb/SequenceNumber").asText();
        assertThat(names(records(iterator("'AFTER_SEQUENCE_NUMBER','SequenceNumber':'" + sequence + "'"))))
                .containsExactly("INSERT b");
        assertThat(names(records(iterator("'AT_SEQUENCE_NUMBER','SequenceNumber':'" + sequence + "'"))))
                .containsExactly("INSERT a", "INSERT b");
    }

    @Test
    void aTransactionIsToldWholeAndARefusedWriteNotAtAll() {
        wire.call("TransactWriteItems", """
                {'TransactItems':[{'Put':{'TableName':'things','Item':{'id':{'S':'a'}}}},
                 {'Put':{'TableName':'things','Item':{'id':{'S':'b'}}}}]}""");
        wire.refusal("PutItem", """
                {'TableName':'things','Item':{'id':{'S':'a'},'n':{'N':'1'}},'ConditionExpression':'attribute_not_exists(id)'}""");
        assertThat(names(records(iterator("'TRIM_HORIZON'")))).containsExactly("INSERT a", "INSERT b");
    }

    @Test
    void changesAreForgottenAfterADayAndTheNumbersGoOn() {
        wire.put("things", "{'id':{'S':'a'}}");
        wire.put("things", "{'id':{'S':'b'}}");
        String old = iterator("'TRIM_HORIZON'");
        String sequence = records(old).at("/Records/1/dynamodb/SequenceNumber").asText();
        String behind = "'AFTER_SEQUENCE_NUMBER','SequenceNumber':'" + sequence + "'";
        wire.advance(Duration.ofHours(25));
        wire.engine().expire();

        assertThatThrownBy(() -> records(old))
                .isInstanceOfSatisfying(
                        ServiceException.class, it -> assertThat(it.name()).isEqualTo("TrimmedDataAccessException"));
        assertThat(names(records(iterator("'TRIM_HORIZON'")))).isEmpty();
        wire.put("things", "{'id':{'S':'c'}}");
        assertThat(names(records(iterator(behind))))
                .as("nothing is missed behind the last one that was read")
                .containsExactly("INSERT c");
    }

    @Test
    void anItemWhoseTimeHasComeIsRemovedByTheService() {
        wire.put("things", "{'id':{'S':'before'},'until':{'N':'%d'}}".formatted(Wire.START.getEpochSecond() + 60));
        wire.call("UpdateTimeToLive", """
                {'TableName':'things','TimeToLiveSpecification':{'Enabled':true,'AttributeName':'until'}}""");
        wire.put("things", "{'id':{'S':'after'},'until':{'N':'%d'}}".formatted(Wire.START.getEpochSecond() + 120));
        wire.put("things", "{'id':{'S':'moved'},'until':{'N':'%d'}}".formatted(Wire.START.getEpochSecond() + 60));
        wire.put("things", "{'id':{'S':'moved'},'until':{'S':'never'}}");
        String iterator = iterator("'LATEST'");
        assertThat(wire.engine().expire()).isZero();
        wire.advance(Duration.ofSeconds(61));
        assertThat(wire.engine().expire()).isEqualTo(1);
        JsonNode records = records(iterator);
        assertThat(names(records)).containsExactly("REMOVE before");
        assertThat(records.at("/Records/0/userIdentity"))
                .isEqualTo(Wire.json("{'PrincipalId':'dynamodb.amazonaws.com','Type':'Service'}"));
        wire.advance(Duration.ofSeconds(60));
        assertThat(wire.engine().expire()).isEqualTo(1);
        assertThat(wire.call("Scan", "{'TableName':'things'}")
                        .at("/Items/0/id/S")
                        .asText())
                .isEqualTo("moved");
        assertThat(wire.call("DescribeTimeToLive", "{'TableName':'things'}"))
                .isEqualTo(
                        Wire.json("{'TimeToLiveDescription':{'TimeToLiveStatus':'ENABLED','AttributeName':'until'}}"));
    }
}
