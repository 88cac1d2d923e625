package dev.perennial.imports.posting;

import java.time.Duration;
import java.util.Optional;

/**
 * How many posts are under way at once: one more after a while of success, half as many where the other side has too
 * many, and then none for a while that doubles from one refusal to the next.
 */
final class Pace {
    private static final Duration FIRST_WAIT = Duration.ofMillis(250);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final int most;
    private final Sleeper sleeper;
    private int allowed;
    private int underWay;
    private int successes;
    private Duration wait = FIRST_WAIT;

    /** Lets time pass. */
    interface Sleeper {
        void sleep(Duration time) throws InterruptedException;
    }

    Pace(int most, Sleeper sleeper) {
        this.most = most;
        this.allowed = most;
        this.sleeper = sleeper;
    }

    synchronized void begin() throws InterruptedException {
        while (underWay >= allowed) {
            wait();
        }
        underWay++;
    }

    synchronized void end() {
        underWay--;
        notifyAll();
    }

    synchronized void succeeded() {
        wait = FIRST_WAIT;
        if (allowed < most && ++successes >= 4) {
            successes = 0;
            allowed++;
            notifyAll();
        }
    }

    /** Waits as long as it takes before the same is posted again. */
    void tooMuch(Optional<Duration> asked) throws InterruptedException {
        Duration now;
        synchronized (this) {
            successes = 0;
            allowed = Math.max(1, allowed / 2);
            now = asked.filter(it -> it.compareTo(wait) > 0).orElse(wait);
            Duration doubled = wait.multipliedBy(2);
            wait = doubled.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : doubled;
        }
        sleeper.sleep(now);
    }

    synchronized int allowed() {
        return allowed;
    }
}
