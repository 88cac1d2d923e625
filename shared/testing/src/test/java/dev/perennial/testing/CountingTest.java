package dev.perennial.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.metrics.Counter;
import dev.perennial.domain.metrics.Series;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.SurveyState.Answer;
import dev.perennial.domain.values.Counts;
import dev.perennial.domain.values.Csat;
import dev.perennial.domain.values.Nps;
import dev.perennial.domain.values.Survey;
import dev.perennial.flow.numbers.Counters;
import dev.perennial.flow.numbers.Counting;
import dev.perennial.flow.numbers.Counting.Change;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CountingTest {
    private static final LocalDate FRIDAY = LocalDate.parse("2026-11-20");
    private static final LocalDate SATURDAY = FRIDAY.plusDays(1);

    private final InMemoryCounters counters = new InMemoryCounters();
    private final Counting counting = new Counting(counters);

    @Test
    void answersStandInTheCounterOfTheirDay() {
        counting.count("shard", List.of(first(1, answer(9, FRIDAY)), first(2, answer(3, SATURDAY))));
        assertThat(nps(FRIDAY, FRIDAY)).isEqualTo(new Nps(1, 0, 0));
        assertThat(nps(FRIDAY, SATURDAY)).isEqualTo(new Nps(1, 0, 1));
    }

    @Test
    void aBatchThatComesAgainAddsNothing() {
        List<Change> batch = List.of(first(1, answer(9, FRIDAY)), first(2, answer(3, FRIDAY)));
        counting.count("shard", batch);
        counting.count("shard", batch);
        assertThat(nps(FRIDAY, FRIDAY)).isEqualTo(new Nps(1, 0, 1));
    }

    @Test
    void ofABatchThatOverlapsOnlyTheNewPartCounts() {
        counting.count("shard", List.of(first(1, answer(9, FRIDAY)), first(2, answer(9, FRIDAY))));
        counting.count("shard", List.of(first(2, answer(9, FRIDAY)), first(3, answer(9, FRIDAY))));
        assertThat(nps(FRIDAY, FRIDAY)).isEqualTo(new Nps(3, 0, 0));
    }

    @Test
    void eachShardHasAMarkOfItsOwn() {
        counting.count("one", List.of(first(5, answer(9, FRIDAY))));
        counting.count("two", List.of(first(4, answer(9, FRIDAY))));
        assertThat(nps(FRIDAY, FRIDAY)).isEqualTo(new Nps(2, 0, 0));
    }

    @Test
    void aNewerAnswerTakesTheOlderOneOutOfItsDay() {
        Answer before = answer(3, FRIDAY);
        Answer after = answer(9, SATURDAY);
        counting.count("shard", List.of(first(1, before)));
        counting.count("shard", List.of(change(2, Map.of(Survey.NPS, before), Map.of(Survey.NPS, after))));
        assertThat(nps(FRIDAY, FRIDAY)).isEqualTo(Nps.NONE);
        assertThat(nps(SATURDAY, SATURDAY)).isEqualTo(new Nps(1, 0, 0));
    }

    @Test
    void anErasedRecordTakesItsAnswerWithIt() {
        Answer answer = answer(3, FRIDAY);
        counting.count("shard", List.of(first(1, answer)));
        counting.count("shard", List.of(change(2, Map.of(Survey.NPS, answer), Map.of())));
        assertThat(nps(FRIDAY, FRIDAY)).isEqualTo(Nps.NONE);
    }

    @Test
    void changesThatTouchNoAnswerCostNothing() {
        Map<Survey, Answer> same = Map.of(Survey.NPS, answer(3, FRIDAY));
        counting.count("shard", List.of(change(1, same, same)));
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
        assertThat(nps(FRIDAY, FRIDAY.plusDays(300))).isEqualTo(new Nps(250, 0, 0));
        assertThat(counters.countedUpTo("shard")).contains(BigInteger.valueOf(250));
    }

    @Test
    void anAnswerToEachSurveyCountsForThatSurvey() {
        Map<Survey, Answer> both = Map.of(Survey.NPS, answer(9, FRIDAY), Survey.CSAT, answer(4, SATURDAY));
        Map<Survey, Answer> later = Map.of(Survey.NPS, answer(9, FRIDAY), Survey.CSAT, answer(1, SATURDAY));
        counting.count("shard", List.of(change(1, Map.of(), both)));
        assertThat(csat(FRIDAY, SATURDAY)).isEqualTo(new Csat(1, 0, 0));
        Map<Counter, Counts> added = counting.count("shard", List.of(change(2, both, later)));
        assertThat(added)
                .allSatisfy((counter, by) -> {
                    assertThat(counter.metric()).isEqualTo("csat");
                    assertThat(by).isEqualTo(new Csat(-1, 0, 1).counts());
                })
                .containsKey(Counter.of("csat", SATURDAY));
        assertThat(csat(FRIDAY, FRIDAY)).isEqualTo(Csat.NONE);
        assertThat(csat(SATURDAY, SATURDAY)).isEqualTo(new Csat(0, 0, 1));
        assertThat(nps(FRIDAY, SATURDAY)).isEqualTo(new Nps(1, 0, 0));
    }

    @Test
    void changesThatCancelOutAreNotCountedAgainFromTheirMiddle() {
        Map<Survey, Answer> answer = Map.of(Survey.NPS, answer(9, FRIDAY));
        Change in = first(1, answer(9, FRIDAY));
        Change out = change(2, answer, Map.of());
        counting.count("shard", List.of(in, out));
        counting.count("shard", List.of(out));
        assertThat(nps(FRIDAY, FRIDAY)).isEqualTo(Nps.NONE);
    }

    @Test
    void aWriteIsNeverCountedInPart() {
        List<Change> batch = new ArrayList<>();
        for (int i = 0; i < Counters.AT_ONCE; i++) {
            LocalDate day = FRIDAY.plusDays(i);
            batch.add(change(i + 1, Map.of(), Map.of(Survey.NPS, answer(9, day), Survey.CSAT, answer(4, day))));
        }
        counting.count("shard", batch);
        assertThat(nps(FRIDAY, FRIDAY.plusDays(Counters.AT_ONCE))).isEqualTo(new Nps(Counters.AT_ONCE, 0, 0));
        assertThat(csat(FRIDAY, FRIDAY.plusDays(Counters.AT_ONCE))).isEqualTo(new Csat(Counters.AT_ONCE, 0, 0));
    }

    @Test
    void aRecordThatIsRemovedTakesItsAnswerWithIt() {
        Answer answer = answer(3, FRIDAY);
        counting.count("shard", List.of(first(1, answer)));
        Optional<Customer> before = Optional.of(Samples.answered(Map.of(Survey.NPS, answer)));
        counting.count("shard", List.of(new Change(BigInteger.TWO, before, Optional.empty())));
        assertThat(nps(FRIDAY, FRIDAY)).isEqualTo(Nps.NONE);
    }

    private Nps nps(LocalDate first, LocalDate last) {
        return Nps.of(counters.sum(Series.of("nps"), first, last));
    }

    private Csat csat(LocalDate first, LocalDate last) {
        return Csat.of(counters.sum(Series.of("csat"), first, last));
    }

    private static Change change(long sequence, Map<Survey, Answer> before, Map<Survey, Answer> after) {
        return new Change(
                BigInteger.valueOf(sequence),
                Optional.of(Samples.answered(before)),
                Optional.of(Samples.answered(after)));
    }

    private static Change first(long sequence, Answer answer) {
        return new Change(
                BigInteger.valueOf(sequence),
                Optional.empty(),
                Optional.of(Samples.answered(Map.of(Survey.NPS, answer))));
    }

    private static Answer answer(int score, LocalDate day) {
        return new Answer(score, day.atTime(23, 59).toInstant(ZoneOffset.UTC));
    }
}
