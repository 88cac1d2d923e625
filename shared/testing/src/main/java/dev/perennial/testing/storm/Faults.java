package dev.perennial.testing.storm;

import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Crashes now and then, before a call to the outside or after its effect. */
final class Faults {
    private final RandomGenerator random;
    private double rate;

    Faults(RandomGenerator random, double rate) {
        this.random = random;
        this.rate = rate;
    }

    /** The process ends here; whoever called will call again. */
    static final class Crash extends RuntimeException {
        Crash() {
            super("crash", null, false, false);
        }
    }

    void end() {
        rate = 0;
    }

    boolean strike() {
        return random.nextDouble() < rate;
    }

    <T> T around(Supplier<T> call) {
        crashPerhaps();
        T answer = call.get();
        crashPerhaps();
        return answer;
    }

    void around(Runnable call) {
        crashPerhaps();
        call.run();
        crashPerhaps();
    }

    private void crashPerhaps() {
        if (strike()) {
            throw new Crash();
        }
    }
}
