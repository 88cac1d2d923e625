package dev.perennial.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.perennial.domain.metrics.AdSpend;
import dev.perennial.domain.metrics.Counter;
import dev.perennial.domain.metrics.MetricCatalog;
import dev.perennial.domain.metrics.Series;
import dev.perennial.domain.values.Counts;
import dev.perennial.domain.values.Csat;
import dev.perennial.domain.values.Money;
import dev.perennial.domain.values.Nps;
import dev.perennial.flow.numbers.Counters;
import dev.perennial.flow.numbers.Counters.Progress;
import dev.perennial.flow.numbers.ToldNumbers;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        assertThat(counters().read(Series.of("nps"), day, day)).isEmpty();
        assertThat(nps(day, day)).isEqualTo(Nps.NONE);
        assertThat(csat(day, day)).isEqualTo(Csat.NONE);
    }

    @Test
    void changesAddUpAndTheMarkMoves() {
        LocalDate day = LocalDate.parse("2002-01-01");
        BigInteger far = new BigInteger("111000000000000000000000000000000000000001");
        add("adds", START, BigInteger.ONE, nps(day, 2, 1, 1));
        add("adds", Optional.of(BigInteger.ONE), far, nps(day, -1, 0, 3));
        assertThat(nps(day, day)).isEqualTo(new Nps(1, 1, 4));
        assertThat(counters().countedUpTo("adds")).contains(far);
    }

    @Test
    void daysAreSummedFromTheFirstToTheLast() {
        LocalDate day = LocalDate.parse("2003-01-30");
        for (int i = 0; i < 5; i++) {
            add("days-" + i, START, BigInteger.ONE, nps(day.plusDays(i), 1, 0, 0));
        }
        assertThat(nps(day.plusDays(1), day.plusDays(3))).isEqualTo(new Nps(3, 0, 0));
    }

    @Test
    void whoStartsFromAMarkThatHasMovedAddsNothing() {
        LocalDate day = LocalDate.parse("2004-01-01");
        Map<Counter, Counts> one = nps(day, 1, 0, 0);
        add("moved", START, BigInteger.TWO, one);
        assertThatIllegalStateException().isThrownBy(() -> add("moved", START, BigInteger.TEN, one));
        assertThatIllegalStateException()
                .isThrownBy(() -> add("moved", Optional.of(BigInteger.ONE), BigInteger.TEN, one));
        assertThat(nps(day, day)).isEqualTo(new Nps(1, 0, 0));
        assertThat(counters().countedUpTo("moved")).contains(BigInteger.TWO);
    }

    @Test
    void aQuarterOfDaysIsAddedAtOnce() {
        LocalDate day = LocalDate.parse("2005-01-01");
        Map<Counter, Counts> quarter = new HashMap<>();
        for (int i = 0; i < 92; i++) {
            quarter.putAll(nps(day.plusDays(i), 0, 0, 1));
        }
        add("quarter", START, BigInteger.ONE, quarter);
        assertThat(nps(day, day.plusDays(91))).isEqualTo(new Nps(0, 0, 92));
    }

    @Test
    void eachSurveyHasItsOwnNumbers() {
        LocalDate day = LocalDate.parse("2006-01-01");
        Csat three = new Csat(1, 1, 1);
        Map<Counter, Counts> changes = new HashMap<>(nps(day, 5, 0, 0));
        changes.putAll(csat(day, 1, 1, 1));
        changes.putAll(csat(day.plusDays(1), -1, 0, 2));
        add("surveys", START, BigInteger.ONE, changes);
        assertThat(nps(day, day.plusDays(1))).isEqualTo(new Nps(5, 0, 0));
        assertThat(csat(day, day)).isEqualTo(three);
        assertThat(csat(day, day.plusDays(1))).isEqualTo(new Csat(0, 1, 3));
    }

    @Test
    void aTransactionHoldsBothSurveysOfFortyEightDays() {
        LocalDate day = LocalDate.parse("2007-01-01");
        Map<Counter, Counts> days = new HashMap<>();
        for (int i = 0; i < 48; i++) {
            days.putAll(nps(day.plusDays(i), 1, 0, 0));
            days.putAll(csat(day.plusDays(i), 0, 0, 1));
        }
        add("both", START, BigInteger.ONE, days);
        assertThat(nps(day, day.plusDays(47))).isEqualTo(new Nps(48, 0, 0));
        assertThat(csat(day, day.plusDays(47))).isEqualTo(new Csat(0, 0, 48));
    }

    @Test
    void asManyCountersAreAddedToAtOnceAsThePortSays() {
        LocalDate day = LocalDate.parse("2008-01-01");
        Map<Counter, Counts> days = new HashMap<>();
        for (int i = 0; i < Counters.AT_ONCE; i++) {
            days.putAll(nps(day.plusDays(i), 1, 0, 0));
        }
        add("many", START, BigInteger.ONE, days);
        assertThat(nps(day, day.plusDays(Counters.AT_ONCE))).isEqualTo(new Nps(Counters.AT_ONCE, 0, 0));
    }

    @Test
    void whatCancelsOutStillMovesTheMark() {
        LocalDate day = LocalDate.parse("2009-01-01");
        add("cancels", START, BigInteger.ONE, nps(day, 0, 0, 0));
        assertThat(counters().countedUpTo("cancels")).contains(BigInteger.ONE);
        assertThat(nps(day, day)).isEqualTo(Nps.NONE);
    }

    @Test
    void eachSplitOfAMetricIsCountedBesideTheWhole() {
        LocalDate day = LocalDate.parse("2010-01-31");
        Counter whole = Counter.of("seen", day);
        Counter google = Counter.of("seen", day, Map.of("source", "google"));
        Counter odd = Counter.of("seen", day, Map.of("source", "a b=c#d/ü,☃~"));
        Counter next = Counter.of("seen", day.plusDays(1), Map.of("source", "google"));
        Counter both = Counter.of("seen", day, Map.of("source", "google", "currency", "EUR"));
        Counter other = Counter.of("seen too", day, Map.of("source", "google"));
        Map<Counter, Counts> changes = new HashMap<>();
        Counter[] each = {whole, google, odd, next, both, other};
        for (int i = 0; i < each.length; i++) {
            changes.put(each[i], Counts.of("customers", i + 1));
        }
        add("splits", START, BigInteger.ONE, changes);
        add("splits", Optional.of(BigInteger.ONE), BigInteger.TWO, Map.of(odd, Counts.of("customers", 10)));
        assertThat(counters().read(whole.series(), day, day)).isEqualTo(Map.of(whole, Counts.of("customers", 1)));
        assertThat(counters().read(Series.of("seen", Set.of("source")), day, day))
                .isEqualTo(Map.of(google, Counts.of("customers", 2), odd, Counts.of("customers", 13)));
        assertThat(counters().sum(google.series(), day, day.plusDays(1))).isEqualTo(Counts.of("customers", 19));
        assertThat(counters().sum(google.series(), day.plusDays(1), day.plusDays(9)))
                .isEqualTo(Counts.of("customers", 4));
        assertThat(counters().read(both.series(), day, day)).isEqualTo(Map.of(both, Counts.of("customers", 5)));
        Set<Series> several = Set.of(whole.series(), google.series(), both.series(), other.series());
        assertThat(counters().read(several, day, day.plusDays(1)))
                .hasSameSizeAs(several)
                .allSatisfy((series, counted) ->
                        assertThat(counted).isNotEmpty().isEqualTo(counters().read(series, day, day.plusDays(1))));
    }

    @Test
    void anyNameMayBeCounted() {
        LocalDate day = LocalDate.parse("2011-01-01");
        Counts odd = Counts.of(Map.of("count", 1L, "value", -2L, "1-2 hours", 3L));
        add("names", START, BigInteger.ONE, Map.of(Counter.of("names", day), odd));
        assertThat(counters().sum(Series.of("names"), day, day)).isEqualTo(odd);
    }

    @Test
    void whatWasSpentIsWhatWasToldLast() {
        LocalDate day = LocalDate.parse("2012-02-29");
        ToldNumbers told = (ToldNumbers) counters();
        told.tell(spend(day, "google", new Money(900, "EUR")));
        told.tell(spend(day, "google", new Money(1200, "EUR")));
        told.tell(spend(day, "google", new Money(5, "CHF")));
        told.tell(spend(day, "fair", new Money(0, "EUR")));
        Series series = Series.of("ad-spend", Set.of("channel"));
        assertThat(counters().read(series, day, day).get(Counter.of("ad-spend", day, Map.of("channel", "google/cpc"))))
                .isEqualTo(Counts.of(Map.of("spent EUR", 1200L, "spent CHF", 5L)));
        assertThat(counters().sum(series, day, day)).isEqualTo(Counts.of(Map.of("spent EUR", 1200L, "spent CHF", 5L)));
    }

    private static AdSpend spend(LocalDate day, String source, Money amount) {
        return new AdSpend(day, source, Optional.of("cpc"), Optional.empty(), amount);
    }

    private void add(String shard, Optional<BigInteger> from, BigInteger upTo, Map<Counter, Counts> changes) {
        counters().add(new Progress(shard, from, upTo), changes);
    }

    private Nps nps(LocalDate first, LocalDate last) {
        return Nps.of(counters().sum(Series.of(MetricCatalog.NPS.name()), first, last));
    }

    private Csat csat(LocalDate first, LocalDate last) {
        return Csat.of(counters().sum(Series.of(MetricCatalog.CSAT.name()), first, last));
    }

    private static Map<Counter, Counts> nps(LocalDate day, long promoters, long passives, long detractors) {
        return Map.of(Counter.of(MetricCatalog.NPS.name(), day), new Nps(promoters, passives, detractors).counts());
    }

    private static Map<Counter, Counts> csat(LocalDate day, long satisfied, long neutral, long dissatisfied) {
        return Map.of(Counter.of(MetricCatalog.CSAT.name(), day), new Csat(satisfied, neutral, dissatisfied).counts());
    }
}
