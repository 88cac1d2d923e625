package dev.perennial.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.aws.DynamoCounters;
import dev.perennial.domain.metrics.Counter;
import dev.perennial.domain.values.Counts;
import dev.perennial.domain.values.Nps;
import dev.perennial.flow.numbers.Counters;
import dev.perennial.flow.numbers.Counters.Progress;
import dev.perennial.testing.CountersContract;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoCountersTest extends CountersContract {
    @RegisterExtension
    static final Tables TABLES = new Tables();

    @Override
    protected Counters counters() {
        return new DynamoCounters(TABLES.client(), "metrics");
    }

    /** What is stored does not change: old rows are added to, old marks are gone on from. */
    @Test
    void rowsAndMarksAreStoredAsTheyEverWere() {
        Map<String, AttributeValue> row = Map.of(
                "metric", text("nps"),
                "slot", text("2012-01-01"),
                "promoters", number("2"),
                "passives", number("0"),
                "detractors", number("7"));
        Map<String, AttributeValue> mark =
                Map.of("metric", text("checkpoint"), "slot", text("old"), "lastSequence", text("12"));
        TABLES.client().putItem(put -> put.tableName("metrics").item(row));
        TABLES.client().putItem(put -> put.tableName("metrics").item(mark));
        LocalDate day = LocalDate.parse("2012-01-01");
        Counter split = Counter.of("nps", day, Map.of("source", "a fair", "tier", "gold"));
        counters()
                .add(
                        new Progress("old", Optional.of(BigInteger.valueOf(12)), BigInteger.valueOf(13)),
                        Map.of(Counter.of("nps", day), new Nps(1, 0, -2).counts(), split, Counts.of("promoters", 1)));
        assertThat(counters().read(Counter.of("nps", day).series(), day, day))
                .isEqualTo(Map.of(Counter.of("nps", day), Counts.of(Map.of("promoters", 3L, "detractors", 5L))));
        assertThat(item("checkpoint", "old"))
                .containsEntry("lastSequence", text("13"))
                .containsEntry("nps|2012-01-01|promoters", number("1"))
                .containsEntry("nps by source, tier|2012-01-01 a+fair gold|promoters", number("1"));
    }

    /** What waits beside the mark is moved into the rows when it has become much, and counts once all the while. */
    @Test
    void whatWaitsIsMovedIntoTheRowsAndCountsOnce() {
        LocalDate day = LocalDate.parse("2013-01-01");
        Optional<BigInteger> from = Optional.empty();
        for (int i = 1; i <= 200; i++) {
            BigInteger upTo = BigInteger.valueOf(i);
            counters()
                    .add(
                            new Progress("moved in", from, upTo),
                            Map.of(
                                    Counter.of("moving", day, Map.of("source", "fair " + i)),
                                    Counts.of("customers", 1),
                                    Counter.of("moving", day),
                                    Counts.of("customers", 1)));
            from = Optional.of(upTo);
            assertThat(counters()
                            .sum(Counter.of("moving", day).series(), day, day)
                            .get("customers"))
                    .isEqualTo(i);
        }
        assertThat(counters()
                        .read(Counter.of("moving", day, Map.of("source", "")).series(), day, day))
                .hasSize(200)
                .allSatisfy((_, counts) -> assertThat(counts).isEqualTo(Counts.of("customers", 1)));
        assertThat(item("moving by source", "2013-01-01 fair+1")).containsEntry("customers", number("1"));
        assertThat(Integer.parseInt(
                        Objects.requireNonNull(item("checkpoint", "moved in").get("rolls"))
                                .n()))
                .isPositive();
    }

    /** The splits of a metric stand in its row, but where anybody may make up values. */
    @Test
    void splitsByWhatIsKnownStandInTheRowOfTheDayAndOthersInRowsOfTheirOwn() {
        LocalDate day = LocalDate.parse("2016-01-01");
        Counter known = Counter.of("signups", day, Map.of("stage", "LEAD", "tier", "silver & gold"));
        Counter open = Counter.of("signups", day, Map.of("touch", "first", "channel", "a fair/|x"));
        Map<Counter, Counts> one = Map.of(
                Counter.of("signups", day),
                Counts.of("customers", 1),
                known,
                Counts.of("customers", 1),
                open,
                Counts.of("customers", 1));
        counters().add(new Progress("known", Optional.empty(), BigInteger.ONE), one);
        counters().add(new Progress("known too", Optional.empty(), BigInteger.ONE), one);
        assertThat(item("signups", "2016-01-01"))
                .containsEntry("customers", number("1"))
                .containsEntry("stage, tier|LEAD silver+%26+gold|customers", number("1"))
                .hasSize(4);
        assertThat(item("signups by channel, touch", "2016-01-01 a+fair%2F%7Cx first"))
                .containsEntry("customers", number("1"));
        for (Counter each : one.keySet()) {
            assertThat(counters().read(each.series(), day, day)).isEqualTo(Map.of(each, Counts.of("customers", 2)));
        }
    }

    /** Earlier builds gave each counter of a split a row of its own. */
    @Test
    void rowsOfSplitsThatEarlierBuildsStoredAreReadAndAddedTo() {
        LocalDate day = LocalDate.parse("2015-01-01");
        Counter split = Counter.of("signups", day, Map.of("tier", "gold"));
        TABLES.client()
                .putItem(put -> put.tableName("metrics")
                        .item(Map.of(
                                "metric", text("signups by tier"),
                                "slot", text("2015-01-01 gold"),
                                "customers", number("7"))));
        counters()
                .add(new Progress("later", Optional.empty(), BigInteger.ONE), Map.of(split, Counts.of("customers", 1)));
        assertThat(counters().read(split.series(), day, day)).isEqualTo(Map.of(split, Counts.of("customers", 8)));
    }

    /** Nobody comes back to the mark of a shard that has ended. */
    @Test
    void whatWaitsBesideTheMarkOfAShardThatEndedIsMovedWhenAnotherBegins() {
        LocalDate day = LocalDate.parse("2014-01-01");
        Map<Counter, Counts> one = Map.of(Counter.of("ended", day), Counts.of("customers", 1));
        counters().add(new Progress("ended", Optional.empty(), BigInteger.ONE), one);
        assertThat(item("ended", "2014-01-01")).isEmpty();
        counters().add(new Progress("begins", Optional.empty(), BigInteger.ONE), one);
        assertThat(item("ended", "2014-01-01")).containsEntry("customers", number("1"));
        assertThat(counters().sum(Counter.of("ended", day).series(), day, day)).isEqualTo(Counts.of("customers", 2));
    }

    private static Map<String, AttributeValue> item(String metric, String slot) {
        return TABLES.client()
                .getItem(get -> get.tableName("metrics").key(Map.of("metric", text(metric), "slot", text(slot))))
                .item();
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    private static AttributeValue number(String value) {
        return AttributeValue.fromN(value);
    }
}
