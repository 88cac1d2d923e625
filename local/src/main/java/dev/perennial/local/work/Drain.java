package dev.perennial.local.work;

import java.time.Duration;
import java.util.List;

/** Waits until nothing is in flight: no invocation runs, every stream is read, every queue with a reader is empty. */
public final class Drain {
    private static final Duration GLANCE = Duration.ofMillis(15);

    private final Activity activity;
    private final List<Source> sources;

    /** Something that can hold work which no thread has taken up yet. */
    public interface Source {
        boolean isEmpty();
    }

    public Drain(Activity activity, List<? extends Source> sources) {
        this.activity = activity;
        this.sources = List.copyOf(sources);
    }

    /** Whether nothing was left to do within the time given. */
    public boolean toIdle(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (System.nanoTime() < end) {
            activity.awaitNone(Duration.ofNanos(end - System.nanoTime()));
            long before = activity.begun();
            boolean empty = sources.stream().allMatch(Source::isEmpty);
            if (empty && activity.running() == 0 && activity.begun() == before) {
                return true;
            }
            Thread.sleep(GLANCE);
        }
        return false;
    }
}
