package dev.perennial.testing.storm;

import dev.perennial.testing.storm.Coverage.Moment;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * The bad luck of one storm, and the count of it. Lots are drawn under the name of what is under way, and a kind of
 * trouble that is left out still draws its own: so what befalls one fact stays the same when another is left out.
 */
final class FaultInjector {
    private final Forecast forecast;
    private final Coverage coverage = new Coverage();
    private final Map<String, SplittableRandom> lots = new HashMap<>();
    private SplittableRandom current;
    private double crashes;
    private long effects;

    FaultInjector(Forecast forecast) {
        this.forecast = forecast;
        current = lotsOf("storm");
        crashes = current.nextInt(3) * 0.04;
    }

    /** The process ends here; whoever called will call again. */
    static final class Crash extends RuntimeException {
        Crash() {
            super("crash", null, false, false);
        }
    }

    Coverage coverage() {
        return coverage;
    }

    /** No crash from now on, so that everything comes to its end. */
    void clearUp() {
        crashes = 0;
    }

    /** Draws the lots of something until its work is done. */
    void during(String what, Runnable work) {
        SplittableRandom outer = current;
        current = lots.computeIfAbsent(what, this::lotsOf);
        try {
            work.run();
        } finally {
            current = outer;
        }
    }

    private SplittableRandom lotsOf(String what) {
        long mixed = forecast.seed() * 0xD1B54A32D192ED03L ^ what.hashCode();
        mixed = (mixed ^ (mixed >>> 29)) * 0xBF58476D1CE4E5B9L;
        return new SplittableRandom(mixed ^ (mixed >>> 32));
    }

    /** A moment from 0 up to, not including, 1. */
    double moment() {
        return current.nextDouble();
    }

    /** A number from 0 up to, not including, the bound. */
    int pick(int bound) {
        return current.nextInt(bound);
    }

    /** Whether this trouble strikes now; whoever asks sees to it that it does, and says so. */
    boolean draws(Trouble trouble, double probability) {
        return current.nextDouble() < probability && forecast.troubles().contains(trouble);
    }

    /** Whether this trouble strikes now. */
    boolean brings(Trouble trouble, double probability) {
        boolean strikes = draws(trouble, probability);
        saw(trouble, strikes);
        return strikes;
    }

    void saw(Trouble trouble, boolean really) {
        if (really) {
            coverage.saw(trouble);
        }
    }

    <T> T around(Call call, Supplier<T> work) {
        crashPerhaps(call, Moment.BEFORE);
        T answer = work.get();
        effects++;
        coverage.called(call);
        crashPerhaps(call, Moment.AFTER);
        return answer;
    }

    /** The same for a call that the SDK repeats where its answer was lost. */
    <T> T aroundRepeated(Call call, Supplier<T> work) {
        return around(call, () -> {
            T answer = work.get();
            return brings(Trouble.REPEATED_CALL, 0.03) ? work.get() : answer;
        });
    }

    void around(Call call, Runnable work) {
        around(call, () -> {
            work.run();
            return true;
        });
    }

    /** How many calls to the outside have had their effect so far. */
    long effects() {
        return effects;
    }

    private void crashPerhaps(Call call, Moment moment) {
        if (current.nextDouble() < crashes && forecast.crashes().contains(call)) {
            coverage.crashed(call, moment);
            throw new Crash();
        }
    }
}
