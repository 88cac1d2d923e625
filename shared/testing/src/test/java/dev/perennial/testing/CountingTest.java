package dev.perennial.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.record.SurveyState.Answer;
import dev.perennial.domain.values.Csat;
import dev.perennial.domain.values.Nps;
import dev.perennial.domain.values.Survey;
import dev.perennial.flow.numbers.Answers;
import dev.perennial.flow.numbers.Counting;
import dev.perennial.flow.numbers.Counting.Change;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CountingTest {
    private static final LocalDate FRIDAY = LocalDate.parse("2026-11-20");
    private static final LocalDate SATURDAY = FRIDAY.plusDays(1);

    private final InMemoryCounters counters = new InMemoryCounters();
    private final Counting counting = new Counting(counters);

    @Test
    void answersStandInTheCounterOfTheirDay() {
        counting.count("shard", List.of(first(1, answer(9, FRIDAY)), first(2, answer(3, SATURDAY))));
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
        Answer before = answer(3, FRIDAY);
        Answer after = answer(9, SATURDAY);
        counting.count("shard", List.of(first(1, before)));
        counting.count("shard", List.of(new Change(BigInteger.TWO, nps(before), nps(after))));
        assertThat(counters.nps(FRIDAY, FRIDAY)).isEqualTo(Nps.NONE);
        assertThat(counters.nps(SATURDAY, SATURDAY)).isEqualTo(new Nps(1, 0, 0));
    }

    @Test
    void anErasedRecordTakesItsAnswerWithIt() {
        Answer answer = answer(3, FRIDAY);
        counting.count("shard", List.of(first(1, answer)));
        counting.count("shard", List.of(new Change(BigInteger.TWO, nps(answer), Map.of())));
        assertThat(counters.nps(FRIDAY, FRIDAY)).isEqualTo(Nps.NONE);
    }

    @Test
    void changesThatTouchNoAnswerCostNothing() {
        Map<Survey, Answer> same = nps(answer(3, FRIDAY));
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

    @Test
    void anAnswerToEachSurveyCountsForThatSurvey() {
        Map<Survey, Answer> both = Map.of(Survey.NPS, answer(9, FRIDAY), Survey.CSAT, answer(4, SATURDAY));
        Map<Survey, Answer> later = Map.of(Survey.NPS, answer(9, FRIDAY), Survey.CSAT, answer(1, SATURDAY));
        counting.count("shard", List.of(new Change(BigInteger.ONE, Map.of(), both)));
        assertThat(counters.csat(FRIDAY, SATURDAY)).isEqualTo(new Csat(1, 0, 0));
        Answers added = counting.count("shard", List.of(new Change(BigInteger.TWO, both, later)));
        assertThat(added).isEqualTo(new Answers(Nps.NONE, new Csat(-1, 0, 1)));
        assertThat(counters.csat(FRIDAY, FRIDAY)).isEqualTo(Csat.NONE);
        assertThat(counters.csat(SATURDAY, SATURDAY)).isEqualTo(new Csat(0, 0, 1));
        assertThat(counters.nps(FRIDAY, SATURDAY)).isEqualTo(new Nps(1, 0, 0));
    }

    private static Map<Survey, Answer> nps(Answer answer) {
        return Map.of(Survey.NPS, answer);
    }

    private static Change first(long sequence, Answer answer) {
        return new Change(BigInteger.valueOf(sequence), Map.of(), nps(answer));
    }

    private static Answer answer(int score, LocalDate day) {
        return new Answer(score, day.atTime(23, 59).toInstant(ZoneOffset.UTC));
    }
}
