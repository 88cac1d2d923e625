package dev.perennial.aws;

import static dev.perennial.aws.Attributes.number;
import static dev.perennial.aws.Attributes.text;

import dev.perennial.domain.metrics.AdSpend;
import dev.perennial.domain.metrics.Counter;
import dev.perennial.domain.metrics.Series;
import dev.perennial.domain.values.Counts;
import dev.perennial.flow.numbers.Counters;
import dev.perennial.flow.numbers.ToldNumbers;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * The table {@code metrics}: a row per metric and day, and a mark per shard of the stream. Changes are written beside
 * the mark, by one write, so a batch that comes again adds nothing. When there are many of them, they are moved into
 * the rows of their counters, by one transaction; so they stand in either place and never in both.
 */
public final class DynamoCounters implements Counters, ToldNumbers {
    private static final String METRIC = "metric";
    private static final String SLOT = "slot";

    /** A transaction of DynamoDB takes 100 items: these, and the mark. */
    private static final int ROWS_AT_ONCE = 99;

    private static final int MOST_READS = 20;

    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoCounters(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public Optional<BigInteger> countedUpTo(String shard) {
        return mark(shard).upTo().map(BigInteger::new);
    }

    private ShardMark mark(String shard) {
        return ShardMark.read(
                shard,
                dynamo.getItem(get ->
                                get.tableName(table).key(ShardMark.key(shard)).consistentRead(true))
                        .item());
    }

    @Override
    public void add(Progress progress, Map<Counter, Counts> changes) {
        Map<String, AttributeValue> waiting = ShardMark.attributes(changes);
        ShardMark now = addToMark(progress, waiting);
        Optional<ShardMark> rest = Optional.of(now);
        while (rest.filter(ShardMark::isLarge).isPresent()) {
            rest = roll(rest.get());
        }
        if (progress.from().isEmpty()) {
            // A shard is new where another one ended, and nobody comes back to that one's row.
            marks().stream()
                    .filter(mark -> !mark.shard().equals(progress.shard()))
                    .filter(mark -> !mark.waiting().isEmpty())
                    .forEach(this::roll);
        }
    }

    private ShardMark addToMark(Progress progress, Map<String, AttributeValue> waiting) {
        String writer = UUID.randomUUID().toString();
        String from = progress.from().map(BigInteger::toString).orElse("");
        Map<String, AttributeValue> values =
                new HashMap<>(Map.of(":upTo", text(progress.upTo().toString()), ":writer", text(writer)));
        Map<String, String> names = new HashMap<>();
        List<String> additions = new ArrayList<>();
        waiting.forEach((name, by) -> {
            String number = Integer.toString(names.size(), Character.MAX_RADIX);
            names.put("#" + number, name);
            values.put(":" + number, by);
            additions.add("#" + number + " :" + number);
        });
        if (progress.from().isPresent()) {
            values.put(":from", text(from));
        }
        String set = "SET " + ShardMark.UP_TO + " = :upTo, " + ShardMark.WRITER + " = :writer";
        try {
            return ShardMark.read(
                    progress.shard(),
                    dynamo.updateItem(update -> update.tableName(table)
                                    .key(ShardMark.key(progress.shard()))
                                    .updateExpression(
                                            additions.isEmpty() ? set : set + " ADD " + String.join(",", additions))
                                    .conditionExpression(condition(progress))
                                    .expressionAttributeNames(names.isEmpty() ? null : names)
                                    .expressionAttributeValues(values)
                                    .returnValues(ReturnValue.ALL_NEW)
                                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                            .attributes());
        } catch (ConditionalCheckFailedException moved) {
            // A call whose answer was lost and which was made again finds what it wrote itself.
            Map<String, AttributeValue> row = moved.hasItem() ? moved.item() : Map.of();
            if (text(writer).equals(row.get(ShardMark.WRITER))) {
                return ShardMark.read(progress.shard(), row);
            }
            throw movedOn(progress, moved);
        }
    }

    private static String condition(Progress progress) {
        return progress.from().isPresent()
                ? ShardMark.UP_TO + " = :from"
                : "attribute_not_exists(" + ShardMark.UP_TO + ")";
    }

    private static IllegalStateException movedOn(Progress progress, RuntimeException cause) {
        return new IllegalStateException(
                "the changes of " + progress.shard() + " could not be counted from " + progress.from(), cause);
    }

    /**
     * Moves what waits into the rows of the counters, as much as one transaction holds.
     *
     * @return what is left; empty where somebody has written meanwhile: then all goes on waiting
     */
    private Optional<ShardMark> roll(ShardMark mark) {
        Map<CounterKey.Row, Map<String, String>> rows = mark.rows(ROWS_AT_ONCE);
        Map<String, String> names = new HashMap<>();
        List<String> removals = new ArrayList<>();
        rows.values().stream()
                .flatMap(it -> it.keySet().stream())
                .limit(AT_ONCE)
                .forEach(name -> {
                    String number = Integer.toString(names.size(), Character.MAX_RADIX);
                    names.put("#" + number, name);
                    removals.add("#" + number);
                });
        Map<String, AttributeValue> values = new HashMap<>(
                Map.of(":one", number(1), ":upTo", text(mark.upTo().orElseThrow())));
        if (mark.rolls() > 0) {
            values.put(":rolls", number(mark.rolls()));
        }
        List<TransactWriteItem> writes = new ArrayList<>();
        writes.add(update(Update.builder()
                .key(ShardMark.key(mark.shard()))
                .updateExpression("ADD " + ShardMark.ROLLS + " :one REMOVE " + String.join(",", removals))
                .conditionExpression(ShardMark.UP_TO + " = :upTo AND "
                        + (mark.rolls() > 0
                                ? ShardMark.ROLLS + " = :rolls"
                                : "attribute_not_exists(" + ShardMark.ROLLS + ")"))
                .expressionAttributeNames(names)
                .expressionAttributeValues(values)));
        rows.forEach((row, attributes) -> {
            Map<String, Long> counts = new TreeMap<>();
            attributes.forEach((waits, attribute) -> {
                if (names.containsValue(waits)) {
                    counts.put(attribute, mark.waiting().getOrDefault(waits, 0L));
                }
            });
            if (!counts.isEmpty()) {
                writes.add(addition(row, counts));
            }
        });
        try {
            dynamo.transactWriteItems(write -> write.transactItems(writes));
        } catch (TransactionCanceledException movedOn) {
            // It is counted where it is; who writes next beside that mark moves it.
            return Optional.empty();
        }
        Map<String, Long> rest = new HashMap<>(mark.waiting());
        rest.keySet().removeAll(names.values());
        return Optional.of(new ShardMark(mark.shard(), mark.upTo(), mark.rolls() + 1, rest));
    }

    private TransactWriteItem addition(CounterKey.Row row, Map<String, Long> counts) {
        Map<String, AttributeValue> values = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        List<String> additions = new ArrayList<>();
        counts.forEach((name, by) -> {
            String number = Integer.toString(names.size(), Character.MAX_RADIX);
            names.put("#" + number, name);
            values.put(":" + number, number(by));
            additions.add("#" + number + " :" + number);
        });
        return update(Update.builder()
                .key(Map.of(METRIC, text(row.metric()), SLOT, text(row.slot())))
                .updateExpression("ADD " + String.join(",", additions))
                .expressionAttributeNames(names)
                .expressionAttributeValues(values));
    }

    private TransactWriteItem update(Update.Builder update) {
        return TransactWriteItem.builder()
                .update(update.tableName(table).build())
                .build();
    }

    @Override
    public void tell(AdSpend spend) {
        String name = CounterKey.metric(spend.counter().series());
        String slot = CounterKey.slot(spend.counter());
        CounterKey.Row row = CounterKey.row(name, slot);
        String count = "spent " + spend.amount().currency();
        dynamo.updateItem(update -> update.tableName(table)
                .key(Map.of(METRIC, text(row.metric()), SLOT, text(row.slot())))
                .updateExpression("SET #spent = :spent")
                .expressionAttributeNames(Map.of("#spent", CounterKey.attribute(name, slot, count)))
                .expressionAttributeValues(
                        Map.of(":spent", number(spend.amount().minorUnits()))));
    }

    @Override
    public Map<Counter, Counts> read(Series series, LocalDate first, LocalDate last) {
        return read(Set.of(series), first, last).getOrDefault(series, Map.of());
    }

    /**
     * What waits is read before the rows, once for all series; where it was moved meanwhile, all is read again. Series
     * of one metric share its rows.
     */
    @Override
    public Map<Series, Map<Counter, Counts>> read(Set<Series> several, LocalDate first, LocalDate last) {
        for (int reads = 0; reads < MOST_READS; reads++) {
            List<ShardMark> before = marks();
            Map<String, List<Map<String, AttributeValue>>> shared = new HashMap<>();
            Map<Series, Map<Counter, Counts>> read = new HashMap<>();
            for (Series series : several) {
                Map<Counter, Counts> counted = new HashMap<>();
                if (!CounterKey.hasOwnRows(series)) {
                    shared.computeIfAbsent(
                                    series.metric(),
                                    metric -> rows(metric, CounterKey.first(first), last.toString())
                                            .toList())
                            .forEach(row -> counts(series, row, counted));
                }
                if (!series.parts().isEmpty()) {
                    rows(CounterKey.metric(series), CounterKey.first(first), CounterKey.last(series, last))
                            .forEach(row -> ofItsOwn(series, row, counted));
                }
                before.forEach(mark -> mark.of(series, first, last)
                        .forEach((counter, by) -> counted.merge(counter, by, Counts::plus)));
                read.put(series, counted);
            }
            boolean nothingWaits =
                    before.stream().allMatch(mark -> mark.waiting().isEmpty());
            if (nothingWaits || rolls(before) == rolls(marks())) {
                return read;
            }
        }
        throw new IllegalStateException("the counters are being written all the time; ask again in a moment");
    }

    private static long rolls(List<ShardMark> marks) {
        return marks.stream().mapToLong(ShardMark::rolls).sum();
    }

    private List<ShardMark> marks() {
        return dynamo
                .queryPaginator(query -> query.tableName(table)
                        .keyConditionExpression(METRIC + " = :mark")
                        .expressionAttributeValues(Map.of(":mark", text(ShardMark.MARK)))
                        .consistentRead(true))
                .items()
                .stream()
                .map(row -> ShardMark.read(Attributes.document(row).text(SLOT), row))
                .toList();
    }

    private Stream<Map<String, AttributeValue>> rows(String metric, String first, String last) {
        return dynamo
                .queryPaginator(query -> query.tableName(table)
                        .keyConditionExpression(METRIC + " = :metric AND " + SLOT + " BETWEEN :first AND :last")
                        .expressionAttributeValues(
                                Map.of(":metric", text(metric), ":first", text(first), ":last", text(last)))
                        .consistentRead(true))
                .items()
                .stream();
    }

    /** What a row of a metric and a day tells of a series. */
    private static void counts(Series series, Map<String, AttributeValue> row, Map<Counter, Counts> into) {
        String day = Attributes.document(row).text(SLOT);
        numbers(row).forEach((name, count) -> {
            if (series.parts().isEmpty()) {
                CounterKey.count(name)
                        .ifPresent(
                                it -> into.merge(CounterKey.counter(series, day), Counts.of(it, count), Counts::plus));
            } else {
                CounterKey.ofSplit(series, day, name)
                        .ifPresent(it -> into.merge(it.getKey(), Counts.of(it.getValue(), count), Counts::plus));
            }
        });
    }

    /** What the row of a single counter of a split tells. */
    private static void ofItsOwn(Series series, Map<String, AttributeValue> row, Map<Counter, Counts> into) {
        Counter counter = CounterKey.counter(series, Attributes.document(row).text(SLOT));
        numbers(row).forEach((name, count) -> into.merge(counter, Counts.of(name, count), Counts::plus));
    }

    /** All numbers of a row; its key is text. */
    private static Map<String, Long> numbers(Map<String, AttributeValue> row) {
        Map<String, Long> numbers = new TreeMap<>();
        row.forEach((name, value) -> {
            if (value.n() != null) {
                numbers.put(name, Long.parseLong(value.n()));
            }
        });
        return numbers;
    }
}
