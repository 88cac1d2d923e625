package dev.perennial.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.Customer.NpsAnswer;
import dev.perennial.domain.Nps;
import dev.perennial.flow.Counting;
import dev.perennial.flow.Counting.Change;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CountingTest {
    private static final LocalDate FRIDAY = LocalDate.parse("2026-11-20");
    private static final LocalDate SATURDAY = FRIDAY.plusDays(1);

    private final InMemoryCounters counters = new InMemoryCounters();
    private final Counting counting = new Counting(counters);

    @Test
    void answersStandInTheCounterOfTheirDay() {
        counting.count(
                "shard", List.of(first(1, answer(9, FRIDAY)), first(2, answer(3, SATURDAY))));
        assertThat(counters.nps(FRIDAY, FRIDAY)).isEqualTo(new Nps(1, 0, 0));
        assertThat(counters.nps(FRIDAY, SATURDAY)).isEqualTo(new Nps(1, 0, 1));
    }

    @Test
    void aBatchThatComesAgainAddsNothing() {
        List<Change> batch = List.of(first(1, answer(9, FRIDAY)), first(2, answer(3, FRIDAY)));
        counting.count("shard", batch);
        counting.count("shard", batch);
        assertThat(counters.nps(FRIDAY, FRIDAY)).isEqualTo(new Nps(1, 0, 1));
    }

    @Test
    void ofABatchThatOverlapsOnlyTheNewPartCounts() {
        counting.count("shard", List.of(first(1, answer(9, FRIDAY)), first(2, answer(9, FRIDAY))));
        counting.count("shard", List.of(first(2, answer(9, FRIDAY)), first(3, answer(9, FRIDAY))));
        assertThat(counters.nps(FRIDAY, FRIDAY)).isEqualTo(new Nps(3, 0, 0));
    }

    @Test
    void eachShardHasAMarkOfItsOwn() {
        counting.count("one", List.of(first(5, answer(9, FRIDAY))));
        counting.count("two", List.of(first(4, answer(9, FRIDAY))));
        assertThat(counters.nps(FRIDAY, FRIDAY)).isEqualTo(new Nps(2, 0, 0));
    }

    @Test
    void aNewerAnswerTakesTheOlderOneOutOfItsDay() {
        NpsAnswer before = answer(3, FRIDAY);
        NpsAnswer after = answer(9, SATURDAY);
        counting.count("shard", List.of(first(1, before)));
        counting.count(
                "shard",
                List.of(new Change(BigInteger.TWO, Optional.of(before), Optional.of(after))));
        assertThat(counters.nps(FRIDAY, FRIDAY)).isEqualTo(Nps.NONE);
        assertThat(counters.nps(SATURDAY, SATURDAY)).isEqualTo(new Nps(1, 0, 0));
    }

    @Test
    void anErasedRecordTakesItsAnswerWithIt() {
        NpsAnswer answer = answer(3, FRIDAY);
        counting.count("shard", List.of(first(1, answer)));
        counting.count(
                "shard",
                List.of(new Change(BigInteger.TWO, Optional.of(answer), Optional.empty())));
        assertThat(counters.nps(FRIDAY, FRIDAY)).isEqualTo(Nps.NONE);
    }

    @Test
    void changesThatTouchNoAnswerCostNothing() {
        Optional<NpsAnswer> same = Optional.of(answer(3, FRIDAY));
        counting.count("shard", List.of(new Change(BigInteger.ONE, same, same)));
        assertThat(counters.countedUpTo("shard")).isEmpty();
    }

    @Test
    void aBatchOverMoreDaysThanATransactionHoldsIsCountedInParts() {
        List<Change> batch = new ArrayList<>();
        for (int day = 0; day < 250; day++) {
            batch.add(first(day + 1, answer(9, FRIDAY.plusDays(day))));
        }
        counting.count("shard", batch);
        counting.count("shard", batch);
        assertThat(counters.nps(FRIDAY, FRIDAY.plusDays(300))).isEqualTo(new Nps(250, 0, 0));
        assertThat(counters.countedUpTo("shard")).contains(BigInteger.valueOf(250));
    }

    private static Change first(long sequence, NpsAnswer answer) {
        return new Change(BigInteger.valueOf(sequence), Optional.empty(), Optional.of(answer));
    }

    private static NpsAnswer answer(int score, LocalDate day) {
        return new NpsAnswer(score, day.atTime(23, 59).toInstant(ZoneOffset.UTC));
    }
}
