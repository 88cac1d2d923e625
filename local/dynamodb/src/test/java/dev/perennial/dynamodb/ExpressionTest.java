package dev.perennial.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionTest {
    private final Wire wire = Wire.withTables();

    @AfterEach
    void close() {
        wire.close();
    }

    private boolean holds(String condition) {
        wire.put("things", """
                {'id':{'S':'a'},'n':{'N':'5'},'t':{'S':'hello'},'l':{'L':[{'N':'1'},{'S':'two'}]},'s':{'SS':['x','y']},
                 'm':{'M':{'in':{'N':'7'},'deep':{'L':[{'M':{'er':{'S':'z'}}}]}}},'no':{'NULL':true}}""");
        String values = """
                ':one':{'N':'1'},':five':{'N':'5.0'},':nine':{'N':'9'},':he':{'S':'he'},':hello':{'S':'hello'},':x':{'S':'x'},
                ':z':{'S':'z'},':string':{'S':'S'},':set':{'SS':['y','x']}""";
        String used = Arrays.stream(values.split(",(?=\\s*':)"))
                .filter(it -> (condition + " ")
                        .matches("(?s).*"
                                + it.strip().replaceAll("^'(:\\w+)'.*", "$1").replace("\n", "") + "\\W.*"))
                .reduce((one, other) -> one + "," + other)
                .map(it -> ",'ExpressionAttributeValues':{" + it + "}")
                .orElse("");
        return wire.call("Scan", "{'TableName':'things','FilterExpression':'" + condition + "'" + used + "}")
                        .path("Count")
                        .asInt()
                == 1;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "n = :five | true",
                "n <> :five | false",
                "n < :nine AND n > :one | true",
                "n <= :five AND n >= :five | true",
                "n < :hello | false",
                "absent = :one | false",
                "absent <> :one | true",
                "n BETWEEN :one AND :nine | true",
                "n NOT IN (:one) | error",
                "NOT n IN (:one, :nine) | true",
                "n IN (:one, :five) | true",
                "attribute_exists(m.deep[0].er) | true",
                "attribute_not_exists(m.deep[1]) | true",
                "attribute_type(t, :string) | true",
                "begins_with(t, :he) | true",
                "begins_with(n, :he) | false",
                "contains(t, :he) | true",
                "contains(s, :x) | true",
                "contains(l, :one) | true",
                "contains(l, :five) | false",
                "s = :set | true",
                "size(l) < :nine | true",
                "size(t) = :five | true",
                "m.deep[0].er = :z | true",
                "l[0] = :one | true",
                "l[7] = :one | false",
                "n = :one OR t = :hello AND n = :five | true",
                "(n = :one OR t = :hello) AND n = :nine | false",
                "NOT (n = :one) and not n = :nine | true",
            })
    void conditionsHoldAsDynamoDbSays(String condition, String expected) {
        String found;
        try {
            found = String.valueOf(holds(condition));
        } catch (RuntimeException refused) {
            found = "error";
        }
        assertThat(found).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "status = :v | Invalid ConditionExpression: Attribute name is a reserved keyword; reserved keyword: status",
                "a = | Invalid ConditionExpression: Syntax error; token: \"<EOF>\", near: \"=\"",
                "a = :w | Invalid ConditionExpression: An expression attribute value used in expression is not defined; attribute value: :w",
                "#a = :v | Invalid ConditionExpression: An expression attribute name used in the document path is not defined; attribute name: #a",
                "attribute_exists(a) | Value provided in ExpressionAttributeValues unused in expressions: keys: {:v}",
                "a = a | Invalid ConditionExpression: The first operand must be distinct from the remaining operands for this operator or function; operator: =, first operand: [a]",
                "((a = :v)) | Invalid ConditionExpression: The expression has redundant parentheses;",
                "sum(a) | Invalid ConditionExpression: Invalid function name; function: sum",
                "a BETWEEN :v AND :low | Invalid ConditionExpression: The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {S:v}, upper bound operand: AttributeValue: {S:low}",
                "a ? :v | Invalid ConditionExpression: Syntax error; token: \"?\", near: \"a ? :v\"",
            })
    void aConditionThatIsWrongIsRefusedAsDynamoDbDoes(String condition, String message) {
        String values = condition.contains(":low") ? "{':v':{'S':'v'},':low':{'S':'low'}}" : "{':v':{'S':'v'}}";
        assertThat(wire.refusal("PutItem", """
                {'TableName':'things','Item':{'id':{'S':'a'}},'ConditionExpression':'%s','ExpressionAttributeValues':%s}""".formatted(condition, values))).isEqualTo(message);
    }

    private String updated(String update, String values) {
        wire.put("things", """
                {'id':{'S':'a'},'n':{'N':'5'},'l':{'L':[{'N':'1'},{'N':'2'},{'N':'3'}]},'s':{'SS':['x','y']},
                 'm':{'M':{'in':{'N':'7'}}}}""");
        String request = """
                {'TableName':'things','Key':{'id':{'S':'a'}},'ReturnValues':'UPDATED_NEW','UpdateExpression':'%s'%s}""".formatted(update, values.isEmpty() ? "" : ",'ExpressionAttributeValues':{" + values + "}");
        var answer = wire.answer("UpdateItem", request);
        return answer.has("message")
                ? answer.path("message").asText()
                : answer.path("Attributes").toString().replace('"', '\'');
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SET n = n + :v | ':v':{'N':'1.50'} | {'n':{'N':'6.5'}}",
                "SET n = :v - n | ':v':{'N':'1'} | {'n':{'N':'-4'}}",
                "SET k = if_not_exists(k, :v) | ':v':{'N':'1'} | {'k':{'N':'1'}}",
                "SET n = if_not_exists(n, :v) | ':v':{'N':'1'} | {'n':{'N':'5'}}",
                "SET l = list_append(l, :v) | ':v':{'L':[{'N':'4'}]} | {'l':{'L':[{'N':'1'},{'N':'2'},{'N':'3'},{'N':'4'}]}}",
                "SET l[1] = :v | ':v':{'N':'9'} | {'l':{'L':[{'N':'9'}]}}",
                "SET m.more = :v | ':v':{'N':'9'} | {'m':{'M':{'more':{'N':'9'}}}}",
                "SET a = n, n = :v | ':v':{'N':'9'} | {'a':{'N':'5'},'n':{'N':'9'}}",
                "ADD n :v | ':v':{'N':'1'} | {'n':{'N':'6'}}",
                "ADD k :v | ':v':{'N':'1'} | {'k':{'N':'1'}}",
                "ADD s :v | ':v':{'SS':['z','x']} | {'s':{'SS':['x','y','z']}}",
                "DELETE s :v | ':v':{'SS':['x']} | {'s':{'SS':['y']}}",
                "SET q = absent | '' | The provided expression refers to an attribute that does not exist in the item",
                "SET q.r = :v | ':v':{'N':'9'} | The document path provided in the update expression is invalid for update",
                "SET l = l + :v | ':v':{'N':'9'} | An operand in the update expression has an incorrect data type",
                "SET id = :v | ':v':{'S':'b'} | One or more parameter values were invalid: Cannot update attribute id. This attribute is part of the key",
                "SET m = :v, m.more = :v | ':v':{'N':'9'} | Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [m], path two: [m, more]",
                "SET n = :v SET k = :v | ':v':{'N':'9'} | Invalid UpdateExpression: The \"SET\" section can only be used once in an update expression;",
            })
    void updatesDoWhatDynamoDbDoes(String update, String values, String expected) {
        String found = updated(update, values.equals("''") ? "" : values);
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void elementsAreRemovedByTheNumbersThatTheyHadBefore() {
        updated("REMOVE l[0], l[1]", "");
        assertThat(wire.get("things", "{'id':{'S':'a'}}").path("l")).isEqualTo(Wire.json("{'L':[{'N':'3'}]}"));
    }

    @Test
    void whatIsSetBehindTheEndOfAListIsItsLastElement() {
        updated("SET l[9] = :v", "':v':{'N':'9'}");
        assertThat(wire.get("things", "{'id':{'S':'a'}}").at("/l/L/3/N").asText())
                .isEqualTo("9");
    }

    @Test
    void aSetThatLosesItsLastElementIsGone() {
        updated("DELETE s :v", "':v':{'SS':['x','y']}");
        assertThat(wire.get("things", "{'id':{'S':'a'}}").has("s")).isFalse();
    }

    @Test
    void aProjectionTakesPartsAlong() {
        updated("REMOVE n", "");
        assertThat(wire.call("GetItem", """
                        {'TableName':'things','Key':{'id':{'S':'a'}},'ProjectionExpression':'l[2], l[0], m.#in, absent',
                         'ExpressionAttributeNames':{'#in':'in'}}""").path("Item"))
                .isEqualTo(Wire.json("{'l':{'L':[{'N':'1'},{'N':'3'}]},'m':{'M':{'in':{'N':'7'}}}}"));
    }
}
