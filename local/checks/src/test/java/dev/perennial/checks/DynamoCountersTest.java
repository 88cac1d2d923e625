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
        assertThat(item("nps", "2012-01-01"))
                .isEqualTo(Map.of(
                        "metric", text("nps"),
                        "slot", text("2012-01-01"),
                        "promoters", number("3"),
                        "passives", number("0"),
                        "detractors", number("5")));
        assertThat(item("checkpoint", "old")).containsEntry("lastSequence", text("13"));
        assertThat(item("nps by source, tier", "2012-01-01 a+fair gold")).containsEntry("promoters", number("1"));
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
