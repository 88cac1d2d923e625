package dev.perennial.domain.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ConfidenceSequenceTest {
    private static final int RUNS = 10_000;
    private static final int DAYS = 365;

    /** Where τ²/s² = 8: s·√(9/8·(ln 9 + 2·ln 20)). */
    @Test
    void theMarginIsTheOneOfTheFormula() {
        ConfidenceSequence sequence = new ConfidenceSequence(0.02);
        assertThat(sequence.margin(0.02 / Math.sqrt(8))).isCloseTo(0.02 / Math.sqrt(8) * 3.035173, within(0.000001));
        assertThat(sequence.margin(0)).isZero();
    }

    @Test
    void whateverIsLookedForTheIntervalIsWiderThanTheFixedOne() {
        for (double error = 1e-6; error < 1; error *= 3) {
            assertThat(ConfidenceSequence.OF_SHARES.margin(error) / error)
                    .as("at %s", error)
                    .isGreaterThan(3);
        }
    }

    @Test
    void differencesOfNoSizeAreNotLookedFor() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ConfidenceSequence(0));
    }

    /** Half of the customers are treated, and both halves are alike: 20 a day buy with 10 %. */
    @Test
    @Tag("slow")
    void whoLooksDailyAtTwoEqualHalvesIsMisledInAtMostFiveOfAHundredRuns() {
        Misled misled = daily(101, 10, 10, 0.1);
        assertThat(misled.bySequence()).isLessThanOrEqualTo(RUNS / 20);
        assertThat(misled.byFixed())
                .as("the fixed interval is why this one is there")
                .isGreaterThan(RUNS / 4);
    }

    @Test
    @Tag("slow")
    void aSmallHoldoutChangesNothingInThat() {
        assertThat(daily(102, 45, 5, 0.1).bySequence()).isLessThanOrEqualTo(RUNS / 20);
    }

    @Test
    @Tag("slow")
    void norDoRareGoals() {
        assertThat(daily(103, 45, 5, 0.01).bySequence()).isLessThanOrEqualTo(RUNS / 20);
    }

    @Test
    @Tag("slow")
    void norDoGoalsThatMostReach() {
        assertThat(daily(104, 18, 2, 0.9).bySequence()).isLessThanOrEqualTo(RUNS / 20);
    }

    /** A real difference of five points is found within the year, nearly always. */
    @Test
    void aDifferenceIsFound() {
        SplittableRandom random = new SplittableRandom(5);
        int found = 0;
        for (int run = 0; run < 200; run++) {
            long treated = count(random, 10 * DAYS, 0.15);
            long held = count(random, 10 * DAYS, 0.10);
            ShareDifference groups =
                    new ShareDifference(new Proportion(treated, 10L * DAYS), new Proportion(held, 10L * DAYS));
            found += groups.verdict() instanceof Verdict.Higher ? 1 : 0;
        }
        assertThat(found).as("of 200 runs of seed 5").isGreaterThan(190);
    }

    /** How many of the runs excluded 0 on any day. */
    private record Misled(int bySequence, int byFixed) {}

    private static Misled daily(long seed, int treatedADay, int heldADay, double rate) {
        int bySequence = 0;
        int byFixed = 0;
        for (int run = 0; run < RUNS; run++) {
            SplittableRandom random = new SplittableRandom(seed * RUNS + run);
            boolean sequence = false;
            boolean fixed = false;
            long treated = 0;
            long held = 0;
            for (int day = 1; day <= DAYS && !(sequence && fixed); day++) {
                treated += count(random, treatedADay, rate);
                held += count(random, heldADay, rate);
                ShareDifference groups = new ShareDifference(
                        new Proportion(treated, (long) treatedADay * day), new Proportion(held, (long) heldADay * day));
                sequence |= !groups.intervalAtAnyTime().orElseThrow().contains(0);
                fixed |= !groups.interval().orElseThrow().contains(0);
            }
            bySequence += sequence ? 1 : 0;
            byFixed += fixed ? 1 : 0;
        }
        System.out.printf(
                "seed %d, %d and %d a day at %s: misled in %d of %d runs, by the fixed interval in %d%n",
                seed, treatedADay, heldADay, rate, bySequence, RUNS, byFixed);
        return new Misled(bySequence, byFixed);
    }

    private static long count(SplittableRandom random, int people, double rate) {
        long some = 0;
        for (int person = 0; person < people; person++) {
            some += random.nextDouble() < rate ? 1 : 0;
        }
        return some;
    }
}
