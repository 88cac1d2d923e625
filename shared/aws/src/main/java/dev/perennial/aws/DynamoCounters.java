package dev.perennial.aws;

import static dev.perennial.aws.Attributes.number;
import static dev.perennial.aws.Attributes.text;

import dev.perennial.domain.metrics.Counter;
import dev.perennial.domain.metrics.Series;
import dev.perennial.domain.values.Counts;
import dev.perennial.flow.numbers.Counters;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * The table {@code metrics}: a row per counter, and a mark per shard of the stream. Changes and mark are written in one
 * transaction, so a batch that comes again adds nothing.
 */
public final class DynamoCounters implements Counters {
    private static final String METRIC = "metric";
    private static final String SLOT = "slot";
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
    public void add(Progress progress, Map<Counter, Counts> changes) {
        List<TransactWriteItem> writes = new ArrayList<>();
        writes.add(mark(progress.shard(), progress.from(), progress.upTo()));
        changes.forEach((counter, change) -> {
            if (!change.isNone()) {
                writes.add(count(counter, change));
            }
        });
        try {
            dynamo.transactWriteItems(write -> write.transactItems(writes));
        } catch (TransactionCanceledException cancelled) {
            throw new IllegalStateException(
                    "the changes of " + progress.shard() + " could not be counted from " + progress.from(), cancelled);
        }
    }

    @Override
    public Map<Counter, Counts> read(Series series, LocalDate first, LocalDate last) {
        Map<Counter, Counts> read = new HashMap<>();
        rows(series, first, last)
                .forEach(row -> read.put(
                        CounterKey.counter(series, Attributes.document(row).text(SLOT)), counts(row)));
        return read;
    }

    private Stream<Map<String, AttributeValue>> rows(Series series, LocalDate first, LocalDate last) {
        return dynamo
                .queryPaginator(query -> query.tableName(table)
                        .keyConditionExpression(METRIC + " = :metric AND " + SLOT + " BETWEEN :first AND :last")
                        .expressionAttributeValues(Map.of(
                                ":metric", text(CounterKey.metric(series)),
                                ":first", text(CounterKey.first(first)),
                                ":last", text(CounterKey.last(series, last)))))
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

    private TransactWriteItem count(Counter counter, Counts change) {
        Map<String, AttributeValue> values = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        List<String> additions = new ArrayList<>();
        change.byName().forEach((name, by) -> {
            String number = String.valueOf(names.size());
            names.put("#" + number, name);
            values.put(":" + number, number(by));
            additions.add("#" + number + " :" + number);
        });
        return TransactWriteItem.builder()
                .update(Update.builder()
                        .tableName(table)
                        .key(key(CounterKey.metric(counter.series()), CounterKey.slot(counter)))
                        .updateExpression("ADD " + String.join(", ", additions))
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(values)
                        .build())
                .build();
    }

    /** All numbers of a row; its key is text. */
    private static Counts counts(Map<String, AttributeValue> row) {
        SortedMap<String, Long> counts = new TreeMap<>();
        row.forEach((name, value) -> {
            if (value.n() != null) {
                counts.put(name, Long.parseLong(value.n()));
            }
        });
        return new Counts(counts);
    }

    private static Map<String, AttributeValue> key(String metric, String slot) {
        return Map.of(METRIC, text(metric), SLOT, text(slot));
    }
}
