package dev.perennial.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagingTest {
    private static final String ROWS =
            "'TableName':'rows','KeyConditionExpression':'id = :r'," + "'ExpressionAttributeValues':{':r':{'S':'r'}}";

    private final Wire wire = Wire.withTables();

    @AfterEach
    void close() {
        wire.close();
    }

    private void row(String at) {
        wire.put("rows", "{'id':{'S':'r'},'at':{'N':'" + at + "'},'odd':{'BOOL':" + at.endsWith("1") + "}}");
    }

    private static List<String> numbers(JsonNode answer) {
        return answer.path("Items")
                .valueStream()
                .map(item -> item.at("/at/N").asText())
                .toList();
    }

    /** All pages of a request. */
    private List<JsonNode> pages(String operation, String request) {
        List<JsonNode> pages = new ArrayList<>();
        ObjectNode next = (ObjectNode) Wire.json(request);
        do {
            JsonNode page = wire.engine().call("DynamoDB_20120810." + operation, next);
            pages.add(page);
            next.set("ExclusiveStartKey", page.get("LastEvaluatedKey"));
        } while (next.hasNonNull("ExclusiveStartKey"));
        return pages;
    }

    @Test
    void numbersAreOrderedByTheirWorth() {
        List<String> ordered = List.of(
                "-12345678901234567890123456789012345678",
                "-100",
                "-99.5",
                "-1",
                "-0.001",
                "0",
                "0.0000001",
                "0.5",
                "1",
                "1.000000000000000000000000000000000001",
                "2",
                "10",
                "10.5",
                "100",
                "12345678901234567890123456789012345678");
        List<String> mixed = new ArrayList<>(ordered);
        Collections.shuffle(mixed, new Random(7));
        mixed.forEach(this::row);
        assertThat(numbers(wire.call("Query", "{" + ROWS + "}"))).isEqualTo(ordered);
        assertThat(numbers(wire.call("Query", "{" + ROWS + ",'ScanIndexForward':false}")))
                .isEqualTo(ordered.reversed());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "at = :a | 3",
                "at < :a | 1,2",
                "at <= :a | 1,2,3",
                "at > :a | 4,5",
                ":a <= at | 3,4,5",
                "at BETWEEN :a AND :b | 3,4",
            })
    void aQueryReadsThePartOfThePartitionThatItAsksFor(String sort, String expected) {
        for (int at = 1; at <= 5; at++) {
            row(String.valueOf(at));
        }
        String values = "':r':{'S':'r'},':a':{'N':'3'}" + (sort.contains(":b") ? ",':b':{'N':'4'}" : "");
        String names = "'ExpressionAttributeNames':{'#at':'at'}";
        String request =
                "{'TableName':'rows','KeyConditionExpression':'id = :r AND %s',%s,'ExpressionAttributeValues':{%s}}"
                        .formatted(sort.replaceAll("\\bat\\b", "#at"), names, values);
        assertThat(String.join(",", numbers(wire.call("Query", request)))).isEqualTo(expected);
        assertThat(String.join(
                        ",",
                        numbers(wire.call("Query", request.replaceFirst("\\{", "{'ScanIndexForward':false,")))
                                .reversed()))
                .isEqualTo(expected);
    }

    @Test
    void textsAreOrderedByTheirUtf8BytesAndFoundByTheirBeginning() {
        List<String> ordered = List.of("", "\0", "\0\0", "a", "a\0", "a\0b", "ab", "b", "é", "\uFFFD", "\uD83D\uDE00");
        for (String due : ordered.reversed()) {
            ObjectNode item = (ObjectNode) Wire.json("{'id':{'S':'x'},'kind':{'S':'k'},'due':{'S':'d'}}");
            item.withObject("/id").put("S", "i" + due);
            item.withObject("/due").put("S", "d" + due);
            ObjectNode request = (ObjectNode) Wire.json("{'TableName':'things'}");
            request.set("Item", item);
            wire.engine().call("DynamoDB_20120810.PutItem", request);
        }
        String query =
                "{'TableName':'things','IndexName':'due','KeyConditionExpression':'kind = :k AND begins_with(due, :d)',"
                        + "'ExpressionAttributeValues':{':k':{'S':'k'},':d':{'S':'%s'}}}";
        assertThat(wire.call("Query", query.formatted("d"))
                        .path("Items")
                        .valueStream()
                        .map(it -> it.at("/due/S").asText().substring(1)))
                .isEqualTo(ordered);
        assertThat(wire.call("Query", query.formatted("da")).path("Count").asInt())
                .isEqualTo(4);
    }

    @Test
    void pagesEndAtTheLimitAndAfterAMegabyteAndFiltersReadOnAsMuch() {
        String text = "x".repeat(300_000);
        for (int at = 0; at < 10; at++) {
            wire.put("rows", "{'id':{'S':'r'},'at':{'N':'" + at + "'},'t':{'S':'" + text + "'}}");
        }
        assertThat(pages("Query", "{" + ROWS + "}"))
                .extracting(it -> it.path("Count").asInt())
                .containsExactly(3, 3, 3, 1);
        assertThat(pages("Query", "{" + ROWS + ",'Limit':2,'ScanIndexForward':false}"))
                .extracting(it -> it.path("Count").asInt())
                .containsExactly(2, 2, 2, 2, 2, 0);
        JsonNode filtered = wire.call("Query", "{" + ROWS + ",'FilterExpression':'attribute_exists(u)','Limit':2}");
        assertThat(filtered.path("Count").asInt()).isZero();
        assertThat(filtered.path("ScannedCount").asInt()).isEqualTo(2);
        assertThat(filtered.path("LastEvaluatedKey")).isEqualTo(Wire.json("{'id':{'S':'r'},'at':{'N':'1'}}"));
    }

    @Test
    void segmentsOfAScanShareTheTableOut() {
        for (int number = 0; number < 200; number++) {
            wire.put("things", "{'id':{'S':'thing-" + number + "'}}");
        }
        Set<String> seen = new HashSet<>();
        for (int segment = 0; segment < 4; segment++) {
            int before = seen.size();
            for (JsonNode page :
                    pages("Scan", "{'TableName':'things','Segment':" + segment + ",'TotalSegments':4,'Limit':7}")) {
                page.path("Items")
                        .forEach(item ->
                                assertThat(seen.add(item.at("/id/S").asText())).isTrue());
            }
            assertThat(seen.size() - before).isBetween(25, 75);
        }
        assertThat(seen).hasSize(200);
    }

    @Test
    void anIndexIsSparseKnowsItsKeysAloneAndPagesByItsPlace() {
        for (int number = 0; number < 6; number++) {
            wire.put("things", """
                    {'id':{'S':'%d'},'kind':{'S':'k'},'due':{'S':'%d'},'more':{'S':'x'}}""".formatted(number, number / 2));
        }
        wire.put("things", "{'id':{'S':'sparse'},'kind':{'S':'k'}}");
        String query = "{'TableName':'things','IndexName':'due','Limit':1,'KeyConditionExpression':'kind = :k',"
                + "'ExpressionAttributeValues':{':k':{'S':'k'}}}";
        assertThat(pages("Query", query).stream().flatMap(it -> it.path("Items").valueStream()))
                .extracting(it -> it.at("/due/S").asText())
                .containsExactly("0", "0", "1", "1", "2", "2");
        assertThat(wire.call("Query", query).path("Items").path(0).properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("id", "kind", "due");
        wire.call("UpdateItem", "{'TableName':'things','Key':{'id':{'S':'0'}},'UpdateExpression':'REMOVE due'}");
        wire.call("DeleteItem", "{'TableName':'things','Key':{'id':{'S':'1'}}}");
        assertThat(pages("Query", query)).hasSize(5);
    }

    @Test
    void onlyTheNumberIsToldToThoseWhoCount() {
        row("1");
        row("2");
        assertThat(wire.call("Query", "{" + ROWS + ",'Select':'COUNT'}"))
                .isEqualTo(Wire.json("{'Count':2,'ScannedCount':2}"));
    }

    @Test
    void aQueryTellsThePartsThatItIsAskedFor() {
        row("1");
        assertThat(wire.call("Query", "{" + ROWS + ",'ProjectionExpression':'odd'}")
                        .path("Items"))
                .isEqualTo(Wire.json("[{'odd':{'BOOL':true}}]"));
        assertThat(wire.call("Query", "{" + ROWS + ",'ProjectionExpression':'odd','Select':'SPECIFIC_ATTRIBUTES'}")
                        .path("Items"))
                .isEqualTo(Wire.json("[{'odd':{'BOOL':true}}]"));
        assertThat(wire.refusal("Query", "{" + ROWS + ",'ProjectionExpression':'odd','Select':'COUNT'}"))
                .isEqualTo("Cannot specify the ProjectionExpression when choosing to get only the Count");
        assertThat(wire.refusal("Query", "{" + ROWS + ",'Select':'SOME'}"))
                .startsWith("1 validation error detected: Value 'SOME' at 'select'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id <> :r | Invalid KeyConditionExpression: Invalid operator used in KeyConditionExpression: <>",
                "id < :r | Query key condition not supported",
                "id = :r OR id = :r | Invalid KeyConditionExpression: Invalid operator used in KeyConditionExpression: OR",
                "more = :r | Query condition missed key schema element: id",
                "id = :r AND more = :r | Query condition missed key schema element: at",
            })
    void aKeyConditionThatIsWrongIsRefused(String condition, String message) {
        assertThat(wire.refusal("Query", """
                        {'TableName':'rows','KeyConditionExpression':'%s','ExpressionAttributeValues':{':r':{'S':'r'}}}""".formatted(condition))).isEqualTo(message);
    }
}
