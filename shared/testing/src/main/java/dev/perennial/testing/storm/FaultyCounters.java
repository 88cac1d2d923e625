package dev.perennial.testing.storm;

import dev.perennial.domain.values.Csat;
import dev.perennial.domain.values.Nps;
import dev.perennial.flow.numbers.Answers;
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
    public void add(String shard, Optional<BigInteger> from, BigInteger upTo, Map<LocalDate, Answers> changes) {
        rival.run();
        weather.around(Call.COUNT, () -> counters.add(shard, from, upTo, changes));
    }

    @Override
    public Nps nps(LocalDate first, LocalDate last) {
        return counters.nps(first, last);
    }

    @Override
    public Csat csat(LocalDate first, LocalDate last) {
        return counters.csat(first, last);
    }
}
