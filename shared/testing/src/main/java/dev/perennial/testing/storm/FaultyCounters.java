package dev.perennial.testing.storm;

import dev.perennial.domain.metrics.Counter;
import dev.perennial.domain.metrics.Series;
import dev.perennial.domain.values.Counts;
import dev.perennial.flow.numbers.Counters;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** Crashes around every call; between mark and sum another counter may get in. */
record FaultyCounters(Counters counters, FaultInjector weather, Runnable rival) implements Counters {
    @Override
    public Optional<BigInteger> countedUpTo(String shard) {
        return weather.around(Call.READ_MARK, () -> counters.countedUpTo(shard));
    }

    @Override
    public void add(Progress progress, Map<Counter, Counts> changes) {
        rival.run();
        weather.around(Call.COUNT, () -> counters.add(progress, changes));
    }

    @Override
    public Map<Counter, Counts> read(Series series, LocalDate first, LocalDate last) {
        return counters.read(series, first, last);
    }
}
