package dev.perennial.domain.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ShareDifferenceTest {
    /** The eight examples of Newcombe 1998, Statistics in Medicine 17, 873–890, table II, method 10. */
    @Test
    void theFixedIntervalIsTheOneThatIsPublished() {
        check(56, 70, 48, 80, 0.0524, 0.3339);
        check(9, 10, 3, 10, 0.1705, 0.8090);
        check(6, 7, 2, 7, 0.0582, 0.8062);
        check(5, 56, 0, 29, -0.0381, 0.1926);
        check(0, 10, 0, 20, -0.1611, 0.2775);
        check(0, 10, 0, 10, -0.2775, 0.2775);
        check(10, 10, 0, 20, 0.6791, 1);
        check(10, 10, 0, 10, 0.6075, 1);
    }

    private static void check(long some, long all, long others, long allOthers, double low, double high) {
        Interval interval = of(some, all, others, allOthers).interval().orElseThrow();
        assertThat(interval.low()).isCloseTo(low, within(0.00005));
        assertThat(interval.high()).isCloseTo(high, within(0.00005));
    }

    @Test
    void theIntervalForManyLooksIsTheWiderOne() {
        for (long all : new long[] {1, 10, 100, 10_000, 1_000_000}) {
            ShareDifference groups = of(all * 3 / 10, all, all / 5, all);
            Interval fixed = groups.interval().orElseThrow();
            Interval always = groups.intervalAtAnyTime().orElseThrow();
            assertThat(always.low()).as("of %d", all).isLessThan(fixed.low());
            assertThat(always.high()).as("of %d", all).isGreaterThanOrEqualTo(fixed.high());
            assertThat(always.low()).isGreaterThanOrEqualTo(-1);
            assertThat(always.high()).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void aDifferenceIsToldByTheIntervalForManyLooks() {
        assertThat(of(1_200, 10_000, 1_000, 10_000).verdict()).isEqualTo(new Verdict.Higher());
        assertThat(of(1_000, 10_000, 1_200, 10_000).verdict()).isEqualTo(new Verdict.Lower());
    }

    /** 110 against 80 of 1,000: the fixed interval excludes 0 and would be believed too soon. */
    @Test
    void whatIsMissingIsAsManyPeopleAsWouldDecideIt() {
        ShareDifference groups = of(110, 1_000, 80, 1_000);
        assertThat(groups.interval().orElseThrow().contains(0)).isFalse();
        long missing = ((Verdict.NotEnough) groups.verdict()).missing().orElseThrow();
        assertThat(missing).isBetween(1_000L, 3_000L);
        double times = (2_000.0 + missing) / 2_000;
        assertThat(grown(groups, times * 1.01).verdict()).isEqualTo(new Verdict.Higher());
        assertThat(grown(groups, times * 0.99).verdict()).isInstanceOf(Verdict.NotEnough.class);
    }

    private static ShareDifference grown(ShareDifference groups, double times) {
        return new ShareDifference(grown(groups.first(), times), grown(groups.second(), times));
    }

    private static Proportion grown(Proportion group, double times) {
        return new Proportion(Math.round(group.some() * times), Math.round(group.all() * times));
    }

    /** Then it is told how many would show a difference of two points. */
    @Test
    void whereNoDifferenceIsSeenALargerOneIsLookedFor() {
        Verdict.NotEnough verdict =
                (Verdict.NotEnough) of(100, 1_000, 100, 1_000).verdict();
        assertThat(verdict.toSee()).isEqualTo(0.02);
        assertThat(verdict.missing().orElseThrow()).isBetween(5_000L, 12_000L);
    }

    @Test
    void whatDiffersByLessThanIsLookedForIsAlike() {
        assertThat(of(10_000, 100_000, 10_010, 100_000).verdict()).isEqualTo(new Verdict.Alike());
    }

    @Test
    void withoutOneOfTheGroupsThereIsNothingToCompare() {
        ShareDifference groups = of(3, 10, 0, 0);
        assertThat(groups.difference()).isEmpty();
        assertThat(groups.interval()).isEmpty();
        assertThat(groups.intervalAtAnyTime()).isEmpty();
        assertThat(groups.verdict()).isEqualTo(new Verdict.NobodyToCompare());
    }

    private static ShareDifference of(long some, long all, long others, long allOthers) {
        return new ShareDifference(new Proportion(some, all), new Proportion(others, allOthers));
    }
}
