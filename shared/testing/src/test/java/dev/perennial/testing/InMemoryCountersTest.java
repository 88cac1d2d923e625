package dev.perennial.testing;

import dev.perennial.flow.numbers.Counters;

class InMemoryCountersTest extends CountersContract {
    private final InMemoryCounters counters = new InMemoryCounters();

    @Override
    protected Counters counters() {
        return counters;
    }
}
