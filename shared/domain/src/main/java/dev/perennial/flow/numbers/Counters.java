package dev.perennial.flow.numbers;

import dev.perennial.domain.values.Csat;
import dev.perennial.domain.values.Nps;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** Numbers that are kept by adding, never by scanning. */
public interface Counters {
    /** Up to where the changes of a shard of the stream are counted. */
    Optional<BigInteger> countedUpTo(String shard);

    /**
     * Adds changes and moves the mark of the shard, both or neither.
     *
     * @throws IllegalStateException where the mark is no longer at {@code from}: somebody else counted
     */
    void add(String shard, Optional<BigInteger> from, BigInteger upTo, Map<LocalDate, Answers> changes);

    /** The sum over the days from the first to the last, both included. */
    Nps nps(LocalDate first, LocalDate last);

    /** The same of the answers to the question how satisfied customers are. */
    Csat csat(LocalDate first, LocalDate last);
}
