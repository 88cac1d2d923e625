package dev.perennial.aws;

import static dev.perennial.aws.Attributes.number;
import static dev.perennial.aws.Attributes.text;
import static java.util.stream.Collectors.joining;

import dev.perennial.domain.values.Csat;
import dev.perennial.domain.values.Nps;
import dev.perennial.flow.numbers.Answers;
import dev.perennial.flow.numbers.Counters;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * The table {@code metrics}: a row per number and day, and a mark per shard of the stream. Changes and mark are written
 * in one transaction, so a batch that comes again adds nothing.
 */
public final class DynamoCounters implements Counters {
    private static final String NPS = "nps";
    private static final String CSAT = "csat";
    private static final String MARK = "checkpoint";
    private static final String UP_TO = "lastSequence";

    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoCounters(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public Optional<BigInteger> countedUpTo(String shard) {
        return Optional.ofNullable(dynamo.getItem(get ->
                                get.tableName(table).key(key(MARK, shard)).consistentRead(true))
                        .item()
                        .get(UP_TO))
                .map(AttributeValue::s)
                .map(BigInteger::new);
    }

    @Override
    public void add(String shard, Optional<BigInteger> from, BigInteger upTo, Map<LocalDate, Answers> changes) {
        List<TransactWriteItem> writes = new ArrayList<>();
        writes.add(mark(shard, from, upTo));
        changes.forEach((day, change) -> {
            if (!change.nps().equals(Nps.NONE)) {
                writes.add(count(NPS, day, parts(change.nps())));
            }
            if (!change.csat().equals(Csat.NONE)) {
                writes.add(count(CSAT, day, parts(change.csat())));
            }
        });
        try {
            dynamo.transactWriteItems(write -> write.transactItems(writes));
        } catch (TransactionCanceledException cancelled) {
            throw new IllegalStateException(
                    "the changes of " + shard + " could not be counted from " + from, cancelled);
        }
    }

    @Override
    public Nps nps(LocalDate first, LocalDate last) {
        return rows(NPS, first, last)
                .map(row -> new Nps(count(row, "promoters"), count(row, "passives"), count(row, "detractors")))
                .reduce(Nps.NONE, Nps::plus);
    }

    @Override
    public Csat csat(LocalDate first, LocalDate last) {
        return rows(CSAT, first, last)
                .map(row -> new Csat(count(row, "satisfied"), count(row, "neutral"), count(row, "dissatisfied")))
                .reduce(Csat.NONE, Csat::plus);
    }

    private Stream<Map<String, AttributeValue>> rows(String metric, LocalDate first, LocalDate last) {
        return dynamo
                .queryPaginator(query -> query.tableName(table)
                        .keyConditionExpression("metric = :metric AND slot BETWEEN :first AND :last")
                        .expressionAttributeValues(Map.of(
                                ":metric", text(metric),
                                ":first", text(first.toString()),
                                ":last", text(last.toString()))))
                .items()
                .stream();
    }

    private TransactWriteItem mark(String shard, Optional<BigInteger> from, BigInteger upTo) {
        Map<String, AttributeValue> values = new HashMap<>(Map.of(":upTo", text(upTo.toString())));
        from.ifPresent(before -> values.put(":from", text(before.toString())));
        return TransactWriteItem.builder()
                .update(Update.builder()
                        .tableName(table)
                        .key(key(MARK, shard))
                        .updateExpression("SET " + UP_TO + " = :upTo")
                        .conditionExpression(
                                from.isPresent() ? UP_TO + " = :from" : "attribute_not_exists(" + UP_TO + ")")
                        .expressionAttributeValues(values)
                        .build())
                .build();
    }

    private static Map<String, Long> parts(Nps nps) {
        return Map.of(
                "promoters", nps.promoters(),
                "passives", nps.passives(),
                "detractors", nps.detractors());
    }

    private static Map<String, Long> parts(Csat csat) {
        return Map.of(
                "satisfied", csat.satisfied(),
                "neutral", csat.neutral(),
                "dissatisfied", csat.dissatisfied());
    }

    private TransactWriteItem count(String metric, LocalDate day, Map<String, Long> parts) {
        Map<String, AttributeValue> values = new HashMap<>();
        parts.forEach((name, change) -> values.put(":" + name, number(change)));
        return TransactWriteItem.builder()
                .update(Update.builder()
                        .tableName(table)
                        .key(key(metric, day.toString()))
                        .updateExpression("ADD "
                                + parts.keySet().stream()
                                        .map(name -> name + " :" + name)
                                        .collect(joining(", ")))
                        .expressionAttributeValues(values)
                        .build())
                .build();
    }

    private static long count(Map<String, AttributeValue> row, String name) {
        return row.containsKey(name) ? Long.parseLong(row.get(name).n()) : 0;
    }

    private static Map<String, AttributeValue> key(String metric, String slot) {
        return Map.of("metric", text(metric), "slot", text(slot));
    }
}
