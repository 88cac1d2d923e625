package dev.perennial.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TransactionsTest {
    private static final String ADD = """
            {'ClientRequestToken':'%s','TransactItems':[
             {'Update':{'TableName':'things','Key':{'id':{'S':'a'}},'UpdateExpression':'ADD n :one',
              'ExpressionAttributeValues':{':one':{'N':'%d'}}}}]}""";

    private final Wire wire = Wire.withTables();

    @AfterEach
    void close() {
        wire.close();
    }

    private String number() {
        return wire.get("things", "{'id':{'S':'a'}}").at("/n/N").asText();
    }

    @Test
    void allIsWrittenOrNothingAndTheReasonsAreTold() {
        wire.put("things", "{'id':{'S':'b'},'n':{'N':'7'}}");
        String request = """
                {'TransactItems':[
                 {'Put':{'TableName':'things','Item':{'id':{'S':'a'}}}},
                 {'Delete':{'TableName':'things','Key':{'id':{'S':'b'}},'ConditionExpression':'n = :n',
                  'ExpressionAttributeValues':{':n':{'N':'%d'}},'ReturnValuesOnConditionCheckFailure':'ALL_OLD'}},
                 {'ConditionCheck':{'TableName':'things','Key':{'id':{'S':'c'}},'ConditionExpression':'attribute_not_exists(id)'}}]}""";
        assertThat(wire.answer("TransactWriteItems", request.formatted(8))).isEqualTo(Wire.json("""
                {'__type':'com.amazonaws.dynamodb.v20120810#TransactionCanceledException',
                 'Message':'Transaction cancelled, please refer cancellation reasons for specific reasons [None, ConditionalCheckFailed, None]',
                 'CancellationReasons':[{'Code':'None'},{'Code':'ConditionalCheckFailed','Message':'The conditional request failed',
                  'Item':{'id':{'S':'b'},'n':{'N':'7'}}},{'Code':'None'}]}"""));
        assertThat(wire.get("things", "{'id':{'S':'a'}}").isMissingNode()).isTrue();

        wire.call("TransactWriteItems", request.formatted(7));
        assertThat(wire.get("things", "{'id':{'S':'a'}}").isMissingNode()).isFalse();
        assertThat(wire.get("things", "{'id':{'S':'b'}}").isMissingNode()).isTrue();
    }

    @Test
    void whatCannotBeCarriedOutCancelsAll() {
        wire.put("things", "{'id':{'S':'a'},'n':{'S':'text'}}");
        assertThat(wire.refusal("TransactWriteItems", """
                        {'TransactItems':[{'Put':{'TableName':'things','Item':{'id':{'S':'b'}}}},
                         {'Update':{'TableName':'things','Key':{'id':{'S':'a'}},'UpdateExpression':'ADD n :n',
                          'ExpressionAttributeValues':{':n':{'N':'1'}}}}]}"""))
                .isEqualTo(
                        "Transaction cancelled, please refer cancellation reasons for specific reasons [None, ValidationError]");
        assertThat(wire.get("things", "{'id':{'S':'b'}}").isMissingNode()).isTrue();
    }

    @Test
    void theSameTokenWritesOnceWithinTenMinutes() {
        wire.call("TransactWriteItems", ADD.formatted("t", 1));
        wire.call("TransactWriteItems", ADD.formatted("t", 1));
        assertThat(number()).isEqualTo("1");
        assertThat(wire.refusal("TransactWriteItems", ADD.formatted("t", 2)))
                .startsWith("The request uses the same client token as a previous, but non-identical request.");
        wire.call("TransactWriteItems", ADD.formatted("u", 1));
        assertThat(number()).isEqualTo("2");
        wire.advance(Duration.ofMinutes(11));
        wire.call("TransactWriteItems", ADD.formatted("t", 1));
        assertThat(number()).isEqualTo("3");
    }

    @Test
    void aTokenOfACancelledTransactionCanBeUsedAgain() {
        String guarded = """
                {'ClientRequestToken':'t','TransactItems':[{'Delete':{'TableName':'things','Key':{'id':{'S':'a'}},
                 'ConditionExpression':'attribute_exists(id)'}}]}""";
        assertThat(wire.refusal("TransactWriteItems", guarded)).startsWith("Transaction cancelled");
        wire.put("things", "{'id':{'S':'a'}}");
        wire.call("TransactWriteItems", guarded);
        assertThat(wire.get("things", "{'id':{'S':'a'}}").isMissingNode()).isTrue();
    }

    @Test
    void oneItemIsNotWrittenTwice() {
        assertThat(wire.refusal("TransactWriteItems", """
                        {'TransactItems':[{'Put':{'TableName':'things','Item':{'id':{'S':'a'}}}},
                         {'Delete':{'TableName':'things','Key':{'id':{'S':'a'}}}}]}"""))
                .isEqualTo("Transaction request cannot include multiple operations on one item");
    }

    @Test
    void itemsAreReadAtOneMoment() {
        wire.put("things", "{'id':{'S':'a'},'n':{'N':'1'},'m':{'N':'2'}}");
        assertThat(wire.call("TransactGetItems", """
                        {'TransactItems':[{'Get':{'TableName':'things','Key':{'id':{'S':'a'}},'ProjectionExpression':'m'}},
                         {'Get':{'TableName':'things','Key':{'id':{'S':'b'}}}}]}"""))
                .isEqualTo(Wire.json("{'Responses':[{'Item':{'m':{'N':'2'}}},{}]}"));
    }
}
