package dev.perennial.checks;

import dev.perennial.aws.DynamoCounters;
import dev.perennial.flow.numbers.Counters;
import dev.perennial.testing.CountersContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class DynamoCountersTest extends CountersContract {
    @RegisterExtension
    static final Tables TABLES = new Tables();

    @Override
    protected Counters counters() {
        return new DynamoCounters(TABLES.client(), "metrics");
    }
}
