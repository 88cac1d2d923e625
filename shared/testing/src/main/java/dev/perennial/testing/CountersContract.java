package dev.perennial.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.perennial.domain.values.Csat;
import dev.perennial.domain.values.Nps;
import dev.perennial.flow.numbers.Answers;
import dev.perennial.flow.numbers.Counters;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every keeper of counters does; each test uses shards and days of its own. */
public abstract class CountersContract {
    private static final Optional<BigInteger> START = Optional.empty();

    /** The keeper under test; it may hold counts of earlier tests. */
    protected abstract Counters counters();

    @Test
    void whereNothingIsCountedThereIsNoMarkAndNoAnswer() {
        LocalDate day = LocalDate.parse("2001-01-01");
        assertThat(counters().countedUpTo("fresh")).isEmpty();
        assertThat(counters().nps(day, day)).isEqualTo(Nps.NONE);
        assertThat(counters().csat(day, day)).isEqualTo(Csat.NONE);
    }

    @Test
    void changesAddUpAndTheMarkMoves() {
        LocalDate day = LocalDate.parse("2002-01-01");
        BigInteger far = new BigInteger("111000000000000000000000000000000000000001");
        counters().add("adds", START, BigInteger.ONE, Map.of(day, nps(2, 1, 1)));
        counters().add("adds", Optional.of(BigInteger.ONE), far, Map.of(day, nps(-1, 0, 3)));
        assertThat(counters().nps(day, day)).isEqualTo(new Nps(1, 1, 4));
        assertThat(counters().countedUpTo("adds")).contains(far);
    }

    @Test
    void daysAreSummedFromTheFirstToTheLast() {
        LocalDate day = LocalDate.parse("2003-01-30");
        for (int i = 0; i < 5; i++) {
            counters().add("days-" + i, START, BigInteger.ONE, Map.of(day.plusDays(i), nps(1, 0, 0)));
        }
        assertThat(counters().nps(day.plusDays(1), day.plusDays(3))).isEqualTo(new Nps(3, 0, 0));
    }

    @Test
    void whoStartsFromAMarkThatHasMovedAddsNothing() {
        LocalDate day = LocalDate.parse("2004-01-01");
        Map<LocalDate, Answers> one = Map.of(day, nps(1, 0, 0));
        counters().add("moved", START, BigInteger.TWO, one);
        assertThatIllegalStateException().isThrownBy(() -> counters().add("moved", START, BigInteger.TEN, one));
        assertThatIllegalStateException()
                .isThrownBy(() -> counters().add("moved", Optional.of(BigInteger.ONE), BigInteger.TEN, one));
        assertThat(counters().nps(day, day)).isEqualTo(new Nps(1, 0, 0));
        assertThat(counters().countedUpTo("moved")).contains(BigInteger.TWO);
    }

    @Test
    void aQuarterOfDaysIsAddedAtOnce() {
        LocalDate day = LocalDate.parse("2005-01-01");
        Map<LocalDate, Answers> quarter = new HashMap<>();
        for (int i = 0; i < 92; i++) {
            quarter.put(day.plusDays(i), nps(0, 0, 1));
        }
        counters().add("quarter", START, BigInteger.ONE, quarter);
        assertThat(counters().nps(day, day.plusDays(91))).isEqualTo(new Nps(0, 0, 92));
    }

    @Test
    void eachSurveyHasItsOwnNumbers() {
        LocalDate day = LocalDate.parse("2006-01-01");
        Csat three = new Csat(1, 1, 1);
        counters()
                .add(
                        "surveys",
                        START,
                        BigInteger.ONE,
                        Map.of(
                                day,
                                new Answers(new Nps(5, 0, 0), three),
                                day.plusDays(1),
                                new Answers(Nps.NONE, new Csat(-1, 0, 2))));
        assertThat(counters().nps(day, day.plusDays(1))).isEqualTo(new Nps(5, 0, 0));
        assertThat(counters().csat(day, day)).isEqualTo(three);
        assertThat(counters().csat(day, day.plusDays(1))).isEqualTo(new Csat(0, 1, 3));
    }

    @Test
    void aTransactionHoldsBothSurveysOfFortyEightDays() {
        LocalDate day = LocalDate.parse("2007-01-01");
        Map<LocalDate, Answers> days = new HashMap<>();
        for (int i = 0; i < 48; i++) {
            days.put(day.plusDays(i), new Answers(new Nps(1, 0, 0), new Csat(0, 0, 1)));
        }
        counters().add("both", START, BigInteger.ONE, days);
        assertThat(counters().nps(day, day.plusDays(47))).isEqualTo(new Nps(48, 0, 0));
        assertThat(counters().csat(day, day.plusDays(47))).isEqualTo(new Csat(0, 0, 48));
    }

    private static Answers nps(long promoters, long passives, long detractors) {
        return new Answers(new Nps(promoters, passives, detractors), Csat.NONE);
    }
}
